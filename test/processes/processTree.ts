import { spawnSync } from 'node:child_process';

export type Started = { pid: number; args: string };

export const startedBy = (parent: number): Started[] =>
  spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(parent)], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((line) => /^\s*(\d+) (.*)$/.exec(line))
    .flatMap((found) => (found ? [{ pid: Number(found[1]), args: found[2] ?? '' }] : []));

export type Process = { name: string; pid: number };

const nameOf = ({ pid, args }: Started): string => {
  if (args.includes('serving.js')) return 'serving';
  return args.includes('secretReader.js') ? 'reader' : `pool ${pid}`;
};

/** The launcher first, then every process that it started: the one that serves, those that read secrets, the pool's. */
export const processesOf = (launcher: number): Process[] => [
  { name: 'launcher', pid: launcher },
  ...startedBy(launcher).map((one) => ({ name: nameOf(one), pid: one.pid })),
];
