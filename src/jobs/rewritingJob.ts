import { Busy, dropLog, rewriteTables } from '../database/rewriting.ts';
import { Elsewhere, type JobDeps } from './job.ts';

/** Once a day, what was deleted leaves the files too: the tables everywhere, the log where the server is ours (C39). */
export const forgetOnDisk = async ({ owner, superuser }: JobDeps): Promise<void> => {
  try {
    await rewriteTables(owner);
  } catch (error) {
    throw error instanceof Busy ? new Elsewhere() : error;
  }
  if (superuser) await dropLog(superuser);
};
