import { createHash } from 'node:crypto';
import { missingSigns } from '../../../pdf/textRuns.ts';
import { exactText } from '../../text/document.ts';
import type { PublishedStatement } from './document.ts';
import {
  type Format,
  fileOfPrinted,
  type Making,
  type Printed,
  printedOf,
  type StatementFile,
} from './formats.ts';

const mostKept = 24;
const mostRemembered = 1000;
/** Files that may wait to be made; a further request is told to come back in a moment. */
const mostWaiting = 8;

/** Makes files one at a time and keeps the last ones: anyone may ask for them, as often as she likes (C55). */
export class FileKeep {
  readonly #kept = new Map<string, StatementFile>();
  readonly #missing = new Map<string, readonly string[]>();
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  file(statement: PublishedStatement, format: Format, reader: Making): Promise<StatementFile | null> {
    return this.printed(printedOf(statement, reader), format, reader);
  }

  /** Null where too many wait already. */
  async printed(printed: Printed, format: Format, reader: Making): Promise<StatementFile | null> {
    const key = createHash('sha256')
      .update(JSON.stringify([printed, format, reader.language]))
      .digest('base64');
    const kept = this.#kept.get(key);
    if (kept) return kept;
    if (this.#waiting >= mostWaiting) return null;
    this.#waiting += 1;
    const made = this.#last.then(() => this.#kept.get(key) ?? fileOfPrinted(printed, format, reader));
    this.#last = made.catch(() => undefined);
    try {
      const file = await made;
      const [oldest] = this.#kept.keys();
      if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
      this.#kept.set(key, file);
      return file;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** The signs of all its texts that a PDF cannot show. */
  async missing({ texts }: Pick<PublishedStatement, 'texts'>, { work }: Making): Promise<readonly string[]> {
    const key = texts.map(({ sha256Hex }) => sha256Hex).join();
    const known = this.#missing.get(key);
    if (known) return known;
    const done = await work.attempt(missingSigns, texts.map(exactText).join(''));
    // The page is there all the same: it says less of its PDF until there is time to look.
    if (!done.ok) return [];
    if (this.#missing.size >= mostRemembered) this.#missing.clear();
    this.#missing.set(key, done.result);
    return done.result;
  }
}
