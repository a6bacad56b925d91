import { Bench, type Lane, laneOf, type Work } from '../../src/work/task.ts';

/** Does what it is asked at once and here, on copies, as the processes would: the pool itself has its own tests. */
export const workHere: Work = {
  attempt: async (task, input) => ({
    ok: true,
    result: structuredClone(await task.run(structuredClone(input))),
  }),
  isFull: () => false,
};

export const benchHere = (lane: Lane = laneOf({ person: 'somebody' })): Bench => new Bench(workHere, lane);
