import { randomBytes } from 'node:crypto';
import type { LedgerKind } from '../../../src/kernel/ledgerKinds.ts';
import type { Fields, Page } from '../../support/page.ts';
import type { Person } from '../../support/people.ts';

/** Something a person sends, and where the record of it will stand. */
export type Act = {
  by: Person;
  kind: LedgerKind | 'invitation' | 'sign-up';
  url: string;
  fields: Fields;
  /** The form's own token: the same form sent again acts once (C48). */
  act: string;
  /** The partnership whose record says it; null where there is none, or where it is only being founded. */
  partnership: string | null;
  /** The decision it is about; null where the answer names it, and where there is none. */
  decision: string | null;
};

/** The server went away, or could not say: nobody knows yet whether it was done. */
export class Unanswered extends Error {}
/** The server said no to something it has to allow. */
export class Unexpected extends Error {}

/** Everything that was sent in one world, by what became of it. */
export class Sent {
  readonly acknowledged: Act[] = [];
  unanswered: Act[] = [];
  /** What was answered, in full, for those who need it. */
  readonly #pages = new Map<Act, Page>();

  pageOf(act: Act): Page | undefined {
    return this.#pages.get(act);
  }

  /** Sends it; acknowledged is what was answered as done. Throws `Unanswered` where nobody can say. */
  async send(act: Act): Promise<Page> {
    let page: Page;
    try {
      page = await act.by.post(act.url, act.fields, { act: act.act });
    } catch (error) {
      this.unanswered.push(act);
      throw new Unanswered(String(error));
    }
    if (page.status >= 500) {
      this.unanswered.push(act);
      throw new Unanswered(`answered with ${page.status}`);
    }
    const isDone = page.status === 303 || (act.kind === 'invitation' && page.status === 200);
    if (!isDone)
      throw new Unexpected(`${act.kind} was answered with ${page.status}: ${page.text.slice(0, 300)}`);
    this.acknowledged.push(act);
    this.#pages.set(act, page);
    return page;
  }

  /** The same forms again, as people do who saw no answer: each is done now, once. */
  async sendAgain(): Promise<number> {
    const again = this.unanswered;
    this.unanswered = [];
    for (const act of again) await this.send(act);
    return again.length;
  }
}

export const newSubmission = (): string => randomBytes(24).toString('base64url');
