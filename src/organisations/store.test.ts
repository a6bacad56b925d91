import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, type Keyholder, type Keyholders, keyholders } from '../../test/support/keyholders.ts';
import type { Tx } from '../database/tx.ts';
import { newId, type OrganisationId, organisationId } from '../kernel/ids.ts';
import { OrganisationReader, OrganisationWriter, type Wanted } from './store.ts';

const many = 30_000;
let holders: Keyholders;
/** Acquainted with everyone, like a host; and with a handful, like everybody else. */
let host: Keyholder;
let harbour: Keyholder;
let stranger: Keyholder;

const seed = async (): Promise<void> => {
  const { owner } = holders;
  await sql`
    insert into organisation (id, name, kind, communities, vocabulary, regions, languages, listed, founded_on)
    select gen_random_uuid(), case when i % 2 = 0 then 'Org ' else 'org ' end || md5(i::text),
           case when i % 20 < 3 then 'ally' else 'community-led' end, '{sex-workers}', 'v1', '{}', '{}', i % 3 = 0, ${day}
    from generate_series(1, ${many}) i`.execute(owner);
  await sql`insert into acquaintance select id, ${host.organisation}, ${day} from organisation where id <> ${host.organisation}`.execute(
    owner,
  );
  await sql`
    insert into acquaintance select id, ${harbour.organisation}, ${day} from organisation
    where name like 'Org %' and not listed order by sort_name desc limit 7`.execute(owner);
  await sql`analyze`.execute(owner);
};

beforeAll(async () => {
  holders = await keyholders();
  host = await holders.found('community-led');
  harbour = await holders.found('community-led');
  stranger = await holders.found('ally');
  await seed();
});
afterAll(() => holders.drop());

const page = (who: Keyholder, want: Omit<Wanted, 'limit'>, limit = 50) =>
  holders.as(who, (tx) => new OrganisationReader(tx).page(who.organisation, { ...want, limit }));

const everyPage = async (who: Keyholder, limit: number, most: number) => {
  const names: string[] = [];
  for (let after: OrganisationId | undefined; names.length < most; ) {
    const rows = await page(who, { after }, limit);
    names.push(...rows.map(({ id }) => id));
    after = rows.at(-1)?.id;
    if (rows.length < limit) break;
  }
  return names;
};

test('the list shows what is listed and what the organisation knows, and not itself', async () => {
  const listed = async (own: OrganisationId): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from organisation where listed and id <> ${own}`.execute(holders.owner);
    return rows[0]?.count ?? 0;
  };
  expect(await everyPage(harbour, 2000, many)).toHaveLength((await listed(harbour.organisation)) + 7);
  expect(await everyPage(stranger, 2000, many)).toHaveLength(await listed(stranger.organisation));
});

test('pages follow one another without a gap or a repeat, in the order of the alphabet', async () => {
  const first = await everyPage(host, 7, 70);
  expect(new Set(first).size).toBe(first.length);
  expect(first).toEqual((await page(host, {}, first.length)).map(({ id }) => id));
});

test('a prefix finds a name whatever its capitals, and a percent sign is only a percent sign', async () => {
  const found = await page(host, { prefix: 'ORG 00' });
  expect(found.length).toBeGreaterThan(0);
  for (const { name } of found) expect(name.toLowerCase().startsWith('org 00')).toBe(true);
  expect(await page(host, { prefix: '%' })).toEqual([]);
});

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Actual Loops'?: number; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

const planOf = async (tx: Tx, own: OrganisationId, want: Omit<Wanted, 'limit'>) => {
  const { query } = await new OrganisationReader(tx).pageQuery(own, { ...want, limit: 51 });
  const [row] = await query.explain<{ 'QUERY PLAN': [{ Plan: Plan & { 'Shared Hit Blocks': number } }] }>(
    'json',
    sql`analyze, buffers`,
  );
  if (!row) throw new Error('no plan');
  return row['QUERY PLAN'][0].Plan;
};

test('whatever it asks for, a page reads a stretch of an index and never a whole table', async () => {
  for (const who of [host, harbour, stranger]) {
    const [, , middle] = await page(who, { prefix: 'org 8' });
    for (const want of [
      {},
      { kind: 'ally' },
      { kind: 'community-led' },
      { prefix: 'org ab' },
      { after: middle?.id },
    ] as const) {
      const plan = await holders.as(who, (tx) => planOf(tx, who.organisation, want));
      const scanned = nodes(plan).filter(
        (node) => node['Node Type'] === 'Seq Scan' && (node['Actual Loops'] ?? 0) > 0,
      );
      expect(
        scanned.map((node) => node['Relation Name']),
        JSON.stringify(want),
      ).toEqual([]);
      expect(plan['Shared Hit Blocks'], JSON.stringify(want)).toBeLessThan(2000);
    }
  }
});

test('an organisation that is not listed is there only for those it knows, also when asked for by its id', async () => {
  const { rows } = await sql<{
    organisation_id: string;
  }>`select organisation_id from acquaintance where known_to = ${harbour.organisation} limit 1`.execute(
    holders.owner,
  );
  const unlisted = organisationId.parse(rows[0]?.organisation_id);
  const read = (who: Keyholder) => holders.as(who, (tx) => new OrganisationReader(tx).organisation(unlisted));
  expect((await read(harbour))?.id).toBe(unlisted);
  expect(await read(stranger)).toBeNull();
});

test('a member who is no steward cannot write past the rules: not the profile, not permission to propose', async () => {
  const member = await holders.letIn(harbour);
  const profile = {
    name: 'Taken',
    communities: [],
    vocabulary: 'v1',
    regions: [],
    languages: [],
    listed: true,
  };
  await holders.as(member, (tx) => new OrganisationWriter(tx).changeProfile(harbour.organisation, profile));
  const own = await holders.as(member, (tx) => new OrganisationReader(tx).organisation(harbour.organisation));
  expect(own?.name).not.toBe('Taken');
  await expect(
    holders.as(member, (tx) =>
      new OrganisationWriter(tx).permitProposals(harbour.organisation, stranger.organisation, day),
    ),
  ).rejects.toThrow();
});

test('a steward cannot write another organisation’s profile, or permit proposals to it', async () => {
  const profile = {
    name: 'Taken',
    communities: [],
    vocabulary: 'v1',
    regions: [],
    languages: [],
    listed: true,
  };
  await holders.as(stranger, (tx) => new OrganisationWriter(tx).changeProfile(harbour.organisation, profile));
  const own = await holders.as(harbour, (tx) =>
    new OrganisationReader(tx).organisation(harbour.organisation),
  );
  expect(own?.name).not.toBe('Taken');
  await expect(
    holders.as(stranger, (tx) =>
      new OrganisationWriter(tx).permitProposals(harbour.organisation, stranger.organisation, day),
    ),
  ).rejects.toThrow();
  await expect(
    holders.as(stranger, (tx) =>
      new OrganisationWriter(tx).acquaint(harbour.organisation, newId(organisationId), day),
    ),
  ).rejects.toThrow();
});
