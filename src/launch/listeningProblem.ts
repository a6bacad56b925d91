import type { Configuration } from '../configuration.ts';
import { CannotStart } from '../database/cannotStart.ts';

/** Why it cannot listen there, from the system's code; null: for no reason that whoever starts it can mend. */
export const listeningProblem = (
  code: string,
  { host, port }: Pick<Configuration, 'host' | 'port'>,
): CannotStart | null => {
  if (code === 'EADDRINUSE' || code === 'EACCES') return new CannotStart('port-busy', { host, port });
  return code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL'
    ? new CannotStart('setting', { setting: 'HOST' })
    : null;
};
