import type { Span } from '../reading/spans.ts';
import { found, type ReadText, type Said } from './found.ts';
import type { TextFinding, TextRule } from './textFinding.ts';

type Space = ReadText['lexicon']['vocabulary']['spaces'][number];

const word = /\p{sc=Han}|[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;
const acronym = /(?<![\p{L}\p{N}])\p{Lu}{2,}s?(?![\p{L}\p{N}])/gu;
const footnote = /\[\^?\d{1,3}\]|[¹²³⁴-⁹]/u;
const numbered = /^[\t\p{Zs}]*(?:\d{1,3}[.)]|[IVX]{1,5}\.|[a-z]\))\s/mu;

export const countWords = (text: string): number => text.match(word)?.length ?? 0;

const spanOf = (match: { index: number; 0: string } | null): Span | null =>
  match && { from: match.index, to: match.index + match[0].length };

/** Acronyms that the space does not list, each at its first place. */
const acronymsIn = (text: string, allowed: readonly string[]): Span[] => {
  const seen = new Set(allowed);
  const spans: Span[] = [];
  for (const match of text.matchAll(acronym)) {
    const name = match[0].replace(/s$/, '');
    if (seen.has(name) || seen.has(match[0])) continue;
    seen.add(name);
    spans.push({ from: match.index, to: match.index + match[0].length });
  }
  return spans;
};

/** The limits of a policy space that a text is meant for, as they were in the year they were seen. P10 */
export const spaceFormat = (read: ReadText, key: string): TextFinding[] => {
  const space: Space | undefined = read.lexicon.vocabulary.spaces.find((one) => one.key === key);
  if (!space) return [];
  const { text } = read.ground;
  const at = (rule: TextRule, span: Span | null, more: Partial<Said> = {}): TextFinding[] =>
    span
      ? [
          found(rule, read, span, {
            severity: 'warn',
            source: space.source,
            mark: space.mark,
            ...more,
            values: { space: space.key, seen: space.seen, ...more.values },
          }),
        ]
      : [];
  const count = space.words === undefined ? 0 : countWords(text);
  const start = { from: 0, to: 0 };
  return [
    ...at('space-words', count > (space.words ?? count) ? start : null, {
      severity: 'block',
      values: { written: count, most: space.words ?? 0 },
    }),
    ...(space.acronyms ? acronymsIn(text, space.acronyms.allowed) : []).flatMap((span) =>
      at('space-acronym', span),
    ),
    ...at('space-footnotes', space.footnotes === false ? spanOf(footnote.exec(text)) : null),
    ...at('space-numbering', space.numbering === false ? spanOf(numbered.exec(text)) : null),
    ...at('space-cover-page', space.coverPage ? start : null, { severity: 'info' }),
  ];
};
