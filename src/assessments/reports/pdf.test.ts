import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { frame } from '../../../test/support/partnershipViews.ts';
import { historyOf, reportOf } from '../../../test/support/reports.ts';
import { pdfOf } from '../../pdf/render.ts';
import { wordsReady } from '../../web/words/translate.ts';
import { historyPaper } from './historyPdf.ts';
import { roundPaper } from './roundPdf.ts';

beforeAll(() => wordsReady);

/** Through plain data, as it reaches the process that draws. */
const roundPdf = (...of: Parameters<typeof roundPaper>) => pdfOf(structuredClone(roundPaper(...of)));
const historyPdf = (...of: Parameters<typeof historyPaper>) => pdfOf(structuredClone(historyPaper(...of)));

const open = async (bytes: Uint8Array) => getDocumentProxy(new Uint8Array(bytes));
const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await extractText(await open(bytes), { mergePages: true })).text.replace(/\s+/gu, ' ');

/** Where the links of a file lead, and the places that there are. */
const linksOf = async (bytes: Uint8Array) => {
  const pdf = await open(bytes);
  const to: string[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1)
    for (const { dest, url } of await (await pdf.getPage(page)).getAnnotations()) to.push(url ?? dest);
  return { to, places: Object.keys(await pdf.getDestinations()) };
};

const six = [{ A1: 0 }, { A1: 1 }, { A1: 1 }, { A1: 1 }, { A1: 4 }, { A1: 'na' }] as const;
const round = reportOf('2027-03-01', [{ A1: 0, B1: 'unsaid' }], { A1: 4 });
const later = reportOf('2027-09-01', [...six], { A1: 2 });

describe('the report of a round', () => {
  test('has every question, both sides, what shows it, what was agreed and how it was counted', async () => {
    const text = await textOf(await roundPdf(frame, round));
    for (const { community } of round.terms.instrument.items) expect(text).toContain(community.en);
    const said = [
      'Red line crossed',
      'Harbour: 0.',
      'Fund: 4. What shows it: Minutes, A1',
      'One agreed sheet',
    ];
    for (const one of [
      ...said,
      'Ask us for a name first.',
      'We have begun to change it.',
      'Harbour: Prefer not',
    ])
      expect(text).toContain(one);
    expect(text).toContain('A value is the median.');
    expect(text).toContain('Promised by 1 January 2027');
  });

  test('leads from every figure to what it is made of, within the file', async () => {
    const { to, places } = await linksOf(await roundPdf(frame, round));
    expect(to.filter((place) => !places.includes(place))).toEqual([]);
    for (const { key } of round.terms.instrument.items) expect(to).toContain(`r1-item-${key}`);
    for (const { key } of round.terms.instrument.domains) expect(to).toContain(`r1-domain-${key}`);
  });

  test('shows counts only where five or more gave a mark', async () => {
    expect(await textOf(await roundPdf(frame, later))).toContain(
      'Harbour: 1. How many gave which mark: 1× 0 · 3× 1 · 1× 4 · 1× Does not apply.',
    );
    const four = await textOf(await roundPdf(frame, reportOf('2027-03-01', six.slice(0, 4))));
    expect(four).not.toContain('How many gave which mark:');
    expect(four).toContain('Several people, fewer than five');
  });

  test('names no author, program or day of making, and says in its title nothing of what it holds (C32)', async () => {
    const bytes = await roundPdf(frame, round);
    const { info } = await getMeta(await open(bytes));
    expect(info).toMatchObject({ Title: 'Report', Producer: '', CreationDate: 'D:19700101000000Z' });
    expect(bytes).toEqual(await roundPdf(frame, round));
  });

  test('is drawn in black, white and grey, as lines and shapes', async () => {
    const pdf = await open(await roundPdf(frame, round));
    const { OPS } = await import('unpdf/pdfjs');
    const colours = new Set<string>();
    for (let page = 1; page <= pdf.numPages; page += 1) {
      const { fnArray, argsArray } = await (await pdf.getPage(page)).getOperatorList();
      for (const [place, fn] of fnArray.entries()) {
        if (fn === OPS.setFillRGBColor || fn === OPS.setStrokeRGBColor) colours.add(String(argsArray[place]));
        expect(fn).not.toBe(OPS.paintImageXObject);
      }
    }
    expect(colours.size).toBeGreaterThan(1);
    for (const colour of colours) expect(colour).toMatch(/^#(..)\1\1$/);
  });
});

describe('the report of a partnership', () => {
  test('lays its rounds side by side, and every number leads to its round', async () => {
    const bytes = await historyPdf(frame, historyOf([later, round]));
    const text = await textOf(bytes);
    for (const one of ['Working together', '1: First round, 1 March 2027', 'How it moved'])
      expect(text).toContain(one);
    const { to, places } = await linksOf(bytes);
    expect(to.filter((place) => !places.includes(place))).toEqual([]);
    for (const own of ['r1', 'r2']) expect(to).toContain(`${own}-domain-voice`);
    expect(places).toEqual(expect.arrayContaining(['r1-round', 'r2-round', 'r1-item-A1', 'r2-item-A1']));
  });

  test('with one round is that round', async () => {
    expect(await textOf(await historyPdf(frame, historyOf([round])))).not.toContain('How it moved');
  });
});
