import type { DaysFromToday } from '../story.ts';

/**
 * Tells several stories at once, so that everything happens in the order of its days: a record shows what one of them
 * did between what the others did. Whoever comes to a day waits until no story has an earlier one before it.
 */
export class Chronicle {
  #telling = 0;
  readonly #waiting: { on: DaysFromToday; go: () => void }[] = [];

  async tell(stories: readonly (() => Promise<void>)[]): Promise<void> {
    this.#telling = stories.length;
    await Promise.all(
      stories.map((story) =>
        story().finally(() => {
          this.#telling -= 1;
          this.#goOn();
        }),
      ),
    );
  }

  until(on: DaysFromToday): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ on, go });
      this.#telling -= 1;
      this.#goOn();
    });
  }

  #goOn(): void {
    if (this.#telling > 0) return;
    const [next] = this.#waiting.sort((one, other) => one.on - other.on);
    if (!next) return;
    this.#waiting.splice(0, 1);
    this.#telling += 1;
    next.go();
  }
}
