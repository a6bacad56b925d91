import type { Texts } from '../../instrument/facts.ts';
import { type Head, type Line, languageOf, type Table } from './heads.ts';

/** What a cell's words are worth: `texts` by language, or why they cannot be taken. */
export type Spoken = { texts: Texts; wrong: 'notText' | 'saidTwice' | 'reference' | null };

/** What stands for another answer while a form is filled in: without a form it stands for nothing. */
const reference = /\$\{[^${}]*\}/;

/** Reads what is said in several languages. `assumed`: the language of columns that name none. */
export class Speech {
  readonly #assumed: string;

  constructor(assumed: string) {
    this.#assumed = assumed;
  }

  languageOf({ language }: Head): string | null {
    return language === null ? this.#assumed : languageOf(language);
  }

  said({ heads }: Table, { cells }: Line, column: string): Spoken {
    const texts: Texts = {};
    for (const head of heads.filter((one) => one.column === column)) {
      const cell = cells[head.place];
      const language = this.languageOf(head);
      if (!cell || language === null) continue;
      if (!('says' in cell)) return { texts, wrong: 'notText' };
      if (texts[language] !== undefined && texts[language] !== cell.says)
        return { texts, wrong: 'saidTwice' };
      texts[language] = cell.says;
    }
    const wrong = Object.values(texts).some((text) => reference.test(text)) ? 'reference' : null;
    return { texts, wrong };
  }
}

export const isSaid = (texts: Texts): boolean => Object.keys(texts).length > 0;
