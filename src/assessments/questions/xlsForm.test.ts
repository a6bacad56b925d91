import readXlsxFile from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { wordsReady } from '../../web/words/translate.ts';
import { shippedInstruments } from '../instrument/shipped.ts';
import { readXlsForm } from './imported/readXlsForm.ts';
import { instrumentXlsForm } from './xlsForm.ts';

beforeAll(() => wordsReady);

test.each(shippedInstruments)(
  '$key goes out as an XLSForm and comes back with the same questions',
  async (one) => {
    const read = await readXlsForm(await instrumentXlsForm(one));
    if (!read.ok) throw new Error(read.problem);
    expect([read.leftOut, read.notes]).toEqual([[], []]);
    const back = read.instrument;
    expect(back.items.map(({ basis: _, ...item }) => item)).toEqual(
      one.items.map(({ basis: _, ...item }) => item),
    );
    expect(back.domains.map(({ title }) => title)).toEqual(one.domains.map(({ title }) => title));
    expect(back.anchors).toEqual(one.anchors);
  },
);

test('the form has the three sheets that ODK reads, and names that it takes', async () => {
  const [ours] = shippedInstruments;
  if (!ours) throw new Error('nothing ships');
  const sheets = await readXlsxFile(await instrumentXlsForm(ours));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['survey', 'choices', 'settings']);
  const [head = [], ...rows] = sheets[0]?.data ?? [];
  const name = head.indexOf('name');
  for (const row of rows.filter((one) => one[name]))
    expect(String(row[name])).toMatch(/^[a-z_][A-Za-z0-9_]*$/);
  expect(head).toContain('label::English (en)');
  expect(head).toContain('label::French (fr)');
});
