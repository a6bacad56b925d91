import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { buildProgram } from '../processes/build.ts';
import { clusterPrograms, missing } from './programs.ts';
import { clusterRounds } from './rounds.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 600_000 });

const reason = missing(clusterPrograms);
if (reason) console.warn(`Left out, a cluster that fails over: ${reason}.`);

/** A short form of `npm run cluster -- 22`: the three that hurt most, where nobody ends the connections to a lost leader. */
describe.skipIf(reason !== null)(
  'two processes on two PostgreSQL of which one leads, under a load of acts',
  () => {
    let program: string;
    beforeAll(() => {
      program = buildProgram(inject('programFolder'));
    });

    test('a leader that freezes, one that is killed, and a process that is: nothing is lost, torn or done twice', async () => {
      const { rounds, jobs } = await clusterRounds({
        programs: [program, program],
        closes: false,
        faults: ['leader frozen', 'leader killed', 'process that serves killed'],
        seed: 11,
      });
      expect(rounds.map(({ fault }) => fault)).toHaveLength(3);
      // Every round had acts in it, and a leader that was lost was noticed.
      expect(rounds.every(({ acknowledged }, at) => acknowledged > (rounds[at - 1]?.acknowledged ?? 0))).toBe(
        true,
      );
      expect(rounds.some(({ databaseAway }) => databaseAway !== null)).toBe(true);
      expect(jobs).toBeGreaterThan(0);
    });
  },
);
