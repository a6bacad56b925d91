import type { Asks, Kind, Secrets } from './ask.ts';

/** The bytes of a form with secrets, as they came: this process reads none of them, and asks the one that does. */
export class HeldForm {
  readonly #secrets: Secrets;
  readonly #bytes: Uint8Array;
  #isForgotten = false;

  constructor(secrets: Secrets, bytes: Uint8Array) {
    this.#secrets = secrets;
    this.#bytes = bytes;
  }

  ask<Asked extends Kind>(kind: Asked, about: Asks[Asked]['about']): Promise<Asks[Asked]['told']> {
    if (this.#isForgotten) throw new Error('the form was answered already');
    return this.#secrets.ask(kind, about, this.#bytes);
  }

  /** Once it is answered. */
  forget(): void {
    this.#isForgotten = true;
    this.#bytes.fill(0);
  }
}
