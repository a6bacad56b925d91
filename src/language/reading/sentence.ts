import { bulletAtLine } from './bullets.ts';
import type { Span } from './spans.ts';

/** A sentence that never ends is cut: nobody reads more beside a finding. */
const most = 400;
const strong = new Set('.!?…。！？');
/** What a text says after a full stop that is not the end of a sentence: `e.g. sex workers`, `St. James`. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|etc|al|no|art|p|pp|dr|mr|ms|mrs|st|ex|env|p\.\s?ex|ej|т\.\s?е|т\.\s?д|т\.\s?ч|др|п|\p{Lu})\.$/iu;
/** A footnote's number after a full stop: "refugees.1 Overall", "refugees.[2]", "refugees.³". */
const footnote = /^["”»’)]{0,2}(?:\d{1,3}|\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3})(?:\s+["“«(]?\p{Lu}|\s*$)/u;
const rowStart = /^[^\S\n]*\|\s/u;

const endsAt = (text: string, at: number): boolean => {
  const sign = text.charAt(at);
  if (!strong.has(sign)) return false;
  if (sign > '\u2fff') return true;
  const next = text.slice(at + 1, at + 12);
  if (!/^\s/u.test(next)) {
    const after = /[\p{Ll}\p{sc=Han}][)\]"”»’]?$/u.test(text.slice(Math.max(0, at - 2), at));
    if (after && footnote.test(next)) return true;
  }
  if (!/^(?:["”»’)\]]{0,2})(?:\s|$)/u.test(next)) return false;
  return sign !== '.' || !abbreviation.test(text.slice(Math.max(0, at - 8), at + 1));
};

/** A blank line, or a line that begins an item, a row or a quotation. */
const breaksAt = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 10 &&
  (/^[^\S\n]*(?:\n|$)/.test(text.slice(at + 1, at + 200)) ||
    bulletAtLine.test(text.slice(at + 1, at + 40)) ||
    rowStart.test(text.slice(at + 1, at + 40)) ||
    /^\s*#/.test(text.slice(at + 1, at + 20)));

/** Does a sentence end within this piece of text? */
export const endsWithin = (text: string, { from, to }: Span): boolean => {
  for (let at = from; at < to; at += 1) if (endsAt(text, at) || breaksAt(text, at)) return true;
  return false;
};

/** The sentence around a piece of text, without the space about it. */
export const sentenceAround = (text: string, { from, to }: Span): Span => {
  let start = from;
  const first = Math.max(0, from - most);
  while (start > first && !endsAt(text, start - 1) && !breaksAt(text, start - 1)) start -= 1;
  let end = to;
  const last = Math.min(text.length, to + most);
  while (end < last && !breaksAt(text, end)) {
    end += 1;
    if (endsAt(text, end - 1)) break;
  }
  while (start < from && /\s/.test(text.charAt(start))) start += 1;
  while (end > to && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { from: start, to: end };
};

/** All the sentences of a text, one after another, without the space between them. */
export const sentencesIn = (text: string): Span[] => {
  const spans: Span[] = [];
  for (let at = 0; at < text.length; ) {
    while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
    if (at === text.length) break;
    const { to } = sentenceAround(text, { from: at, to: at + 1 });
    spans.push({ from: at, to });
    at = to;
  }
  return spans;
};
