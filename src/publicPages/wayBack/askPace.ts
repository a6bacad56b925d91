import type { Source } from '../../admission/source.ts';
import { Tally } from '../../admission/tally.ts';

/** Requests that one page takes in an hour, and of one source: people look at each. Our defaults. */
const mostAnHour = 60;
const mostOfOneSource = 6;

/** Keeps a flood of requests from those who look, and the way back open to others (C55). In memory. */
export class AskPace {
  readonly #inAll = new Tally(mostAnHour);
  readonly #ofOne = new Tally(mostOfOneSource);

  take(page: string, source: Source, now: Temporal.Instant): boolean {
    if (!source.shared && !this.#ofOne.take([source.key], now)) return false;
    return this.#inAll.take([page], now);
  }
}
