import type { StatementId } from '../../kernel/ids.ts';

/** Signatures that one public page takes in an hour: people look at each before it counts. Our default. */
const mostAnHour = 60;
const hour = 60 * 60 * 1000;
const mostRemembered = 10_000;

/** Keeps a flood of made-up names from a public page (C55). In memory, and says nothing of who sent them. */
export class Pace {
  readonly #taken = new Map<StatementId, number[]>();

  /** Counts this one, where there is still room for it. */
  take(statement: StatementId, now: Temporal.Instant): boolean {
    const at = now.epochMilliseconds;
    const recent = (this.#taken.get(statement) ?? []).filter((before) => at - before < hour);
    this.#taken.delete(statement);
    if (this.#taken.size >= mostRemembered) this.#taken.clear();
    const room = recent.length < mostAnHour;
    this.#taken.set(statement, room ? [...recent, at] : recent);
    return room;
  }
}
