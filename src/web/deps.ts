import type { Database } from '../database/open.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Secrets } from '../secrets/ask.ts';
import type { SignInDelays } from '../session/delays.ts';
import type { Turnstile } from '../vault/turnstile.ts';
import type { Work } from '../work/task.ts';
import type { Trouble } from './report.ts';

/** Everything the application stands on; `main.ts` fills it from the environment, tests with a fake clock. */
export type Deps = {
  database: Database;
  clock: Clock;
  pepper: Buffer;
  /** Scheme, host and port that people type; forms from elsewhere are refused. */
  origin: string;
  /** The neutral page that "Leave now" goes to. */
  leaveTo: string;
  turnstile: Turnstile;
  /** Has foreign input read, compared and drawn in processes of their own. */
  work: Work;
  /** Has forms with secrets read in a process that lives for seconds. */
  secrets: Secrets;
  delays: SignInDelays;
  report: (trouble: Trouble) => void;
};
