import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { assessmentRows } from './assessmentRows.ts';
import { engagementRows } from './engagementRows.ts';
import { externalRows } from './externalRows.ts';
import { publicPageRows } from './publicPageRows.ts';
import { day, sealedBox, sealedField } from './sealed.ts';
import { statementRows } from './statementRows.ts';

/** Ids of one partnership's world: nothing of it occurs in another. */
export const newWorld = () => ({
  person: randomUUID(),
  community: randomUUID(),
  ally: randomUUID(),
  partnership: randomUUID(),
  decision: randomUUID(),
  version: randomUUID(),
  claim: randomUUID(),
  question: randomUUID(),
  invitation: randomUUID(),
  record: randomUUID(),
  engagement: randomUUID(),
  plan: randomUUID(),
  request: randomUUID(),
  exception: randomUUID(),
  expert: randomUUID(),
  nomination: randomUUID(),
  release: randomUUID(),
  disclosure: randomUUID(),
  daysOff: randomUUID(),
  payment: randomUUID(),
  feedback: randomUUID(),
  statement: randomUUID(),
  bearer: randomBytes(32),
  act: randomBytes(32),
  pin: randomBytes(32),
});
export type World = ReturnType<typeof newWorld>;

const organisation = (id: string, kind: 'community-led' | 'ally') => ({
  ...{ id, name: id, kind, communities: ['sex-workers'], vocabulary: '1' },
  ...{ regions: [], languages: ['en'], founded_on: day },
});

const people = ({ person, community, invitation, bearer }: World): [string, object][] => [
  ['person', { id: person, public_key: randomBytes(32) }],
  [
    'login',
    {
      id: bearer,
      person_id: person,
      salt: randomBytes(16),
      memory: 65536,
      passes: 3,
      verifier_hash: randomBytes(32),
    },
  ],
  ['person_wrap', { person_id: person, kind: 'passphrase', wrapped: sealedField() }],
  ['recovery', { id: randomBytes(32), person_id: person }],
  [
    'session',
    {
      id_hash: randomBytes(32),
      opened_on: day,
      sealed: sealedField(),
    },
  ],
  ['session_round', { person_id: person, round: 1 }],
  [
    'membership',
    {
      person_id: person,
      organisation_id: community,
      role: 'steward',
      name_sealed: sealedField(),
      joined_on: day,
    },
  ],
  [
    'invitation',
    {
      ...{ id: invitation, token_hash: randomBytes(32), kind: 'organisation', organisation_id: community },
      ...{ organisation_kind: 'ally', made_by: person, made_on: day, expires_on: day },
    },
  ],
];

const keys = ({ person, community, partnership, record }: World): [string, object][] => [
  [
    'audience_epoch',
    { audience_id: community, epoch: 1, kind: 'organisation', public_key: randomBytes(32), since: day },
  ],
  [
    'audience_epoch',
    { audience_id: partnership, epoch: 1, kind: 'partnership', public_key: randomBytes(32), since: day },
  ],
  [
    'key_share',
    { audience_id: community, epoch: 1, holder_id: person, holder_epoch: 1, sealed: sealedBox() },
  ],
  [
    'key_share',
    { audience_id: partnership, epoch: 1, holder_id: community, holder_epoch: 1, sealed: sealedBox() },
  ],
  ['record_wrap', { record_id: record, audience_id: community, epoch: 1, sealed: sealedBox() }],
];

const standing = ({ community, ally, claim, question, record }: World): [string, object][] => [
  ['acquaintance', { organisation_id: ally, known_to: community, since: day }],
  ['let_in', { organisation_id: community, ally_id: ally, since: day }],
  [
    'led_claim',
    {
      ...{
        id: claim,
        organisation_id: community,
        number: 1,
        profile: 'UNAIDS',
        communities: ['sex-workers'],
      },
      ...{ bands: '{}', statement_sealed: sealedField(), claimed_on: day },
    },
  ],
  ['led_request', { claim_id: claim, organisation_id: community, asked_id: ally, asked_on: day }],
  [
    'led_answer',
    {
      ...{ claim_id: claim, organisation_id: community, by_id: ally, answer: 'questioned' },
      ...{ reason_sealed: sealedField(), record_id: record, answered_on: day },
    },
  ],
  [
    'clause_question',
    { id: question, asked_by: community, ally_id: ally, clause: 'pepfar-pledge', asked_on: day },
  ],
  [
    'clause_answer',
    {
      question_id: question,
      answer: 'unsure',
      note_sealed: sealedField(),
      record_id: record,
      answered_on: day,
    },
  ],
];

const decisions = (world: World): [string, object][] => {
  const { community, ally, partnership: partnership_id, decision, version, record: record_id } = world;
  return [
    ['partnership', { id: partnership_id, proposed_by: community, proposed_on: day }],
    [
      'party',
      {
        ...{ partnership_id, organisation_id: community, side: 'community' },
        ...{ asked_on: day, shown_on: day, joined_on: day },
      },
    ],
    [
      'party',
      {
        ...{ partnership_id, organisation_id: ally, side: 'ally' },
        ...{ asked_on: day, shown_on: day, joined_on: day },
      },
    ],
    [
      'decision',
      {
        id: decision,
        partnership_id,
        change: 'founding',
        proposed_by: community,
        proposed_on: day,
        based_on: 0,
      },
    ],
    [
      'decision_version',
      {
        ...{ id: version, decision_id: decision, partnership_id, number: 1, by_id: community },
        ...{ text_sealed: sealedField(), sha256: randomBytes(32), window_days: 10, opened_on: day },
      },
    ],
    [
      'decision_answer',
      {
        ...{ version_id: version, partnership_id, organisation_id: community, answer: 'consent' },
        ...{ record_id, answered_on: day, place: 1 },
      },
    ],
    ['window_waiver', { version_id: version, partnership_id, organisation_id: community, waived_on: day }],
    [
      'decision_outcome',
      { decision_id: decision, partnership_id, version_id: version, outcome: 'effect', closed_on: day },
    ],
    ['open_decision', { partnership_id, decision_id: decision }],
    ['agreement', { partnership_id, number: 1, version_id: version, in_force_on: day }],
    ['ending', { partnership_id, cause: 'left', ended_on: day }],
  ];
};

const records = ({
  community,
  partnership: partnership_id,
  decision,
  record: record_id,
}: World): [string, object][] => [
  [
    'ledger_entry',
    {
      ...{ partnership_id, sequence: 1, previous: randomBytes(32), kind: 'partnership-proposed', day },
      ...{
        organisation_id: community,
        object_id: decision,
        commitment: randomBytes(32),
        hash: randomBytes(32),
      },
    },
  ],
  ['ledger_content', { partnership_id, sequence: 1, record_id, content_sealed: sealedField() }],
  ['checkpoint', { partnership_id, day, size: 1, note: 'note' }],
  [
    'held_checkpoint',
    {
      partnership_id,
      organisation_id: community,
      size: 1,
      head: randomBytes(32),
      note: 'note',
      held_on: day,
    },
  ],
];

/** A row in every table, in an order that references allow. */
export const rowsOf = (world: World): [string, object][] => [
  ['organisation', organisation(world.community, 'community-led')],
  ['organisation', organisation(world.ally, 'ally')],
  ...people(world),
  ...keys(world),
  ...standing(world),
  ...decisions(world),
  ...records(world),
  ...engagementRows(world),
  ...statementRows(world),
  ...externalRows(world),
  ...publicPageRows(world),
  ...assessmentRows(world),
  ['record_pin', { id: world.pin, seen_sealed: sealedField() }],
  ['act', { token_hash: world.act, location: `/partnerships/${world.partnership}`, day }],
];

/** Puts a whole world in, past every policy. */
export const fill = async (owner: pg.Pool, world: World): Promise<void> => {
  for (const [table, row] of rowsOf(world)) {
    const columns = Object.keys(row).map((column) => pg.escapeIdentifier(column));
    const places = columns.map((_, index) => `$${index + 1}`);
    await owner.query(
      `insert into ${pg.escapeIdentifier(table)} (${columns.join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    );
  }
};

/** Every word by which a world's rows can be told from another's. */
export const marksOf = (world: World): string[] =>
  Object.values(world).map((value) => (typeof value === 'string' ? value : value.toString('hex')));
