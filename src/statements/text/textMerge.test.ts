import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullEffort } from '../../language/comparison.ts';
import { fateOf } from '../../language/passages.ts';
import { redline } from '../../language/redline.ts';
import { changeBetween } from '../../language/versionChange.ts';
import { populationsIn } from './checks.ts';
import type { DraftText } from './document.ts';
import { merge } from './merge.ts';
import { bothOf, mergeTexts } from './textMerge.ts';

const sentence = fc.constantFrom(
  'We ask for relief.',
  'Women and migrants are named.',
  'Мы просим о помощи.',
  '我们支持移民。',
);
const paragraphs = fc.array(fc.array(sentence, { maxLength: 4 }), { maxLength: 5 });
const bodyOf = (parts: readonly (readonly string[])[]): string =>
  parts.map((part) => part.join(' ')).join('\n\n');

/** One side's edits: sentences put in with words that no one else uses, put in place of one, or taken out. */
const edits = fc.array(
  fc.record({ paragraph: fc.nat(5), at: fc.nat(4), out: fc.nat(1), put: fc.boolean() }),
  { maxLength: 4 },
);
type Edit = { paragraph: number; at: number; out: number; put: boolean };
const edited = (parts: string[][], all: readonly Edit[], mark: string): string[][] => {
  const copy = parts.map((part) => [...part]);
  all.forEach(({ paragraph, at, out, put }, number) => {
    const part = copy[paragraph % Math.max(copy.length, 1)];
    if (part) part.splice(at % (part.length + 1), out, ...(put ? [`Put in ${mark}${number}x.`] : []));
    else if (put) copy.push([`Put in ${mark}${number}x.`]);
  });
  return copy;
};
const textOf = (body: string, references: string): DraftText => ({ title: 'Relief', body, references });
const marksIn = ({ title, body, references }: DraftText, mark: string): string[] =>
  [...`${title} ${body} ${references}`.matchAll(new RegExp(`${mark}\\d+x`, 'g'))]
    .map(([word]) => word)
    .sort();

describe('two wordings that were made from one', () => {
  it('what is shown to the second writer holds every word that either of them put in (P1)', () => {
    fc.assert(
      fc.property(paragraphs, edits, edits, (parts, ours, others) => {
        const yours = textOf(bodyOf(edited(parts, ours, 'ours')), bodyOf(edited(parts, ours, 'ours')));
        const theirs = textOf(bodyOf(edited(parts, others, 'theirs')), bodyOf(parts));
        const met = mergeTexts({ base: textOf(bodyOf(parts), bodyOf(parts)), yours, theirs });
        const shown = met.merged ?? bothOf(met);
        expect(marksIn(shown, 'ours')).toEqual(marksIn(yours, 'ours'));
        expect(marksIn(shown, 'theirs')).toEqual(marksIn(theirs, 'theirs'));
        const conflicts = Object.values(met.parts)
          .flat()
          .filter(({ kind }) => kind === 'conflict');
        expect(met.merged === null).toBe(conflicts.length > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('two titles that differ are never joined in silence', () => {
    const text = (title: string): DraftText => ({ title, body: 'The same.', references: '' });
    const met = mergeTexts({ base: text('Relief'), yours: text('Relief now'), theirs: text('Rent') });
    expect(met.merged).toBeNull();
    expect(bothOf(met).title).toBe('Rent / Relief now');
  });
});

describe('texts of 245 KB', () => {
  const size = 245_000;
  const groups = ['sex workers', 'migrants', 'people who use drugs', 'domestic workers', 'women'];
  const paragraph = (number: number): string =>
    `In part ${number} relief reaches ${groups[number % 5]} and ${groups[(number + 2) % 5]} within ${number} days. ` +
    `Nobody is asked for a contract, a bank account or a reason, and part ${number} says who pays it out.`;
  const parts = Array.from({ length: Math.ceil(size / paragraph(0).length) + 10 }, (_, number) =>
    paragraph(number),
  );
  const base = parts.join('\n\n');
  const yours = parts.map((one, at) => (at % 5 === 0 ? one.replace('a reason', 'any reason') : one));
  const theirs = parts.map((one, at) => (at % 7 === 3 ? one.replace('within', 'in full within') : one));

  /** Of the processor, not of the clock on the wall: other work on the machine does not count. Best of three. */
  const millisecondsFor = (work: () => void): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const before = process.cpuUsage();
        work();
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      }),
    );

  it('merge within a second', () => {
    expect(base.length).toBeGreaterThanOrEqual(size);
    let merged: string | null = null;
    const spent = millisecondsFor(() => {
      const body = (text: readonly string[]) => textOf(text.join('\n\n'), '');
      merged =
        mergeTexts({ base: textOf(base, ''), yours: body(yours), theirs: body(theirs) }).merged?.body ?? null;
    });
    const both = parts.map((one, at) => {
      const ours = at % 5 === 0 ? one.replace('a reason', 'any reason') : one;
      return at % 7 === 3 ? ours.replace('within', 'in full within') : ours;
    });
    expect(merged).toBe(both.join('\n\n'));
    expect(spent).toBeLessThan(1000);
  });

  it('are compared, with whom they name, within a second', () => {
    let change = changeBetween(base, base, populationsIn);
    const spent = millisecondsFor(() => {
      change = changeBetween(base, yours.join('\n\n'), populationsIn);
    });
    expect(change.parts.some(({ kind }) => kind === 'added')).toBe(true);
    expect(spent).toBeLessThan(1000);
  });

  it.each([
    ['rewritten from end to end', (at: number) => `${(at * 7919).toString(36)} `],
    ['of one word over and over', () => 'word '],
    ['of brackets that nobody closes', () => '((( '],
    ['of one letter without a space', () => 'x'],
    ['of empty paragraphs', () => 'a\n\n'],
  ])('%s take no more effort than there is, and lose nothing', (_, piece) => {
    const noise = (seed: number): string => {
      let text = '';
      for (let at = seed; text.length < size; at += 1) text += at % 97 === 0 ? `${seed} ` : piece(at * seed);
      return text;
    };
    const [one, other] = [noise(3), noise(11)];
    const effort = fullEffort();
    const drawn = redline(one, other, effort);
    expect(effort.left).toBeGreaterThanOrEqual(0);
    const side = (kind: 'added' | 'removed') =>
      drawn.flatMap((part) => (part.kind === kind || part.kind === 'same' ? [part.text] : [])).join('');
    expect(side('removed') === one && side('added') === other).toBe(true);
    const merging = fullEffort();
    merge(base, one, other, merging);
    expect(merging.left).toBeGreaterThanOrEqual(0);
    expect(millisecondsFor(() => fateOf('We support them all.', one))).toBeLessThan(2000);
  });
});
