import { setTimeout as pause } from 'node:timers/promises';
import { connected } from '../../../src/database/connection.ts';
import { askAt, pairOn, pairWith } from '../pair.ts';
import { Sent } from './acts.ts';
import { Chance } from './chance.ts';
import { Checks } from './checks.ts';
import { tornIn } from './invariants.ts';
import { Load, type World } from './load.ts';
import { Stage, type Victim, victims } from './stage.ts';

export type Outcome = {
  rounds: number;
  /** Answered before a kill; every one was found again. */
  acknowledged: number;
  /** Sent and not answered; each was wholly there or wholly not, and was done once when it was sent again. */
  unanswered: number;
  /** Of those, how many stood in a record though nobody had been told. */
  doneUntold: number;
  killed: Record<Victim, number>;
};

type Wanted = {
  program: string;
  kind: 'embedded' | 'external';
  rounds: number;
  seed: number;
  say?: (line: string) => void;
};

const worldOn = async (stage: Stage, chance: Chance): Promise<World> => {
  const ask = askAt(() => stage.address);
  const first = await pairOn(ask, stage.setUpLink);
  return { pairs: [first, await pairWith(ask, first.ada, 'Cy')], sent: new Sent(), ask, chance };
};

const refuseTorn = async (stage: Stage): Promise<void> => {
  const torn = await connected(await stage.owner(), tornIn);
  if (torn.length > 0) throw new Error(`torn: ${torn.join('; ')}`);
};

/** After a few answers or a few seconds, and a little later still: however fast the machine is, it is busy then. */
const someMoment = async ({ sent, chance }: World): Promise<void> => {
  const enough = sent.acknowledged.length + chance.between(0, 15);
  const latest = performance.now() + 5_000;
  while (sent.acknowledged.length < enough && performance.now() < latest) await pause(3);
  await pause(chance.between(0, 120));
};

/** People work, everything dies at some moment, comes back, and is looked at; then those who saw no answer try again. */
const playRound = async (stage: Stage, world: World, checks: Checks, victim: Victim) => {
  const load = new Load(world);
  const working = load.run();
  await Promise.race([someMoment(world), working]);
  await stage.kill(victim, world.chance);
  load.end();
  await working;
  await stage.back(victim);
  await refuseTorn(stage);
  const doneUntold = await checks.acknowledged();
  const unanswered = await world.sent.sendAgain();
  await refuseTorn(stage);
  await checks.acknowledged();
  return { doneUntold, unanswered };
};

/** Throws, with the seed and the round, at the first thing lost or torn (C41). */
export const crashRounds = async ({ program, kind, rounds, seed, say }: Wanted): Promise<Outcome> => {
  const chance = new Chance(seed);
  const stage = await Stage.open(program, kind);
  const killed = { server: 0, postmaster: 0, backend: 0, postgres: 0, everything: 0 };
  const outcome: Outcome = { rounds: 0, acknowledged: 0, unanswered: 0, doneUntold: 0, killed };
  let victim: Victim = 'server';
  try {
    const world = await worldOn(stage, chance);
    const checks = new Checks(world);
    for (; outcome.rounds < rounds; outcome.rounds += 1) {
      // Each in its turn, from a chosen one on.
      victim = victims[(seed + outcome.rounds) % victims.length] ?? 'server';
      const { doneUntold, unanswered } = await playRound(stage, world, checks, victim);
      outcome.killed[victim] += 1;
      outcome.unanswered += unanswered;
      outcome.doneUntold += doneUntold;
      outcome.acknowledged = world.sent.acknowledged.length;
      say?.(
        `${kind} ${outcome.rounds + 1}: ${victim}, ${outcome.acknowledged} acts, ${unanswered} unanswered`,
      );
    }
    return outcome;
  } catch (error) {
    throw new Error(`${kind}, seed ${seed}, round ${outcome.rounds + 1}, ${victim} killed`, { cause: error });
  } finally {
    await stage.close();
  }
};
