import type pg from 'pg';
import type { Day } from '../src/kernel/clock.ts';
import { organisationId, partnershipId } from '../src/kernel/ids.ts';
import type { LedBands } from '../src/organisations/ledStatus/profiles.ts';

/** Where the many rows are put: around one partnership of one organisation, on a host that knows everyone. */
export type Around = { host: string; own: string; ally: string; partnership: string; today: Day };

export const firstId = async (
  client: pg.ClientBase,
  query: string,
  parameters: unknown[] = [],
): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(query, parameters);
  return rows[0]?.id ?? '';
};

/** The example's liveliest partnership, and who is in it. */
export const aroundLantern = async (client: pg.ClientBase, today: string): Promise<Around> => {
  const named = async (name: string): Promise<string> =>
    organisationId.parse(
      await firstId(client, 'select id from organisation where starts_with(name, $1)', [name]),
    );
  const most = 'select partnership_id as id from party group by 1 order by count(*) desc limit 1';
  return {
    host: await named('Ferry Landing'),
    own: await named('Lantern'),
    ally: await named('Meridian'),
    partnership: partnershipId.parse(await firstId(client, most)),
    today,
  };
};

/** Valid by their shape, opened by nobody: every seal is as long, and as little told apart, as a real one. */
export const sealed = (version: 1 | 2, of: string): string =>
  `(decode('0${version}', 'hex') || sha256((${of})::text::bytea) || sha256((${of})::text::bytea))`;
export const hash = (of: string): string => `sha256((${of})::text::bytea)`;
/** One of several, by the row's number. */
const oneOf = (words: readonly string[], by: string): string =>
  `(array[${words.map((word) => `'${word}'`).join(', ')}])[1 + (${by}) % ${words.length}]`;

const places = [
  'Lantern',
  'Harbour',
  'Saltwater',
  'Orchard',
  'Night Market',
  'River',
  'Paper Boat',
  'Tramway',
];
const bodies = ['Collective', 'Union', 'Network', 'Assembly', 'Circle', 'Alliance', 'Forum'];

type Put = { client: pg.ClientBase; rows: number; around: Around };
export const run = async (client: pg.ClientBase, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await client.query(statement);
};

const bands = JSON.stringify({
  'decision-makers': { share: '60-or-more', count: '5-9' },
  spokespeople: { share: '60-or-more', count: '1-4' },
  staff: { share: 'half-to-60', count: '1-4' },
  'members-and-volunteers': { share: '60-or-more', count: '10-or-more' },
  'same-conditions': 'yes',
  accountable: 'yes',
} satisfies LedBands);

/** `rows` organisations, each with a person and a key; the one in the middle has many members, and asked many in. */
const organisations = ({ client, rows, around: { own, today } }: Put): Promise<void> =>
  run(client, [
    `create temp table made_organisation as
       select i, gen_random_uuid() as id, gen_random_uuid() as person, gen_random_uuid() as claim,
              case when i % 20 < 3 then 'ally' else 'community-led' end as kind, date '${today}' - i % 300 as day
       from generate_series(1, ${rows}) i order by 2`,
    `insert into organisation (id, name, kind, communities, vocabulary, regions, languages, listed, founded_on)
       select id, ${oneOf(places, 'i')} || ' ' || ${oneOf(bodies, 'i / 8')} || ' ' || i || ' (example)', kind,
              '{sex-workers}', '2026-01', '{}', '{en}', i % 3 = 0, day - 400
       from made_organisation`,
    `insert into audience_epoch (audience_id, epoch, kind, public_key, since)
       select id, 1, 'organisation', ${hash('id')}, day from made_organisation`,
    `insert into person (id, public_key, code_confirmed)
       select person, ${hash('person')}, true from made_organisation order by person`,
    `insert into membership (person_id, organisation_id, role, name_sealed, joined_on)
       select person, case when i % 5 = 0 then '${own}'::uuid else id end,
              case when i % 5 = 0 then 'member' else 'steward' end, ${sealed(1, 'person')}, day
       from made_organisation order by person`,
    `insert into key_share (audience_id, epoch, holder_id, holder_epoch, sealed)
       select id, 1, person, 1, ${sealed(2, 'id')} from made_organisation`,
    `insert into session (id_hash, person_id, sealed_key, started_at, seen_at)
       select ${hash('person')}, person, ${sealed(1, 'person')}, date '${today}' + 1, date '${today}' + 1
       from made_organisation where i % 10 = 0`,
    `insert into invitation
       (id, token_hash, kind, organisation_id, organisation_kind, made_by, made_on, expires_on, used_on)
       select claim, ${hash('claim')}, 'organisation', case when i % 20 = 0 then '${own}'::uuid else id end, 'ally',
              case when i % 20 > 0 then person end, day, date '${today}' + 14, case when i % 20 = 0 then day end
       from made_organisation where i % 2 = 0`,
  ]);

/** The host knows everyone and is known to all. Community-led ones claimed their status; most were confirmed. */
const standing = ({ client, around: { host, own, ally, today } }: Put): Promise<void> =>
  run(client, [
    `insert into acquaintance (organisation_id, known_to, since)
       select id, '${host}'::uuid, day from made_organisation
       union all select id, '${own}'::uuid, day from made_organisation where i % 50 = 1 and i <= 10000 order by 1, 2`,
    `insert into acquaintance (organisation_id, known_to, since)
       select '${host}'::uuid, id, day from made_organisation
       union all select '${own}'::uuid, id, day from made_organisation where i % 50 = 1 and i <= 10000 order by 2`,
    `insert into let_in (organisation_id, ally_id, since)
       select '${own}'::uuid, id, day from made_organisation where i % 20 = 1
       union all select id, '${ally}'::uuid, day from made_organisation where i % 5 = 4`,
    `insert into led_claim
       (id, organisation_id, number, profile, communities, bands, statement_sealed, claimed_on)
       select claim, id, 1, 'UNAIDS', '{sex-workers}', '${bands}', ${sealed(1, 'claim')}, day
       from made_organisation where kind = 'community-led' order by claim`,
    `insert into led_answer (claim_id, organisation_id, by_id, answer, reason_sealed, record_id, answered_on)
       select claim, id, '${host}'::uuid, 'confirmed', ${sealed(1, 'id')}, claim, day
       from made_organisation where kind = 'community-led' and i % 7 > 3 order by claim`,
    `insert into led_request (claim_id, organisation_id, asked_id, asked_on)
       select claim, id, case when i % 7 < 2 then '${own}'::uuid else '${host}'::uuid end, day
       from made_organisation where kind = 'community-led' and i % 7 < 4 order by claim`,
    `insert into clause_question (id, asked_by, ally_id, clause, asked_on)
       select claim, id, '${ally}'::uuid, 'pepfar-pledge', day from made_organisation where i % 5 = 4`,
    `insert into clause_answer (question_id, answer, note_sealed, record_id, answered_on)
       select claim, 'not-bound', ${sealed(1, 'claim')}, claim, date '${today}' from made_organisation where i % 10 = 4`,
  ]);

/** A tenth as many partnerships, ten decisions each; the organisation itself is in one of a hundred of them. */
const partnerships = ({ client, rows, around: { own, today } }: Put): Promise<void> =>
  run(client, [
    `create temp table made_partnership as
       select one.i, gen_random_uuid() as id, case when one.i % 100 = 5 then '${own}'::uuid else one.id end as community,
              ally.id as ally, date '${today}' - 10 - one.i % 1000 as day
       from made_organisation one join made_organisation ally on ally.i = 1 + (one.i * 20) % ${rows}
       where one.kind = 'community-led' and one.i <= ${rows} * 2 / 17 order by 2`,
    `insert into partnership (id, proposed_by, proposed_on)
       select id, community, day - 300 from made_partnership`,
    `insert into party (partnership_id, organisation_id, side, asked_on, shown_on, joined_on, keyed_on)
       select id, community, 'community', day, day, day, day from made_partnership
       union all select id, ally, 'ally', day, day, day, day from made_partnership order by 1`,
    `insert into ending (partnership_id, cause, ended_on)
       select id, 'decision', date '${today}' - 1 from made_partnership where i % 10 = 9`,
    `insert into audience_epoch (audience_id, epoch, kind, public_key, since)
       select id, 1, 'partnership', ${hash('id')}, day from made_partnership`,
    `insert into key_share (audience_id, epoch, holder_id, holder_epoch, sealed)
       select id, 1, community, 1, ${sealed(2, 'id')} from made_partnership
       union all select id, 1, ally, 1, ${sealed(2, 'id')} from made_partnership order by 1`,
    `create temp table made_decision as
       select p.id as partnership, p.community, p.ally, n, gen_random_uuid() as id, gen_random_uuid() as version,
              gen_random_uuid() as record, date '${today}' - 1 - (10 - n) * 30 as day, n = 10 as open,
              n in (1, 4, 7) as effect, (n + 2) / 3 as agreement
       from made_partnership p cross join generate_series(1, 10) n`,
  ]);

/** As many decisions again in the one partnership, all of them closed before what is already there. */
const decisionsOfOne = ({ client, rows, around: { own, ally, partnership, today } }: Put): Promise<void> => {
  const agreements = Math.floor(rows / 10);
  return run(client, [
    `insert into made_decision
       select '${partnership}'::uuid, '${own}'::uuid, '${ally}'::uuid, n, gen_random_uuid(), gen_random_uuid(),
              gen_random_uuid(), date '${today}' - 400 - (${rows} - n) / 100, false, n % 10 = 0, n / 10
       from generate_series(1, ${rows}) n`,
    `update decision set based_on = based_on + ${agreements}
       where partnership_id = '${partnership}' and based_on > 0`,
    `update agreement set number = number + ${agreements} where partnership_id = '${partnership}'`,
  ]);
};

const decisions = ({ client }: Put): Promise<void> =>
  run(client, [
    `insert into decision (id, partnership_id, change, proposed_by, proposed_on, based_on)
       select id, partnership, case when agreement = 1 and effect then 'founding' else 'agreement' end, community,
              day, agreement - (case when effect then 1 else 0 end) from made_decision order by id`,
    `insert into open_decision (partnership_id, decision_id)
       select partnership, id from made_decision where open order by 1`,
    `insert into decision_version
       (id, decision_id, partnership_id, number, by_id, text_sealed, sha256, window_days, opened_on)
       select version, id, partnership, 1, community, ${sealed(1, 'version')}, ${hash('version')}, 10, day
       from made_decision order by version`,
    `insert into decision_answer (version_id, partnership_id, organisation_id, answer, record_id, answered_on, place)
       select version, partnership, community, 'consent', record, day, 1 from made_decision
       union all select version, partnership, ally, case when effect then 'consent' else 'silence' end, record,
         day + 5, 2 from made_decision where not open order by 1`,
    `insert into window_waiver (version_id, partnership_id, organisation_id, waived_on)
       select version, partnership, community, day from made_decision where n % 10 = 3 order by 1`,
    `insert into decision_outcome (decision_id, partnership_id, version_id, outcome, closed_on)
       select id, partnership, version, case when effect then 'effect' else 'lapsed' end, day + 14
       from made_decision where not open order by id`,
    `insert into agreement (partnership_id, number, version_id, in_force_on)
       select partnership, agreement, version, day + 14 from made_decision where effect order by 1, 2`,
    `insert into record_wrap (record_id, audience_id, epoch, sealed)
       select version, partnership, 1, ${sealed(2, 'version')} from made_decision
       union all select record, partnership, 1, ${sealed(2, 'record')} from made_decision order by 1`,
  ]);

/** One entry per decision, a checkpoint a day, and what some steward held every thousand entries. */
const records = ({ client, around: { partnership, own } }: Put): Promise<void> =>
  run(client, [
    `create temp table made_entry as
       select d.*, coalesce(e.last, 0) + row_number() over (partition by partnership order by n) as sequence
       from made_decision d left join
         (select partnership_id, max(sequence) as last from ledger_entry group by 1) e on e.partnership_id = partnership`,
    `insert into ledger_entry
       (partnership_id, sequence, previous, kind, organisation_id, actor, object_id, day, commitment, hash)
       select partnership, sequence, ${hash('sequence')}, 'decision-proposed', community, '0123456789abcdef', id,
              day, ${hash('id')}, ${hash('version')} from made_entry order by 1, 2`,
    `insert into ledger_content (partnership_id, sequence, record_id, content_sealed)
       select partnership, sequence, record, ${sealed(1, 'record')} from made_entry order by 1, 2`,
    `insert into checkpoint (partnership_id, day, size, note)
       select partnership_id, day, max(sequence), 'kept' from ledger_entry group by 1, 2`,
    `insert into held_checkpoint (partnership_id, organisation_id, size, head, note, held_on)
       select partnership_id, '${own}'::uuid, sequence, hash, 'held', day from ledger_entry
       where partnership_id = '${partnership}' and sequence % 1000 = 0`,
  ]);

/**
 * Puts `rows` organisations, a tenth as many partnerships with ten decisions each, and `rows` decisions and entries of
 * one partnership, past every policy. Plainly fictional, and shaped as the product writes them.
 */
export const putMany = async (client: pg.ClientBase, rows: number, around: Around): Promise<void> => {
  const put = { client, rows, around };
  await client.query('begin');
  for (const part of [organisations, standing, partnerships, decisionsOfOne, decisions, records])
    await part(put);
  await client.query('commit');
  await client.query('discard temp');
};
