import type { StartReason } from '../database/cannotStart.ts';
import type { Target } from '../database/connection.ts';
import type { Readied } from '../server.ts';
import type { Errand, Ran } from '../work/errands.ts';

/** Where PostgreSQL is, as the driver asks for it. */
export type Address = { path: string } | { port: number; host: string };

/** What a connection is wanted to: the database, or a process of its own that reads forms with secrets. */
export type Wanted = Address | 'reader';

/** Where to enter, and as whom; how to get there is the launcher's. */
type Entry = Omit<Target, 'stream'>;

export type Begin = {
  kind: 'begin';
  readied: Omit<Readied, 'app' | 'owner' | 'superuser'> & {
    app: Entry;
    owner: Entry;
    superuser: Entry | null;
  };
  example: boolean;
  /** How many errands are run at once. */
  atOnce: number;
};

/** What the launcher tells the process that serves. */
export type ToServing =
  | Begin
  | { kind: 'connected'; ask: number }
  | { kind: 'refused'; ask: number; code: string }
  | { kind: 'ran'; ask: number; ran: Ran }
  | { kind: 'stop' };

/** What the process that serves tells the launcher. */
export type ToLauncher =
  | { kind: 'connect'; ask: number; address: Wanted }
  /** Ends the reader that was asked for with this number. */
  | { kind: 'end'; ask: number }
  | { kind: 'run'; ask: number; errand: Errand }
  | { kind: 'ready'; people: string[] | null }
  | { kind: 'not-listening'; code: string }
  | { kind: 'failed'; reason: StartReason; values: Record<string, string | number> };
