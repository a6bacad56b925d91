import { sentencesIn } from '../reading/sentence.ts';
import type { Span } from '../reading/spans.ts';
import { found, type ReadText } from './found.ts';
import type { TextFinding } from './textFinding.ts';

/** Half of its words are still there: it was softened. Fewer: it is gone. Our default. */
const softened = 0.5;

const marker = /^(?:[-*•–·○▪>#]+|\d{1,3}[.)])\s+/u;
const sentenceEnd = /[.!?…。！？]["”»’)\]]*$/u;

/** A sentence as it is compared: line ends, spaces and the sign of a list are no part of what it says. */
const plain = (sentence: string): string =>
  sentence.normalize('NFC').replace(/\s+/g, ' ').trim().replace(marker, '');
const sentencesOf = (passage: string): string[] =>
  sentencesIn(passage).map(({ from, to }) => plain(passage.slice(from, to)));
const wordsOf = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/\p{sc=Han}|[\p{L}\p{N}]+/gu) ?? []);

/** A text as its sentences: where each stands, and all of them on one line. */
class Written {
  readonly sentences: readonly (Span & { says: string })[];
  private readonly line: string;
  private readonly starts = new Set<number>();
  private readonly ends = new Set<number>();

  constructor(text: string) {
    this.sentences = sentencesIn(text).map((span) => ({
      ...span,
      says: plain(text.slice(span.from, span.to)),
    }));
    let at = 0;
    for (const { says } of this.sentences) {
      this.starts.add(at);
      this.ends.add(at + says.length);
      at += says.length + 1;
    }
    this.line = this.sentences.map(({ says }) => says).join(' ');
  }

  /** Whole sentences stand only as whole sentences: "we stand with them" is not in "nobody says we stand with them". */
  holds(passage: string): boolean {
    if (!sentenceEnd.test(passage)) return this.line.includes(passage);
    for (let at = this.line.indexOf(passage); at !== -1; at = this.line.indexOf(passage, at + 1))
      if (this.starts.has(at) && this.ends.has(at + passage.length)) return true;
    return false;
  }
}

type Nearest = { says: string; share: number; span: Span };

/** For each lost sentence, the one of the text that has most of its words. The text is gone through once. */
const nearestTo = (lost: readonly string[], { sentences }: Written): Nearest[] => {
  const nearest: Nearest[] = lost.map((says) => ({ says, share: 0, span: { from: 0, to: 0 } }));
  const sizes = lost.map((says) => wordsOf(says).size);
  const owners = new Map<string, number[]>();
  for (const [at, says] of lost.entries())
    for (const word of wordsOf(says)) owners.set(word, [...(owners.get(word) ?? []), at]);
  for (const { says, from, to } of sentences) {
    const kept = new Map<number, number>();
    for (const word of wordsOf(says))
      for (const owner of owners.get(word) ?? []) kept.set(owner, (kept.get(owner) ?? 0) + 1);
    for (const [owner, count] of kept) {
      const share = count / Math.max(sizes[owner] ?? 1, 1);
      const best = nearest[owner];
      if (best && share > best.share) [best.share, best.span] = [share, { from, to }];
    }
  }
  return nearest;
};

/** Of a passage that does not stand: its sentences that do not; all of it, where they only stand apart. */
const lostOf = (sentences: readonly string[], written: Written): string[] => {
  const passage = sentences.join(' ');
  if (passage === '' || written.holds(passage)) return [];
  const lost = sentences.filter((sentence) => !written.holds(sentence));
  return lost.length > 0 ? lost : [passage];
};

/** Passages that a party protects stand word for word, or a finding says what became of them. P9 */
export const passageChanges = (after: ReadText, passages: readonly string[]): TextFinding[] => {
  if (passages.length === 0) return [];
  const written = new Written(after.ground.text);
  const lost = new Set(passages.flatMap((passage) => lostOf(sentencesOf(passage), written)));
  if (lost.size === 0) return [];
  return nearestTo([...lost], written).map(({ says, share, span }) =>
    share >= softened
      ? found('passage-softened', after, span, said(says))
      : found('passage-gone', after, { from: 0, to: 0 }, said(says)),
  );
};

const said = (passage: string) => ({
  severity: 'block' as const,
  source: 'alongside',
  mark: 'P' as const,
  values: { passage },
});

const goesOn = (line: string, next: string): boolean => !sentenceEnd.test(line) && /^\p{Ll}/u.test(next);

/** One passage a line, as people write them down; a line that was only broken on the way is one with the line before. */
export const passagesOf = (written: string): string[] => {
  const passages: string[] = [];
  let open = false;
  for (const line of written.split('\n').map((one) => one.trim())) {
    const last = passages.at(-1);
    if (open && last !== undefined && goesOn(last, line)) passages[passages.length - 1] = `${last} ${line}`;
    else if (line !== '') passages.push(line);
    open = line !== '';
  }
  return passages;
};
