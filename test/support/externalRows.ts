import { randomBytes, randomUUID } from 'node:crypto';
import type { World } from './rows.ts';
import { day, sealedField } from './sealed.ts';

/** One text published elsewhere, objected to and answered, with a row in every table of them. */
export const externalRows = (world: World): [string, object][] => {
  const text_id = randomUUID();
  const { statement: statement_id, community: organisation_id } = world;
  const ours = { text_id, organisation_id };
  return [
    ['elsewhere_text', { id: text_id, organisation_id, entry_sealed: sealedField(), entered_on: day }],
    ['elsewhere_objection', { ...ours, page: '{}', made_on: day, answer_by: day }],
    ['elsewhere_door', { ...ours, door_hash: randomBytes(32) }],
    [
      'elsewhere_answer',
      { ...ours, place: 1, answer: 'decline', words: 'No.', told: true, answered_on: day },
    ],
    ['elsewhere_supplement', { ...ours, statement_id, begun_on: day }],
  ];
};
