import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const tries = 40;
const pauseFor = 25;

/** Roles and rights stand in tables of the whole server, where the second of two who change one row is sent away. */
const isCollision = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === 'XX000' && /concurrently updated/.test(error.message);

/** Does `work` again where another process, on whatever database of this server, did the same at that moment. */
export const inTurn = async (work: () => Promise<void>): Promise<void> => {
  for (let left = tries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isCollision(error)) throw error;
      await pause(pauseFor * (1 + Math.random()));
    }
  }
};
