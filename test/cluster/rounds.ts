import { setTimeout as pause } from 'node:timers/promises';
import { connected } from '../../src/database/connection.ts';
import { Sent, Unanswered } from '../processes/crash/acts.ts';
import { Chance } from '../processes/crash/chance.ts';
import { Checks } from '../processes/crash/checks.ts';
import { tornIn } from '../processes/crash/invariants.ts';
import { Load, type World } from '../processes/crash/load.ts';
import { askAt, pairOn, pairWith } from '../processes/pair.ts';
import { DueWork } from './dueWork.ts';
import { type FaultName, faults } from './faults.ts';
import { Pulse, writesAt } from './pulse.ts';
import { Stage } from './stage.ts';

/** Times in seconds. */
export type Round = {
  fault: FaultName;
  /** Answered as done until now, each found once in a record. */
  acknowledged: number;
  /** Sent in this round without an answer: done once when sent again. */
  unanswered: number;
  /** Of those, how many stood in a record though nobody had been told. */
  doneUntold: number;
  /** For so long the database took no writes; null where it always did. */
  databaseAway: number | null;
  /** The longest that no act was answered. */
  longestPause: number;
  /** From the first write that the database took again to the first act that was answered; null where it was not away. */
  backAfter: number | null;
};

type Wanted = {
  programs: readonly [string, string];
  /** Does the proxy before the database end connections to a leader that leads no more? */
  closes: boolean;
  faults: readonly FaultName[];
  seed: number;
  say?: (line: string) => void;
};
export type Outcome = { rounds: Round[]; jobs: number };

const seconds = (milliseconds: number): number => Math.round(milliseconds / 10) / 100;

const worldOn = async (stage: Stage, chance: Chance): Promise<World> => {
  const ask = askAt(() => stage.address);
  const first = await pairOn(ask, stage.setUpLink);
  return { pairs: [first, await pairWith(ask, first.ada, 'Cy')], sent: new Sent(), ask, chance };
};

const refuseTorn = async ({ owner }: Stage): Promise<void> => {
  const torn = await connected(owner, tornIn);
  if (torn.length > 0) throw new Error(`torn: ${torn.join('; ')}`);
};

/** One act after the other is tried from outside while all this happens: whatever became of those before. */
const visitorsOf = (world: World): Pulse => {
  const visiting = new Load(world);
  const [{ ada, bo, partnership }] = world.pairs;
  return new Pulse(400, () => visiting.takeHome(world.chance.pick([ada, bo]), partnership));
};

/** A busy machine alone may hold a write up for less. */
const noticed = 2_000;
/** Everybody who saw no answer sends the same form again, as often as it takes. Gives how many they were. */
const sentAgain = async (sent: Sent): Promise<number> => {
  let answered = 0;
  for (;;) {
    const again = sent.unanswered;
    sent.unanswered = [];
    for (const act of again) {
      const page = await sent.send(act).catch((error: unknown) => {
        if (error instanceof Unanswered) return null;
        throw error;
      });
      if (page) answered += 1;
    }
    if (sent.unanswered.length === 0) return answered;
    await pause(1_000);
  }
};

/** So long a round goes on after the last was put right, that what it did to people is seen. */
const afterwards = 3_000;

const playRound = async (stage: Stage, world: World, checks: Checks, fault: FaultName): Promise<Round> => {
  stage.byProxy = true;
  const load = new Load(world);
  const working = load.run();
  const visitors = visitorsOf(world);
  const database = stage.cluster.admin(stage.ports.database);
  const beats = new Pulse(200, () => writesAt(database));
  await Promise.race([pause(world.chance.between(2_000, 5_000)), working]);
  const struck = performance.now();
  const mend = await faults[fault](stage);
  await pause(1_000);
  // Another leads, or the same again.
  await writing(() => writesAt(database));
  await pause(1_000);
  await mend();
  await stage.healthy();
  await stage.cluster.whole();
  await pause(afterwards);
  load.end();
  await Promise.all([working, visitors.end(), beats.end()]);
  stage.byProxy = false;
  const away = beats.longestPause(struck);
  const wasAway = away.length > noticed;
  await refuseTorn(stage);
  const doneUntold = await checks.acknowledged();
  const unanswered = await sentAgain(world.sent);
  await refuseTorn(stage);
  await checks.acknowledged();
  return {
    fault,
    acknowledged: world.sent.acknowledged.length,
    unanswered,
    doneUntold,
    databaseAway: wasAway ? seconds(away.length) : null,
    longestPause: seconds(visitors.longestPause(struck).length),
    backAfter: wasAway ? seconds(visitors.firstAfter(away.until) - away.until) : null,
  };
};

const writing = async (write: () => Promise<void>): Promise<void> => {
  for (;;) {
    try {
      return await write();
    } catch {
      await pause(200);
    }
  }
};

/** Throws, with the seed and the fault, at the first act that is lost, torn or done twice. */
export const clusterRounds = async ({
  programs,
  closes,
  faults: wanted,
  seed,
  say,
}: Wanted): Promise<Outcome> => {
  const chance = new Chance(seed);
  const stage = await Stage.open({ programs, closes });
  const outcome: Outcome = { rounds: [], jobs: 0 };
  let now = 'before the first';
  try {
    const world = await worldOn(stage, chance);
    const checks = new Checks(world);
    const due = await DueWork.of(stage, world.pairs[0]);
    for (const fault of wanted) {
      now = fault;
      await due.begins();
      const round = await playRound(stage, world, checks, fault);
      outcome.rounds.push(round);
      say?.(JSON.stringify(round));
    }
    now = 'jobs';
    outcome.jobs = await due.isDoneOnce();
    return outcome;
  } catch (error) {
    throw new Error(`seed ${seed}, ${closes ? 'closing' : 'not closing'}, ${now}`, { cause: error });
  } finally {
    await stage.close();
  }
};
