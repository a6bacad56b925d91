/** Where everything of a cluster listens: this machine, by number, so that nobody looks a name up. */
export const here = '127.0.0.1';

/** At once, to each that is still there. */
export const signalAll = (pids: readonly number[], signal: NodeJS.Signals): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It was gone already.
    }
  }
};
