import { randomBytes, randomUUID } from 'node:crypto';
import type { World } from './rows.ts';
import { day, sealedField } from './sealed.ts';

const planning = (world: World): [string, object][] => {
  const { community: organisation_id, ally, partnership: partnership_id } = world;
  const { engagement: engagement_id, plan: version_id, request: request_id, exception: exception_id } = world;
  const shared = { engagement_id, partnership_id };
  return [
    [
      'engagement',
      { id: engagement_id, organisation_id: ally, partnership_id, kind: 'panel', opened_on: day },
    ],
    [
      'plan_version',
      {
        ...{ ...shared, id: version_id, number: 1, by_id: ally },
        ...{ plan_sealed: sealedField(), sha256: randomBytes(32), made_on: day },
      },
    ],
    [
      'seat_request',
      {
        ...{ ...shared, id: request_id, version_id, asked_id: organisation_id },
        ...{ number: 1, sent_on: day, answer_by: day },
      },
    ],
    ['seat_answer', { request_id, partnership_id, organisation_id, answer: 'accepted', answered_on: day }],
    [
      'plan_exception',
      { ...shared, id: exception_id, by_id: ally, words_sealed: sealedField(), proposed_on: day },
    ],
    ['exception_signature', { exception_id, partnership_id, organisation_id, signed_on: day }],
    [
      'cancellation',
      {
        ...{ ...shared, organisation_id: ally, record_id: world.record },
        ...{ note_sealed: sealedField(), cancelled_on: day },
      },
    ],
  ];
};

const people = (world: World): [string, object][] => {
  const { community: organisation_id, partnership: partnership_id, record: record_id } = world;
  const { engagement: engagement_id, nomination: nomination_id, release: release_id } = world;
  const hers = { nomination_id, organisation_id };
  return [
    ['expert', { id: world.expert, organisation_id, about_sealed: sealedField(), listed_on: day }],
    [
      'nomination',
      {
        ...{ id: nomination_id, engagement_id, organisation_id, request_id: world.request, seat_key: 'one' },
        ...{ place: 0, who_sealed: sealedField(), nominated_on: day },
      },
    ],
    ['nominee_link', { ...hers, token_hash: randomBytes(32), kind: 'invite', epoch: 1, expires_on: day }],
    [
      'nominee_terms',
      { ...hers, version_id: world.plan, record_id, terms_sealed: sealedField(), made_on: day },
    ],
    ['nominee_answer', { ...hers, answer: 'accepted', answered_on: day }],
    [
      'nominee_message',
      {
        ...{ ...hers, record_id: randomUUID(), number: 1, by_nominee: true },
        ...{ words_sealed: sealedField(), written_on: day },
      },
    ],
    ['appearance', { ...hers, record_id, choices_sealed: sealedField(), changed_on: day }],
    [
      'release',
      {
        ...{ ...hers, id: release_id, engagement_id, partnership_id, seat_key: 'one' },
        ...{ version_id: world.plan, shown_sealed: sealedField(), released_on: day, until: day },
      },
    ],
    ['look', { release_id, partnership_id, organisation_id, looked_on: day }],
    [
      'disclosure',
      {
        ...{ ...hers, id: world.disclosure, release_id, engagement_id, partnership_id },
        ...{ asked_by: world.ally, reason_sealed: sealedField(), asked_on: day },
      },
    ],
    ['disclosure_look', { disclosure_id: world.disclosure, organisation_id: world.ally, looked_on: day }],
  ];
};

const after = (world: World): [string, object][] => {
  const { community: organisation_id, partnership: partnership_id, engagement: engagement_id } = world;
  const ours = { organisation_id, engagement_id };
  return [
    ['working_week', { organisation_id, rest_days: [6, 7], changed_on: day }],
    ['days_off', { id: world.daysOff, organisation_id, first_day: day, last_day: day }],
    ['payment', { ...ours, id: world.payment, partnership_id, seat_key: 'one', due_on: day }],
    [
      'feedback',
      { ...ours, id: world.feedback, by_nominee: false, answers_sealed: sealedField(), given_on: day },
    ],
    [
      'engagement_outcome',
      { ...ours, partnership_id, record_id: world.record, words_sealed: sealedField(), reported_on: day },
    ],
  ];
};

/** One engagement of this world, with a row in every table of engagements. */
export const engagementRows = (world: World): [string, object][] => [
  ...planning(world),
  ...people(world),
  ...after(world),
];
