import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseAppearances, recordWithdrawals, settleSeatRequests } from '../../src/jobs/engagementJobs.ts';
import { nominationId, personId } from '../../src/kernel/ids.ts';
import { verifyRecord } from '../../src/ledger/verify.ts';
import { readSession } from '../../src/session/session.ts';
import { readSeatCode } from '../../src/vault/codes/seatCode.ts';
import type { Keyring } from '../../src/vault/keyring.ts';
import { nomineeKeyring } from '../../src/vault/nominee.ts';
import { recordKeys } from '../../src/vault/record.ts';
import { readCookie } from '../../src/web/cookie.ts';
import { accessWorld, type World } from '../access/world.ts';
import { copyOf } from '../support/copies.ts';
import {
  type Command,
  heldBy,
  nomineeActs,
  nomineeDoes,
  otherDoes,
  stewardActs,
  stewardDoes,
} from './nomineeActs.ts';
import { canariesIn, type Known, Stage } from './nomineeWorld.ts';

type Own = Extract<Command, { by: 'steward' | 'nominee' }>;

let world: World;
let stage: Stage;
beforeAll(async () => {
  world = await accessWorld();
  stage = new Stage(world, await copyOf(world.net));
}, 300_000);
afterAll(async () => {
  expect(world.net.troubles).toEqual([]);
  await stage.copy.at.drop();
});

const number = fc.nat({ max: 999 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      by: fc.constant('steward' as const),
      act: fc.constantFrom(...stewardActs),
      which: number,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      by: fc.constant('nominee' as const),
      act: fc.constantFrom(...nomineeActs),
      which: number,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      by: fc.constantFrom(
        'ally' as const,
        'ally' as const,
        'allyMember' as const,
        'outsideAlly' as const,
        'stranger' as const,
      ),
      act: number,
      which: number,
      tamper: number,
    }),
  },
);

const beginning = (): Known => {
  const { main } = world.engagements;
  const { shown, waiting, reserve } = main;
  // Two more are shown, for the notes on papers.
  const { also } = main.notes;
  return {
    codes: [
      { code: shown.code, nomination: shown.nomination },
      { code: main.own, nomination: shown.nomination },
      { code: waiting.code, nomination: waiting.nomination },
      { code: reserve.code, nomination: reserve.nomination },
      ...also.flatMap(({ nomination, code, own }) => [
        { code, nomination },
        { code: own, nomination },
      ]),
    ],
    alive: new Map([
      [shown.nomination, main.own],
      [reserve.nomination, reserve.code],
      ...also.map(({ nomination, own }) => [nomination, own] as const),
    ]),
    chosen: new Map([
      [shown.nomination, 'Marigold'],
      [waiting.nomination, 'Marigold'],
      ...also.map(({ nomination }) => [nomination, 'Saffron'] as const),
    ]),
    shown: new Map([
      [shown.nomination, 'Marigold'],
      ...also.map(({ nomination }) => [nomination, 'Saffron'] as const),
    ]),
    asked: new Map(),
    told: new Set(),
    kept: [],
  };
};

type Pages = Awaited<ReturnType<Stage['sight']>>;
/** What the ally saw, and the moment at which it did: while nothing is written, it sees the same. */
type Sight = { pages: Pages; moment: number };
const look = async (): Promise<Sight> => {
  const pages = await stage.sight('ally');
  return { pages, moment: await stage.copy.moment() };
};
const isStill = async ({ moment }: Sight): Promise<boolean> => (await stage.copy.moment()) === moment;

/** Harbour and its nominees act. What they keep among themselves changes not one byte of what the ally sees. */
const actsUnseen = async (known: Known, one: Own, before: Sight): Promise<Sight> => {
  const paid = await stage.paid();
  const hers = one.by === 'nominee' ? heldBy(known, one.which).nomination : null;
  const rows = hers && (await stage.rows(hers));
  const { open } =
    one.by === 'steward' ? await stewardDoes(stage, known, one) : await nomineeDoes(stage, known, one);
  if (await isStill(before)) return before;
  const after = await look();
  if (!open) expect([one, after.pages]).toEqual([one, before.pages]);
  // P5: only the payee's side says that it was paid.
  if (one.act !== 'markPaid') expect([one, await stage.paid()]).toEqual([one, paid]);
  // Her code reaches one nomination, and nothing else.
  if (hers) expect([one, await stage.rows(hers)]).toEqual([one, rows]);
  return after;
};

/** Anybody else acts. Nothing of a nominee’s, of an expert’s or of a payment moves. */
const actsInVain = async (one: Extract<Command, { tamper: number }>, before: Sight): Promise<Sight> => {
  const rows = await stage.rows();
  const page = await otherDoes(stage, one);
  expect([one, page.status < 500]).toEqual([one, true]);
  if (await isStill(before)) return before;
  expect([one, await stage.rows()]).toEqual([one, rows]);
  return look();
};

/** What anybody of the ally can read, anywhere: what is shown now, what was told to all, and no word besides. */
const seesOnlyWhatIsShown = ({ shown, told }: Known, one: Command, sight: Pages): void => {
  const allowed = new Set([...shown.values(), ...told]);
  const everything = [...sight.values()].join('\n');
  expect([one, [...canariesIn(everything).difference(allowed)]]).toEqual([one, []]);
  expect([one, everything.includes('Marigold')]).toEqual([one, [...shown.values()].includes('Marigold')]);
  const programme = sight.get('programme') ?? '';
  expect([one, [...shown.values()].filter((name) => !programme.includes(name))]).toEqual([one, []]);
};

/** A code opens one seat while it is the one that works, and shows nothing of another. */
const codesOpenTheirOwn = async (known: Known, one: Command): Promise<void> => {
  const mine = new Map<string, Set<string>>();
  for (const { code, nomination } of known.codes) {
    const works = known.alive.get(nomination) === code;
    const pages = [
      await stage.ask('stranger', 'seat', { code }),
      await stage.ask('stranger', 'ownSeat', { code }),
      await stage.ask('stranger', 'ownCalendar', { code }),
    ];
    expect([one, code, pages.some(({ status }) => status !== 404)]).toEqual([one, code, works]);
    mine.set(nomination, mine.get(nomination) ?? new Set());
    for (const { html } of pages) for (const word of canariesIn(html)) mine.get(nomination)?.add(word);
  }
  for (const [nomination, words] of mine)
    expect([
      one,
      [...words].filter(
        (word) => word !== known.chosen.get(nomination) && !known.asked.get(nomination)?.has(word),
      ),
    ]).toEqual([one, []]);
};

const play = async (commands: readonly Command[]): Promise<Known> => {
  const known = beginning();
  let sight = await look();
  for (const one of commands) {
    sight = 'tamper' in one ? await actsInVain(one, sight) : await actsUnseen(known, one, sight);
    seesOnlyWhatIsShown(known, one, sight.pages);
  }
  const last = commands.at(-1);
  if (last) {
    seesOnlyWhatIsShown(known, last, await stage.sight('allyMember'));
    await codesOpenTheirOwn(known, last);
  }
  return known;
};

test('no order of acts lets an ally enter, see, edit, replace or infer a nominee, or set paid (C17)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: 14 }), async (commands) => {
      try {
        await play(commands);
      } finally {
        await stage.copy.undo();
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 600_000);

test('a no weighs what a yes weighs: no list, count or order that an ally sees is another (P6)', async () => {
  const after = async (answer: 'accepted' | 'declined'): Promise<string[]> => {
    const { open } = world.engagements;
    const page = await stage.ask('steward', 'answerRequest', open, { answer, note: '' });
    expect([answer, page.status]).toEqual([answer, 303]);
    const sight = await stage.sight('ally');
    await stage.copy.undo();
    return (
      ['organisations', 'partnerships', 'partnership', 'engagements', 'partnershipEngagements'] as const
    ).map((name) => sight.get(name) ?? '');
  };
  expect(await after('declined')).toEqual(await after('accepted'));
});

/** Every row that is sealed about nominees, as somebody copied it in time. */
const sealedRows = async (): Promise<{ table: string; record: string }[]> => {
  const questions = [
    "select 'nomination' as table, id as record from nomination",
    "select 'release' as table, id as record from release",
    ...(['nominee_terms', 'nominee_answer', 'nominee_message', 'appearance'] as const).map(
      (table) => `select '${table}' as table, record_id as record from ${table} where record_id is not null`,
    ),
  ];
  return (await stage.copy.at.owner.query(questions.join(' union all '))).rows;
};

/** What the keys of everybody who ever had any open of it now: those signed in, and every code there was. */
const openedBy = async (
  { codes }: Known,
  rows: Awaited<ReturnType<typeof sealedRows>>,
): Promise<string[]> => {
  const { database } = stage.copy.at;
  const opened: string[] = [];
  const open = async (who: string, keyring: Keyring): Promise<void> => {
    const person = personId.parse(world.people.steward.id);
    await database.withActor({ kind: 'person', person }, async (tx) => {
      for (const { table, record } of rows)
        if ((await recordKeys(tx, keyring, { table, unsigned: true }, [record])).size > 0)
          opened.push(`${who} ${table}`);
    });
  };
  for (const kind of ['steward', 'member', 'ally', 'allyMember', 'host'] as const) {
    const cookie = readCookie(world.people[kind].cookie);
    const session = cookie && (await readSession({ ...world.net.deps, database }, cookie));
    if (!session) throw new Error(`${kind} is not signed in`);
    await open(kind, session.keyring);
  }
  for (const { code, nomination } of codes) {
    const key = readSeatCode(code) ?? Buffer.alloc(0);
    for (const epoch of [1, 2, 3])
      await open(code, nomineeKeyring(nominationId.parse(nomination), epoch, key));
  }
  return [...new Set(opened)];
};

test('after the agreed day no key that there ever was opens an appearance, and the record verifies (C38, C39)', async () => {
  const known = await play([
    { by: 'steward', act: 'nominate', which: 1 },
    { by: 'nominee', act: 'accept', which: 4 },
    { by: 'nominee', act: 'accept', which: 3 },
    { by: 'nominee', act: 'ask', which: 1 },
    { by: 'steward', act: 'promoteReserve', which: 2 },
  ]);
  const rows = await sealedRows();
  expect(await openedBy(known, rows)).toContain('steward appearance');
  expect(await openedBy(known, rows)).toContain('steward nominee_message');
  const { database, targets } = stage.copy.at;
  const deps = { ...world.net.deps, database, owner: targets.owner, superuser: null };
  const later = Temporal.Instant.from('2027-02-01T12:00:00Z');
  const then = { ...deps, clock: { ...deps.clock, now: () => later } };
  for (const job of [settleSeatRequests, recordWithdrawals, eraseAppearances]) await job(then);
  expect(await openedBy(known, rows)).toEqual([]);
  for (const { code } of known.codes)
    expect((await stage.ask('stranger', 'ownSeat', { code })).status).toBe(404);
  const left = await stage.copy.at.owner.query(
    `select (select count(*)::int from appearance) as appearances, (select count(*)::int from nominee_link) as links,
       (select count(*)::int from nomination) as counted, (select count(distinct seat_key)::int from release) as shown`,
  );
  // That a seat was filled stays, and by whom does not.
  expect(left.rows[0]).toMatchObject({ appearances: 0, links: 0, shown: 3 });
  expect(left.rows[0].counted).toBeGreaterThan(3);
  for (const kind of ['steward', 'ally'] as const) {
    const { html } = await stage.ask(kind, 'recordFile');
    expect([kind, verifyRecord(html.trimEnd().split('\n'))]).toMatchObject([kind, { ok: true }]);
    const sight = [...(await stage.sight(kind)).values()].join('\n');
    expect([kind, [...known.chosen.values()].filter((name) => sight.includes(name))]).toEqual([kind, []]);
  }
});
