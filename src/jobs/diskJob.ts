import { Busy, dropLog, rewriteChanged } from '../database/rewrite.ts';
import { AnotherProcess, type JobDeps } from './job.ts';

/** Once a day, what was deleted leaves the files too: the tables everywhere, the log where the server is ours (C39). */
export const forgetOnDisk = async ({ owner, superuser }: JobDeps): Promise<void> => {
  try {
    const { written, left } = await rewriteChanged(owner);
    if (superuser && written.length > 0) await dropLog(superuser);
    if (left.length > 0) throw new AnotherProcess();
  } catch (error) {
    throw error instanceof Busy ? new AnotherProcess() : error;
  }
};
