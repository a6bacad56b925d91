import { type Form, type FormKind, formKinds, type Lexicon } from '../lexicon/lexicon.ts';
import type { TextLanguage } from '../lexicon/schema.ts';
import { looksLike } from '../lexicon/strict.ts';
import { kind, kinds } from '../matcher/letters.ts';
import { scan } from '../matcher/scan.ts';
import { HanWords } from './han.ts';

export type Found = { form: Form; from: number; to: number };
export type Matches = Readonly<Record<FormKind, Found[]>>;

const isHan = (text: string, at: number): boolean => kinds[text.charCodeAt(at)] === kind.han;

/** Does the form really stand there: in a language of the text, as it is written, at the edges of words? */
const stands = (
  form: Form,
  from: number,
  to: number,
  text: string,
  languages: ReadonlySet<TextLanguage>,
  words: HanWords,
): boolean => {
  if (form.lang && !languages.has(form.lang)) return false;
  if (form.pattern && !looksLike(form.pattern, text.slice(from, to))) return false;
  if (form.exception) return true;
  if (isHan(text, from) && !words.begins(from)) return false;
  return form.open || !isHan(text, to - 1) || words.ends(to);
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
  /** Where the last one kept of each kind ended, before the place at hand. */
  private readonly before: Record<FormKind, number> = {
    name: 0,
    term: 0,
    phrase: 0,
    organisation: 0,
    origin: 0,
    signal: 0,
  };
  private exceptions: Found[] = [];

  /** All that begins at one place. */
  add(found: readonly Found[]): void {
    const [first] = found;
    if (!first) return;
    if (this.exceptions.length > 0) this.exceptions = this.exceptions.filter(({ to }) => to > first.from);
    for (const one of found) if (one.form.exception) this.exceptions.push(one);
    for (const kind of formKinds) this.before[kind] = this.matches[kind].at(-1)?.to ?? 0;
    for (const one of found) this.keep(one);
  }

  private keep(one: Found): void {
    const { kind, exception, entry, shares } = one.form;
    const kept = this.matches[kind];
    if (exception || this.before[kind] >= one.to) return;
    if (this.exceptions.some((longer) => isOwnException(longer, one))) return;
    let last = kept.at(-1);
    while (last && last.from === one.from && last.to < one.to) {
      kept.pop();
      last = kept.at(-1);
    }
    for (let at = kept.length - 1; kept[at]?.from === one.from; at -= 1)
      if (
        (kept[at]?.to ?? 0) > one.to ||
        (kept[at]?.form.entry === entry && kept[at]?.form.shares === shares)
      )
        return;
    kept.push(one);
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
    const form = forms[at[index * 3 + 2] ?? 0];
    const from = at[index * 3] ?? 0;
    const to = at[index * 3 + 1] ?? 0;
    if (together.length > 0 && together[0]?.from !== from) {
      longest.add(together);
      together = [];
    }
    if (form && stands(form, from, to, text, languages, words)) together.push({ form, from, to });
  }
  longest.add(together);
  return longest.matches;
};
