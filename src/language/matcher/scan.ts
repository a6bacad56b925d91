import { symbol } from './forms.ts';
import { folded, kind, kinds } from './letters.ts';
import { childOf, pairOf, type Trie } from './trie.ts';

/** Where forms stand in a text: start, end and form of each, three numbers in a row, in the order of the starts. */
export type Hits = { count: number; at: Int32Array };

/** How many words may stand in the gap of a form, and how long the parts of inclusive writing may be. */
const mostGapWords = 4;
const mostJoints = 4;
const longestJoint = 6;

/** A gap goes on past these: "at the centre of our response: communities". */
const aside = new Set(',:');

const kindAt = (text: string, at: number): number => kinds[text.charCodeAt(at)] ?? kind.other;

/** A letter follows: the word is not at its end. Signs that nobody sees are looked past. */
const wordGoesOn = (text: string, from: number): boolean => {
  let at = from;
  while (at < text.length && kindAt(text, at) === kind.skipped) at += 1;
  return at < text.length && kindAt(text, at) === kind.letter;
};

const endOfWord = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    const here = kindAt(text, at);
    if (here !== kind.letter && here !== kind.skipped) break;
    at += 1;
  }
  return at;
};

/** The end of the parting that begins here. A blank line parts more than words, and is no parting: null. */
const endOfParting = (text: string, from: number): number | null => {
  let at = from;
  let lines = 0;
  for (; at < text.length; at += 1) {
    const here = kindAt(text, at);
    if (here === kind.line) lines += text.charCodeAt(at) === 13 ? 0 : 1;
    else if (here !== kind.space && here !== kind.skipped) break;
    if (lines > 1) return null;
  }
  return at;
};

/** The end of one more part of inclusive writing, as in `travailleur·euse·s` or `trabajador(e)s`; null for none. */
const endOfJoint = (text: string, from: number): number | null => {
  if (from >= text.length || kindAt(text, from) !== kind.joint) return null;
  const end = endOfWord(text, from + 1);
  if (end === from + 1 || end - from - 1 > longestJoint) return null;
  return text[end] === ')' ? endOfWord(text, end + 1) : end;
};

class Scanner {
  private at = new Int32Array(300);
  private count = 0;
  private start = 0;

  private readonly trie: Trie;
  private readonly text: string;

  constructor(trie: Trie, text: string) {
    this.trie = trie;
    this.text = text;
  }

  /** Every word of the text is tried once; Chinese is written without spaces, so every character is. */
  scan(): Hits {
    const { text } = this;
    const { root } = this.trie;
    let inWord = false;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const here = kinds[unit] ?? kind.other;
      if (here === kind.skipped) continue;
      if (here === kind.letter ? !inWord : here === kind.han) {
        const state = root[folded[unit] ?? 0] ?? 0;
        if (state !== 0 && this.mayGoOn(state, unit, at + 1)) {
          this.start = at;
          this.walk(state, at + 1);
        }
      }
      inWord = here === kind.letter;
    }
    return { count: this.count, at: this.at };
  }

  /** Any form that begins with these two letters, or one that does not need the second. */
  private mayGoOn(state: number, unit: number, next: number): boolean {
    const { pairs, form, ending, gap } = this.trie;
    const second = this.text.charCodeAt(next);
    return (
      pairs[pairOf(folded[unit] ?? 0, folded[second] ?? 0)] === 1 ||
      kinds[second] === kind.skipped ||
      kinds[second] === kind.space ||
      kinds[second] === kind.line ||
      form[state] !== 0 ||
      ending[state] !== 0 ||
      gap[state] !== 0
    );
  }

  private accept(state: number, end: number): void {
    const { form, nextForm } = this.trie;
    let next = form[state] ?? 0;
    if (next === 0 || (kindAt(this.text, end - 1) !== kind.han && wordGoesOn(this.text, end))) return;
    for (; next !== 0; next = nextForm[next] ?? 0) {
      if (this.count * 3 + 3 > this.at.length) this.enlarge();
      this.at[this.count * 3] = this.start;
      this.at[this.count * 3 + 1] = end;
      this.at[this.count * 3 + 2] = next - 1;
      this.count += 1;
    }
  }

  private enlarge(): void {
    const larger = new Int32Array(this.at.length * 2);
    larger.set(this.at);
    this.at = larger;
  }

  /** Follows the text from one state as far as any form goes; where a form allows several readings, each of them. */
  private walk(from: number, start: number): void {
    const { text } = this;
    let state = from;
    let at = start;
    this.arrive(state, at);
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      const here = kinds[unit] ?? kind.other;
      if (here === kind.skipped) {
        at += 1;
        continue;
      }
      const parting = here === kind.space || here === kind.line;
      const end = parting ? endOfParting(text, at) : at + 1;
      if (end === null) return;
      if (parting && this.joins(at, end)) this.walk(state, end);
      state = childOf(this.trie, state, parting ? symbol.parting : (folded[unit] ?? 0));
      if (state === 0) return;
      at = end;
      this.arrive(state, at);
    }
  }

  /** A word broken at the end of a line: `work-⏎ers`, or between two Chinese characters. */
  private joins(from: number, end: number): boolean {
    const { text } = this;
    if (end >= text.length || !text.slice(from, Math.min(end, from + 80)).includes('\n')) return false;
    return text[from] === '-' || (kindAt(text, from - 1) === kind.han && kindAt(text, end) === kind.han);
  }

  private arrive(state: number, at: number): void {
    this.accept(state, at);
    const ending = this.trie.ending[state] ?? 0;
    if (ending !== 0) this.afterEnding(ending, at);
    const gap = this.trie.gap[state] ?? 0;
    if (gap !== 0) this.afterGap(gap, at);
  }

  private afterEnding(state: number, at: number): void {
    let end: number | null = endOfWord(this.text, at);
    this.walk(state, end);
    const parting = childOf(this.trie, state, symbol.parting);
    for (let joints = 0; parting !== 0 && end !== null && joints < mostJoints; joints += 1) {
      end = endOfJoint(this.text, end);
      const next = end === null ? null : endOfParting(this.text, end);
      if (end !== null && next !== null && next > end) this.walk(parting, next);
    }
  }

  private afterGap(state: number, from: number): void {
    let at = from;
    for (let words = 0; words <= mostGapWords; words += 1) {
      const unit = this.text.charCodeAt(at);
      const next = childOf(this.trie, state, folded[unit] ?? 0);
      if (next !== 0) this.walk(next, at + 1);
      const word = endOfWord(this.text, at);
      const sign = aside.has(this.text.charAt(word)) ? word + 1 : word;
      const end = word === at ? null : endOfParting(this.text, sign);
      if (end === null || end === sign) return;
      at = end;
    }
  }
}

/** Letters that a PDF prints as one: `traﬃcking`. */
const ligature = /[\ufb00-\ufb06]/u;
const ligatures = /[\ufb00-\ufb06]/gu;

/** Reads the letters of a ligature one by one, and says where the forms stand in the text as it was. */
const scanApart = (trie: Trie, text: string): Hits => {
  const places: number[] = [];
  let apart = '';
  let last = 0;
  const take = (to: number): void => {
    for (let at = last; at < to; at += 1) places.push(at);
    apart += text.slice(last, to);
  };
  for (const { index, 0: one } of text.matchAll(ligatures)) {
    take(index);
    const letters = one.normalize('NFKC');
    for (let at = 0; at < letters.length; at += 1) places.push(index);
    apart += letters;
    last = index + 1;
  }
  take(text.length);
  const { count, at } = new Scanner(trie, apart).scan();
  for (let hit = 0; hit < count; hit += 1) {
    at[hit * 3] = places[at[hit * 3] ?? 0] ?? 0;
    at[hit * 3 + 1] = (places[(at[hit * 3 + 1] ?? 1) - 1] ?? 0) + 1;
  }
  return { count, at };
};

export const scan = (trie: Trie, text: string): Hits =>
  ligature.test(text) ? scanApart(trie, text) : new Scanner(trie, text).scan();
