import { type Form, type FormKind, formKinds, type Lexicon } from '../lexicon/lexicon.ts';
import type { TextLanguage } from '../lexicon/schema.ts';
import { looksLike } from '../lexicon/strict.ts';
import { scan } from '../matcher/scan.ts';
import { HanWords } from './han.ts';

export type Found = { form: Form; from: number; to: number };
export type Matches = Readonly<Record<FormKind, Found[]>>;

const han = /\p{sc=Han}/u;

/** Does the form really stand there: in a language of the text, as it is written, at the edges of words? */
const stands = (
  { form, from, to }: Found,
  text: string,
  languages: ReadonlySet<TextLanguage>,
  words: HanWords,
): boolean => {
  if (form.lang && !languages.has(form.lang)) return false;
  if (form.pattern && !looksLike(form.pattern, text.slice(from, to))) return false;
  if (form.exception) return true;
  if (han.test(text.charAt(from)) && !words.begins(from)) return false;
  return form.open || !han.test(text.charAt(to - 1)) || words.ends(to);
};

const isWithin = (one: Found, other: Found): boolean => other.from <= one.from && one.to <= other.to;
const isOwnException = (exception: Found, one: Found): boolean =>
  exception.form.kind === one.form.kind &&
  exception.form.owner === one.form.owner &&
  isWithin(one, exception);

/** Keeps, of each kind, the longest match: what lies within another of its kind is part of that. */
class Longest {
  readonly matches: Record<FormKind, Found[]> = {
    name: [],
    term: [],
    phrase: [],
    organisation: [],
    origin: [],
    signal: [],
  };
  private exceptions: Found[] = [];

  /** All that begins at one place. */
  add(found: readonly Found[]): void {
    const [first] = found;
    if (!first) return;
    this.exceptions = [
      ...this.exceptions.filter(({ to }) => to > first.from),
      ...found.filter(({ form }) => form.exception),
    ];
    for (const kind of formKinds)
      this.keep(
        this.matches[kind],
        found.filter((one) => this.means(one, kind)),
      );
  }

  private means(one: Found, kind: FormKind): boolean {
    return (
      one.form.kind === kind &&
      !one.form.exception &&
      !this.exceptions.some((exception) => isOwnException(exception, one))
    );
  }

  private keep(kept: Found[], found: readonly Found[]): void {
    const end = found.reduce((most, { to }) => Math.max(most, to), 0);
    const last = kept.at(-1);
    if (found.length === 0 || (last && last.to >= end)) return;
    const entries = new Set<number>();
    for (const one of found) {
      if (one.to !== end || entries.has(one.form.entry)) continue;
      entries.add(one.form.entry);
      kept.push(one);
    }
  }
}

/** Everything that the vocabulary knows in a text, the longest of each kind, in the order of the text. */
export const matchesIn = (
  { trie, forms }: Lexicon,
  text: string,
  languages: ReadonlySet<TextLanguage>,
): Matches => {
  const { count, at } = scan(trie, text);
  const words = new HanWords(text);
  const longest = new Longest();
  let together: Found[] = [];
  for (let index = 0; index < count; index += 1) {
    const [from = 0, to = 0, ref = 0] = at.subarray(index * 3, index * 3 + 3);
    const form = forms[ref];
    if (together[0] && together[0].from !== from) {
      longest.add(together);
      together = [];
    }
    if (form && stands({ form, from, to }, text, languages, words)) together.push({ form, from, to });
  }
  longest.add(together);
  return longest.matches;
};
