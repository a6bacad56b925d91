import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteDay } from '../../src/database/clock/lastDay.ts';
import { keepCheckpoints } from '../../src/jobs/checkpointJob.ts';
import { oncePerDay } from '../../src/jobs/once.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import type { RouteName } from '../../src/routes.ts';
import { readSeatCode, seatCodeHash } from '../../src/vault/codes/seatCode.ts';
import { tokenHash } from '../../src/vault/link.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import type { Fields } from '../support/page.ts';
import { afterwards } from './afterwards.ts';
import { Alone, notAllowed, tables } from './alone.ts';
import { bodyOf, type Parameters, parametersOf, send, urlOf } from './asking.ts';
import { assessmentWall, assessmentWishes } from './assessmentWall.ts';
import { pooledResult } from './assessmentWorld.ts';
import { engagementWall, engagementWishes, neverAnAllys } from './engagementWall.ts';
import { type Kind, kinds } from './kinds.ts';
import { secondWall } from './secondWall.ts';
import { statementWall, statementWishes } from './statementWall.ts';
import type { Facts, Me, Row, Rule, Table } from './wallRules.ts';
import { accessWorld, type Place, type World } from './world.ts';

let world: World;
let copy: Copy;
let alone: Alone;
let everyone: Me[];
let founding: string;
const facts: Facts = (table) => alone.facts(table);

/** A link by which somebody may found an ally. */
const foundingLink = async (): Promise<string> => {
  const cell = { name: 'invite', kind: 'steward', place: 'community' } as const;
  const url = urlOf(cell.name, parametersOf(world, cell));
  const page = await send(world, copy, cell.kind, { name: cell.name, url, body: bodyOf(world, cell) });
  return page.codes[0]?.split('/').at(-1) ?? '';
};

/** A row in the tables that the story left empty. */
const goOn = async (): Promise<void> => {
  const act = async (
    kind: 'steward' | 'ally' | 'host',
    name: RouteName,
    place: Place = 'community',
    { at = {}, typed = {} }: { at?: Parameters; typed?: Fields } = {},
  ) => {
    const cell = { name, kind, place };
    const url = urlOf(name, { ...parametersOf(world, cell), ...at });
    const { status, location } = await send(world, copy, kind, {
      name,
      url,
      body: { ...bodyOf(world, cell), ...typed },
    });
    expect([name, status]).toEqual([name, 303]);
    return location ?? '';
  };
  await act('ally', 'answerClause', 'ally');
  founding = await foundingLink();
  await act('steward', 'waiveWindow');
  await act('steward', 'holdCheckpoint');
  const seen = dayOf(world.net.deps.clock.now());
  await copy.at.database.withActor({ kind: 'job' }, (tx) => noteDay(tx, seen));
  const jobs = { ...world.net.deps, database: copy.at.database };
  await oncePerDay(jobs, { name: 'keep-checkpoints', day: '2026-11-24' }, () => keepCheckpoints(jobs));
  // A second partnership, which ends because Harbour, who proposed it, leaves.
  const [, , partnership = ''] = (await act('steward', 'proposePartnership')).split(/[/?]/);
  await act('steward', 'leavePartnership', 'community', { at: { partnership } });
  // A third, which names Law Clinic before Harbour has agreed to show it.
  const { harbour, clinic } = world.organisations;
  await act('ally', 'proposePartnership', 'community', { typed: { parties: [harbour, clinic] } });
  await act('steward', 'claimStatus');
  // Somebody outside the partnership is on one of its drafts; input and an objection are answered.
  await act('ally', 'askOnto');
  await act('host', 'answerAsk', 'community', { at: world.statements.main });
  await act('ally', 'answerInput');
  await act('ally', 'answerObjection');
  await act('ally', 'answerExternalText');
  await act('steward', 'takePageDown');
  await act('steward', 'supplementExternalText');
  await afterwards(world, copy);
  const { round = '', partnership: counted = '' } = world.at.community;
  const at = { round, partnership: counted };
  await pooledResult(copy.at.owner, { community: harbour, ally: world.organisations.fund, at });
};

beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
  await goOn();
  alone = await Alone.with(copy.at);
  const { main } = world.engagements;
  const bearers = { invited: main.reserve.code, nominee: main.own, spent: main.shown.code } as const;
  const signedOut: Kind[] = ['stranger', 'removed', 'invited', 'nominee'];
  everyone = [
    alone.me('stranger', null),
    ...kinds.filter((kind) => !signedOut.includes(kind)).map((kind) => alone.me(kind, world.people[kind].id)),
    ...(['invited', 'nominee', 'spent'] as const).map((kind) => alone.bearer(kind, hashOf(bearers[kind]))),
    alone.me('job', null),
  ];
}, 1_200_000);
afterAll(async () => {
  await alone.close();
  await copy.at.drop();
});

const hashOf = (code: string): Buffer => seatCodeHash(readSeatCode(code) ?? Buffer.alloc(0));
const listed = (found: readonly Row[]): string[] => found.map((row) => JSON.stringify(row)).sort();
const declaredFor = (me: Me, table: Table, rule: Rule, among = facts(table)): string[] =>
  listed(among.filter((row) => rule(row, me, facts)));

/** For everybody: the rows this verb reaches, without any where-clause. */
const reached = async (verb: (me: Me) => Promise<Row[]>): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {};
  for (const me of everyone) found[me.kind] = listed(await alone.as(me, () => verb(me)));
  return found;
};
const declared = (table: Table, rule: Rule, among = facts(table)): Record<string, string[]> =>
  Object.fromEntries(everyone.map((me) => [me.kind, declaredFor(me, table, rule, among)]));

/** Rows that change in one direction only. */
const oneWay = {
  release: { there: 'withdrawn_on = released_on', back: 'withdrawn_on = null' },
  feedback: {
    there: 'partnership_id = (select partnership_id from engagement e where e.id = engagement_id)',
    back: 'partnership_id = null',
  },
} as const satisfies Partial<Record<Table, { there: string; back: string }>>;
const oneWays = tables.flatMap((table) =>
  table === 'release' || table === 'feedback' ? [[table, oneWay[table]] as const] : [],
);

test('every table is declared, and has rows that somebody does not see (C20)', async () => {
  const { rows: found } = await copy.at.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename not in ('migration', 'rewritten')`,
  );
  expect(found.map(({ name }) => name).sort()).toEqual([...tables].sort());
  expect(facts('party').some(({ shown_on: shown }) => shown === null)).toBe(true);
  for (const table of tables) {
    const sees = everyone.map((me) => declaredFor(me, table, secondWall[table].sees).length);
    // A pin is found by an id that nobody here knows: see isolation.test.ts.
    expect([table, Math.max(...sees) > 0]).toEqual([table, table !== 'record_pin']);
    if (table !== 'installation' && table !== 'last_day')
      expect([table, Math.min(...sees) < facts(table).length]).toEqual([table, true]);
  }
});

describe('with no rule and no store above it, row-level security', () => {
  test('shows everybody the declared rows of every table, and no other (C20)', async () => {
    for (const table of tables) {
      const read = async () => (await alone.attempt(`select to_jsonb(t) as row from ${table} t`)).rows;
      expect.soft([table, await reached(read)]).toEqual([table, declared(table, secondWall[table].sees)]);
    }
  });

  test('lets everybody change the declared rows of every table, and no other (C20)', async () => {
    for (const table of tables.filter((one) => !(one in oneWay))) {
      const columns = await alone.columns(table, "has_column_privilege(attrelid, attnum, 'update')");
      const same = columns.map((column) => `${column} = ${column}`).join(', ') || 'no_column = 0';
      const change = async () =>
        (await alone.attempt(`update ${table} t set ${same} returning to_jsonb(t) as row`)).rows;
      expect
        .soft([table, await reached(change)])
        .toEqual([table, declared(table, secondWall[table].changes)]);
    }
  });

  test('lets what is shown be taken back and an opinion be shared by the declared, and nobody undo it (C20)', async () => {
    for (const [table, { there, back }] of oneWays) {
      const { changes } = secondWall[table];
      const go = async () =>
        (
          await alone.attempt(
            `update ${table} t set ${there} returning jsonb_build_object('id', t.id) as row`,
          )
        ).rows;
      const ids = facts(table).map(({ id }) => ({ id }));
      const may: Rule = ({ id }, me) => facts(table).some((row) => row.id === id && changes(row, me, facts));
      expect.soft([table, await reached(go)]).toEqual([table, declared(table, may, ids)]);
      for (const me of everyone.filter((one) => declaredFor(one, table, changes).length > 0)) {
        const undone = await alone.as(me, () => alone.attempt(`update ${table} t set ${back}`));
        expect.soft([table, me.kind, undone.code]).toEqual([table, me.kind, notAllowed]);
      }
    }
  });

  test('lets everybody remove the declared rows of every table, and no other (C20)', async () => {
    for (const table of tables) {
      const remove = async () =>
        (await alone.attempt(`delete from ${table} t returning to_jsonb(t) as row`)).rows;
      expect.soft([table, await reached(remove)]).toEqual([table, declared(table, secondWall[table].drops)]);
    }
  });
});

test('an ally reads nothing of a nomination, of a nominee or of an expert, whoever of it asks (C17)', async () => {
  const allies = everyone.filter(({ organisation }) =>
    facts('organisation').some(({ id, kind }) => id === organisation && kind === 'ally'),
  );
  expect(allies.length).toBeGreaterThan(3);
  for (const table of neverAnAllys) {
    for (const me of allies) {
      const read = async () => (await alone.attempt(`select to_jsonb(t) as row from ${table} t`)).rows;
      expect([table, me.kind, await alone.as(me, read)]).toEqual([table, me.kind, []]);
    }
  }
});

/** Rows that are not there, and that somebody might wish for. */
const wishes: Partial<Record<Table, (me: Me) => Row[]>> = {
  acquaintance: () =>
    facts('organisation').flatMap((one) =>
      facts('organisation').flatMap((other) =>
        one === other ? [] : [{ organisation_id: one.id, known_to: other.id, since: '2026-11-24' }],
      ),
    ),
  audience_epoch: () => facts('audience_epoch').map((row) => ({ ...row, epoch: 99 })),
  key_share: (me) =>
    facts('key_share').map((row) => ({ ...row, holder_id: me.person ?? randomUUID(), holder_epoch: 1 })),
  record_wrap: () =>
    facts('audience_epoch').map(({ audience_id, epoch }) => ({
      ...facts('record_wrap')[0],
      ...{ record_id: randomUUID(), audience_id, epoch },
    })),
  membership: (me) =>
    facts('organisation').flatMap(({ id }) =>
      ['member', 'steward'].map((role) => ({
        ...facts('membership')[0],
        ...{ person_id: me.person ?? randomUUID(), organisation_id: id, role },
      })),
    ),
};

const wishing = [
  { wall: engagementWall, wish: engagementWishes },
  { wall: statementWall, wish: statementWishes },
  { wall: assessmentWall, wish: assessmentWishes },
];
/** The rows of the capabilities' tables, as if they were hers to write. */
const asHers = (table: Table, me: Me): Row[] =>
  wishing
    .filter(({ wall }) => Object.hasOwn(wall, table))
    .flatMap(({ wish }) => facts(table).flatMap((row) => wish(row, me, world.organisations.fund)));

test('what somebody adds is hers to add, or refused by the database itself (C20)', async () => {
  for (const table of tables) {
    for (const me of everyone) {
      const wished = [...facts(table), ...(wishes[table]?.(me) ?? []), ...asHers(table, me)];
      const added = listed(await alone.as(me, () => alone.accepted(table, wished)));
      const { adds } = secondWall[table];
      expect.soft([table, me.kind, added]).toEqual([table, me.kind, declaredFor(me, table, adds, wished)]);
    }
  }
});

/** Somebody new, who holds this link. */
const arriving = <Result>(link: string, work: (person: string) => Promise<Result>): Promise<Result> => {
  const person = randomUUID();
  const me = { ...alone.bearer('stranger', tokenHash(Buffer.from(link, 'base64url'))), person };
  return alone.as(me, () => work(person));
};
const joining = (person: string, organisation: unknown, role: 'steward' | 'member'): Row => ({
  ...facts('membership')[0],
  ...{ person_id: person, organisation_id: organisation, role },
});

test('a link lets its holder in where it says and as what it says, and nowhere else (C20)', async () => {
  const { harbour, fund } = world.organisations;
  await arriving(world.at.community.token, async (person) => {
    await alone.add('person', { ...facts('person')[0], id: person });
    expect(await alone.refusal('membership', joining(person, harbour, 'steward'))).toBe(notAllowed);
    expect(await alone.refusal('membership', joining(person, fund, 'member'))).toBe(notAllowed);
    expect(await alone.refusal('membership', joining(randomUUID(), harbour, 'member'))).toBe(notAllowed);
    expect(await alone.refusal('membership', joining(person, harbour, 'member'))).toBe('');
  });
});

test('who founds an organisation is steward of that one, and of nothing that was there before (C20)', async () => {
  const id = randomUUID();
  const { sort_name: _, ...organisation } = facts('organisation').find(({ kind }) => kind === 'ally') ?? {};
  await arriving(founding, async (person) => {
    await alone.add('person', { ...facts('person')[0], id: person });
    const { fund } = world.organisations;
    expect(await alone.refusal('membership', joining(person, fund, 'steward'))).toBe(notAllowed);
    expect(await alone.refusal('key_share', { ...facts('key_share')[0], holder_id: person })).toBe(
      notAllowed,
    );
    expect(await alone.refusal('organisation', { ...organisation, id, kind: 'community-led' })).toBe(
      notAllowed,
    );
    await alone.add('organisation', { ...organisation, id });
    expect(await alone.refusal('membership', joining(person, id, 'member'))).toBe(notAllowed);
    await alone.add('audience_epoch', { ...facts('audience_epoch')[0], audience_id: id, epoch: 1 });
    await alone.add('membership', joining(person, id, 'steward'));
  });
});
