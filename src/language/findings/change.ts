import type { Mention } from '../reading/mentions.ts';
import { sentenceAround } from '../reading/sentence.ts';
import type { Span } from '../reading/spans.ts';
import { found, nameOf, type ReadText } from './found.ts';
import type { TextFinding } from './textFinding.ts';

const byPopulation = (mentions: readonly Mention[]): Map<string, Mention> =>
  new Map([...mentions].reverse().flatMap((mention) => mention.names.map((name) => [name, mention])));

/** Who was named and no longer is, and who is named now: from one version of a text to the next. P9 */
const populationChanges = (before: ReadText, after: ReadText): TextFinding[] => {
  const [then, now] = [byPopulation(before.mentions), byPopulation(after.mentions)];
  const said = (population: string) => ({
    population,
    prefer: [nameOf(after.lexicon, population, after.language)],
    source: 'alongside',
    mark: 'P' as const,
    values: { population },
  });
  const removed = [...then].filter(([population]) => !now.has(population));
  const added = [...now].filter(([population]) => !then.has(population));
  return [
    ...removed.map(([population, mention]) => ({
      ...found('population-removed', before, mention, { severity: 'block', ...said(population) }),
      // What is gone has no place in the text as it is now.
      ...{ subject: '', line: 1, column: 1, from: 0, to: 0 },
    })),
    ...added.map(([population, mention]) =>
      found('population-added', after, mention, { severity: 'info', ...said(population) }),
    ),
  ];
};

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const wordsOf = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/\p{sc=Han}|[\p{L}\p{N}]+/gu) ?? []);

/** The part of the passage's words that a sentence still has. */
const kept = (passage: ReadonlySet<string>, sentence: string): number =>
  passage.size === 0 ? 0 : wordsOf(sentence).intersection(passage).size / passage.size;

const sentencesOf = (text: string): Span[] => {
  const spans: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const { from, to } = sentenceAround(text, { from: at, to: at + 1 });
    spans.push({ from, to });
    at = Math.max(to, at + 1);
    while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  }
  return spans;
};

/** Half of its words are still there: it was softened. Fewer: it is gone. Our default. */
const softened = 0.5;

/** Passages that a party protects stand word for word, or a finding says what became of them. P9 */
const passageChanges = (after: ReadText, passages: readonly string[]): TextFinding[] => {
  if (passages.length === 0) return [];
  const { text } = after.ground;
  const written = plain(text);
  const lost = passages.filter((passage) => !written.includes(plain(passage)));
  if (lost.length === 0) return [];
  const sentences = sentencesOf(text);
  return lost.map((passage) => {
    const words = wordsOf(passage);
    const [nearest = { from: 0, to: 0 }] = sentences.toSorted(
      (one, other) =>
        kept(words, text.slice(other.from, other.to)) - kept(words, text.slice(one.from, one.to)),
    );
    const isSoftened = kept(words, text.slice(nearest.from, nearest.to)) >= softened;
    const span = isSoftened ? nearest : { from: 0, to: 0 };
    return found(isSoftened ? 'passage-softened' : 'passage-gone', after, span, {
      severity: 'block',
      source: 'alongside',
      mark: 'P',
      values: { passage: plain(passage) },
    });
  });
};

export const changes = (
  before: ReadText | null,
  after: ReadText,
  passages: readonly string[],
): TextFinding[] => [...(before ? populationChanges(before, after) : []), ...passageChanges(after, passages)];
