import { randomBytes, randomUUID } from 'node:crypto';
import type { World } from './rows.ts';
import { day, sealedField } from './sealed.ts';

/** A row in every table of assessments, in an order that references allow. */
export const assessmentRows = ({ person, community, ally, partnership }: World): [string, object][] => {
  const [instrument, round, action] = [randomUUID(), randomUUID(), randomUUID()];
  const at = { round_id: round, partnership_id: partnership, organisation_id: community };
  const of = { action_id: action, partnership_id: partnership, organisation_id: community };
  return [
    ['instrument', { id: instrument, organisation_id: community, made_on: day }],
    [
      'instrument_version',
      {
        ...{ id: randomUUID(), instrument_id: instrument, organisation_id: community, number: 1 },
        ...{ body_sealed: sealedField(), made_on: day },
      },
    ],
    [
      'assessment_round',
      {
        ...{ id: round, partnership_id: partnership, opened_by: community, occasion: 'baseline' },
        ...{ terms_sealed: sealedField(), opened_on: day, answer_by: day },
      },
    ],
    ['respondent', { ...at, side: 'community', mode: 'one' }],
    ['handing_in', { ...at, record_id: randomUUID(), shared_sealed: sealedField(), handed_in_on: day }],
    ['round_showing', { round_id: round, partnership_id: partnership, shown_on: day }],
    ['round_ending', { ...at, ended_on: day }],
    [
      'sheet',
      { id: randomUUID(), round_id: round, organisation_id: community, answers_sealed: sealedField() },
    ],
    ['half_sheet', { round_id: round, person_id: person, organisation_id: community }],
    [
      'rating_link',
      {
        ...{ id: randomUUID(), round_id: round, organisation_id: community, token_hash: randomBytes(32) },
        ...{ brief_sealed: sealedField(), expires_on: day },
      },
    ],
    ['reading', { ...at, id: randomUUID(), words_sealed: sealedField(), written_on: day }],
    [
      'agreed_action',
      {
        ...{
          id: action,
          round_id: round,
          partnership_id: partnership,
          proposed_by: community,
          owner_id: ally,
        },
        ...{ words_sealed: sealedField(), due_on: day, proposed_on: day },
      },
    ],
    ['action_consent', { ...of, consented_on: day }],
    ['action_report', { ...of, done: true, reported_on: day }],
    ['reply', { ...at, record_id: randomUUID(), words_sealed: sealedField(), written_on: day }],
    ['publishing_consent', { ...at, field: 'names', consented_on: day }],
    [
      'round_publication',
      {
        ...{ round_id: round, partnership_id: partnership, token_hash: randomBytes(32) },
        ...{ record_id: randomUUID(), link_sealed: sealedField(), made_on: day },
      },
    ],
    [
      'published_field',
      {
        round_id: round,
        field: 'names',
        partnership_id: partnership,
        body: '{"together":true}',
        published_on: day,
      },
    ],
    [
      'together_round',
      { round_id: round, partnership_id: partnership, view_id: randomUUID(), organisation_id: ally },
    ],
    ['together_view', { id: randomUUID(), organisation_id: ally, body: '{"counted":5}', shown_on: day }],
  ];
};
