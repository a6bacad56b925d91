import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { wordsReady } from '../web/words.ts';
import { NotAForm, readXlsForm } from './readXlsForm.ts';
import { shippedInstruments } from './shipped.ts';
import { instrumentXlsForm } from './xlsForm.ts';

beforeAll(() => wordsReady);

test.each(shippedInstruments)(
  '$key goes out as an XLSForm and comes back with the same questions',
  async (one) => {
    const back = await readXlsForm(await instrumentXlsForm(one));
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

describe('a form of somebody else', () => {
  test('gives its questions that are answered with 0 to 4, and nothing else', async () => {
    const text = (rows: string[][]) => rows.map((row) => row.map((value) => ({ value, type: String })));
    const file = await writeXlsxFile([
      {
        sheet: 'survey',
        data: text([
          ['type', 'name', 'label'],
          ['text', 'your_name', 'What is your name?'],
          ['begin group', 'voice', 'Voice'],
          ['select_one scale', 'heard', 'We are heard.'],
          ['select_one yesno', 'paid', 'Were you paid?'],
          ['end group', '', ''],
        ]),
      },
      {
        sheet: 'choices',
        data: text([
          ['list_name', 'name', 'label'],
          ...['Never', 'Rarely', 'Often', 'Always', 'More'].map((label, mark) => ['scale', `${mark}`, label]),
          ['yesno', 'yes', 'Yes'],
        ]),
      },
      {
        sheet: 'settings',
        data: text([
          ['form_title', 'form_id'],
          ['Our tool', 'our_tool'],
        ]),
      },
    ]).toBuffer();
    const read = await readXlsForm(file);
    expect(read.items.map(({ key, community }) => [key, community])).toEqual([
      ['heard', { en: 'We are heard.' }],
    ]);
    expect(read.domains).toEqual([{ key: 'voice', title: { en: 'Voice' } }]);
    expect(read.anchors[0]).toEqual({ en: 'Never' });
    expect(read.title).toEqual({ en: 'Our tool' });
  });

  test('that unpacks to far more than it seems is refused before anything reads it', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readXlsForm(bomb)).rejects.toThrow(NotAForm);
    await expect(readXlsForm(new Uint8Array(3_000_000))).rejects.toThrow('tooLarge');
    await expect(readXlsForm(Buffer.from('no spreadsheet'))).rejects.toThrow(NotAForm);
  });
});
