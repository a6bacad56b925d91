/** Keeps what is typed while it is typed, as its writer's own unsent words. The form does the same by itself without. */

const pause = 2000;
const longestWait = 15_000;
/** No button waits longer than this for words that are on their way. */
const longestSending = 10_000;

type Answer = { number?: number; said: string };

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'said' in value && typeof value.said === 'string';

/** Everything but the file, which is sent when she says so, and the acts, which are hers to press. */
const fieldsOf = (form: HTMLFormElement): FormData => {
  const fields = new FormData(form);
  for (const name of ['file', 'act', 'reopens']) fields.delete(name);
  fields.set('do', 'aside');
  fields.set('by', 'script');
  return fields;
};

class Keeper {
  #timer = 0;
  #since = 0;
  #sending = false;
  #over = false;
  /** A button that was pressed while words were on their way: it follows them, or they would come after it. */
  #pressed: HTMLElement | null = null;

  constructor(
    readonly form: HTMLFormElement,
    readonly place: HTMLElement,
  ) {
    form.addEventListener('input', (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'file') return;
      this.#later();
    });
    form.addEventListener('submit', (event) => this.#submit(event));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.#since > 0) void this.#keep();
    });
  }

  #submit(event: SubmitEvent): void {
    clearTimeout(this.#timer);
    if (this.#sending) {
      event.preventDefault();
      this.#pressed = event.submitter;
    } else this.#over = true;
  }

  #later(): void {
    if (this.#over) return;
    const now = Date.now();
    if (this.#since === 0) this.#since = now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(pause, this.#since + longestWait - now));
    this.#timer = window.setTimeout(() => void this.#keep(), wait);
  }

  async #keep(): Promise<void> {
    if (this.#over) return;
    if (this.#sending) {
      this.#later();
      return;
    }
    this.#sending = true;
    this.#since = 0;
    clearTimeout(this.#timer);
    try {
      const answer = await fetch(this.form.action, {
        method: 'POST',
        body: fieldsOf(this.form),
        redirect: 'manual',
        signal: AbortSignal.timeout(longestSending),
      });
      await this.#hear(answer);
    } catch {
      this.#say(this.place.dataset['unreachable']);
      this.#later();
    } finally {
      this.#sending = false;
      const pressed = this.#pressed;
      this.#pressed = null;
      if (pressed) this.form.requestSubmit(pressed);
    }
  }

  async #hear(answer: Response): Promise<void> {
    const isOurs = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
    const heard: unknown = isOurs ? await answer.json() : null;
    if (!isAnswer(heard)) {
      // Signed out, or not on this draft any more: nothing here is kept from now on, and she is told.
      this.#over = true;
      this.#say(this.place.dataset['over']);
      return;
    }
    this.#say(heard.said);
    const seen = this.form.elements.namedItem('seen');
    if (heard.number !== undefined && seen instanceof HTMLInputElement) seen.value = String(heard.number);
    // Newer words of hers are in another window: from here on only she decides which stay.
    if (answer.status === 409) this.#over = true;
  }

  #say(words: string | undefined): void {
    this.place.hidden = false;
    this.place.textContent = words ?? '';
  }
}

const form = document.querySelector<HTMLFormElement>('#draft');
const place = document.querySelector<HTMLElement>('#kept');
if (form && place) new Keeper(form, place);
