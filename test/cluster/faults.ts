import { setTimeout as pause } from 'node:timers/promises';
import type { Node } from './patroni.ts';
import { signalAll } from './signals.ts';
import type { Stage } from './stage.ts';

/** Longer than a proxy takes to see it, shorter than Patroni takes to look for another leader. */
const aWhile = 10_000;

/** Happens at once; what it gives, puts right what would not come right by itself. */
type Fault = (stage: Stage) => Promise<() => Promise<void>>;

const killedNode = async (node: Node): Promise<() => Promise<void>> => {
  signalAll(node.processes, 'SIGKILL');
  return async () => node.start();
};

/** Wakes when another leads, and finds out. */
const frozenNode = async (node: Node): Promise<() => Promise<void>> => {
  const frozen = node.processes;
  signalAll(frozen, 'SIGSTOP');
  return async () => signalAll(frozen, 'SIGCONT');
};

const frozenFor = async (pids: readonly number[], time = aWhile): Promise<() => Promise<void>> => {
  signalAll(pids, 'SIGSTOP');
  await pause(time);
  signalAll(pids, 'SIGCONT');
  return async () => {};
};

const killedOurs = async (
  stage: Stage,
  which: 0 | 1,
  whom: (all: number[]) => number[],
): Promise<() => Promise<void>> => {
  const all = stage.processesOf(which);
  signalAll(whom(all), 'SIGKILL');
  return () => stage.startAgain(which, all);
};

export const faults = {
  'leader killed': async ({ cluster }) => killedNode(await cluster.leader()),
  'leader frozen': async ({ cluster }) => frozenNode(await cluster.leader()),
  'PostgreSQL of the leader killed': async ({ cluster }) => {
    signalAll((await cluster.leader()).postgres, 'SIGKILL');
    return async () => {};
  },
  'standby killed': async ({ cluster }) => killedNode(await cluster.standby()),
  'standby frozen': async ({ cluster }) => frozenNode(await cluster.standby()),
  'etcd killed': async ({ cluster }) => {
    signalAll(cluster.etcd, 'SIGKILL');
    await pause(1_000);
    cluster.startEtcd();
    return async () => {};
  },
  'process killed': (stage) => killedOurs(stage, 0, (all) => all.slice(0, 1)),
  'process that serves killed': (stage) => killedOurs(stage, 1, (all) => all.slice(1, 2)),
  'process frozen': (stage) => frozenFor(stage.processesOf(0)),
  'pooler killed': async ({ pooler }) => {
    signalAll(pooler.processes, 'SIGKILL');
    await pooler.resume();
    return async () => {};
  },
  'pooler frozen': ({ pooler }) => frozenFor(pooler.processes),
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const everyFault: readonly FaultName[] = Object.keys(faults).filter(
  (name): name is FaultName => name in faults,
);
