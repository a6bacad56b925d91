import type { Source } from '../../admission/source.ts';
import { Tally } from '../../admission/tally.ts';
import type { StatementId } from '../../kernel/ids.ts';

/** Signatures that one public page takes in an hour: people look at each before it counts. Our defaults. */
const mostAnHour = 60;
const mostOfOneSource = 12;
/** The first of a source finds room where others used it up, up to a bound that a disk does not feel. */
const mostFirstOnes = 600;

/**
 * Keeps a flood of made-up names from a public page, and the page open to others meanwhile (C55). In memory, and says
 * nothing of who sent them. Over an onion service all are one source: there the page fills up, and opens by the minute.
 */
export class Pace {
  readonly #inAll = new Tally(mostAnHour);
  readonly #ofOne = new Tally(mostOfOneSource);
  readonly #first = new Tally(1);
  readonly #firstOnes = new Tally(mostFirstOnes);

  /** Counts this one, where there is still room for it. */
  take(statement: StatementId, source: Source, now: Temporal.Instant): boolean {
    const from = [statement, source.key];
    const isFirst = !source.shared && this.#first.take(from, now);
    if (!source.shared && !this.#ofOne.take(from, now)) return false;
    return this.#inAll.take([statement], now) || (isFirst && this.#firstOnes.take([statement], now));
  }
}
