import { randomBytes, randomUUID } from 'node:crypto';
import type { World } from './rows.ts';
import { day, sealedField } from './sealed.ts';

type Ids = { wording: string; contribution: string; final: string; stated: string; objection: string };

const drafting = (world: World, { wording: wording_id, contribution }: Ids): [string, object][] => {
  const { statement: statement_id, community: organisation_id, partnership: partnership_id } = world;
  const ours = { statement_id, organisation_id };
  return [
    [
      'statement',
      {
        ...{ id: statement_id, partnership_id, by_id: organisation_id, days: 10 },
        ...{ scopes: ['health'], begun_on: day },
      },
    ],
    ['statement_about', { ...ours, about_sealed: sealedField() }],
    [
      'drafter',
      {
        ...{ ...ours, side: 'community', asks_for: [], invited_by: organisation_id },
        ...{ invited_on: day, answer_by: day, answer: 'joined', answered_on: day },
      },
    ],
    ['affected_group', { ...ours, community: 'sex-workers', listed_on: day }],
    [
      'wording',
      {
        ...{ ...ours, id: wording_id, language: 'en', number: 1, text_sealed: sealedField() },
        ...{ note_sealed: sealedField(), sha256: randomBytes(32), made_on: day },
      },
    ],
    [
      'kept_passage',
      { ...ours, id: randomUUID(), language: 'en', words_sealed: sealedField(), marked_on: day },
    ],
    ['wording_check', { ...ours, wording_id, read_on: day }],
    [
      'silenced_rule',
      {
        ...{ ...ours, id: randomUUID(), language: 'en', rule: 'few-community-sources' },
        ...{ words_sealed: sealedField(), silenced_on: day },
      },
    ],
    [
      'unsent_text',
      {
        ...{ ...ours, person_id: world.person, slot: 'en', number: 1 },
        ...{ words_sealed: sealedField(), kept_on: day },
      },
    ],
    [
      'contribution',
      {
        ...{ ...ours, id: contribution, wording_id, kind: 'comment' },
        ...{ words_sealed: sealedField(), made_on: day },
      },
    ],
    [
      'contribution_answer',
      {
        ...{ ...ours, contribution_id: contribution, answer: 'accepted', record_id: randomUUID() },
        ...{ words_sealed: sealedField(), answered_on: day },
      },
    ],
  ];
};

const signing = (world: World, ids: Ids): [string, object][] => {
  const { statement: statement_id, community: organisation_id } = world;
  const { wording: wording_id, final: final_id, stated: stated_id } = ids;
  const ours = { statement_id, organisation_id };
  const one = { final_id, statement_id, language: 'en', sha256: randomBytes(32) };
  return [
    ['final_text', { ...ours, id: final_id, number: 1, frozen_on: day, answer_by: day }],
    ['final_wording', { ...one, wording_id }],
    ['sign_off', { ...ours, final_id, answer: 'signed', signed_on: day }],
    [
      'stated',
      {
        ...{ ...ours, id: stated_id, lock: 'group-unasked', subject: 'migrants' },
        ...{ words_sealed: sealedField(), stated_on: day },
      },
    ],
    ['stated_signature', { ...ours, stated_id, signed_on: day }],
    ['sign_on', { ...ours, final_id, opened_on: day }],
    ['circulated', { ...one, exact_text: 'text' }],
    [
      'sign_on_link',
      {
        ...{ ...ours, id: randomUUID(), token_hash: randomBytes(32) },
        ...{ final_id, made_on: day, expires_on: day },
      },
    ],
    [
      'endorsement',
      {
        ...{ id: randomUUID(), statement_id, final_id, code_hash: randomBytes(32) },
        ...{ name_sealed: sealedField(), by_link: true, made_on: day },
      },
    ],
  ];
};

const out = (world: World, { final: final_id, objection }: Ids): [string, object][] => {
  const { statement: statement_id, community: organisation_id, partnership: partnership_id } = world;
  const ours = { statement_id, organisation_id };
  return [
    ['publication_consent', { ...ours, final_id, consented_on: day }],
    ['public_door', { statement_id, address: 'address', door_hash: randomBytes(32) }],
    ['publication', { final_id, statement_id, number: 1, page: '{}', published_on: day }],
    [
      'objection',
      { ...ours, id: objection, final_id, words: 'We are missing.', made_on: day, answer_by: day },
    ],
    [
      'objection_answer',
      {
        ...{ ...ours, objection_id: objection, place: 1, answer: 'decline' },
        ...{ words: 'We talked it over.', answered_on: day },
      },
    ],
    [
      'unrecorded',
      {
        ...{ ...ours, id: randomUUID(), partnership_id, kind: 'drafter-joined' },
        ...{ object_id: statement_id, content: '{}', day },
      },
    ],
  ];
};

/** One statement of this world, with a row in every table of statements. */
export const statementRows = (world: World): [string, object][] => {
  const ids = {
    ...{ wording: randomUUID(), contribution: randomUUID(), final: randomUUID() },
    ...{ stated: randomUUID(), objection: randomUUID() },
  };
  return [...drafting(world, ids), ...signing(world, ids), ...out(world, ids)];
};
