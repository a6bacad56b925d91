import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  choices,
  en,
  fixture,
  formOf,
  q1,
  type Rows,
  read,
  scaleRows,
  survey,
  textsOf,
  whyOf,
} from '../../../../test/support/forms.ts';
import { translator, wordsReady } from '../../../web/words/translate.ts';
import { type ReadForm, readXlsForm } from './readXlsForm.ts';
import { formInWords } from './words.ts';

beforeAll(() => wordsReady);
const t = translator('en');

describe('what is too long or too much is refused, and nothing is cut', () => {
  test('a question, a group, an answer, a title: each with its row and its length', async () => {
    const form = await fixture('long-question');
    expect(textsOf(form)).toBe('tooLong');
    expect(formInWords(t, 'en', form).join('\n')).toMatch(/row 2 \(q1\): It has \d{3} characters; 300 fit/);
    const long = await read({
      survey: survey(['begin_group', 'g', 'g'.repeat(121)], [...q1], ['select_one s', 'q2', 'x'.repeat(301)]),
      choices: choices(...scaleRows('s', ['Never', 'Seldom', 'Sometimes', 'o'.repeat(201), 'Always'])),
      settings: [['form_title'], ['t'.repeat(121)]],
    });
    expect(
      !long.ok && long.problem === 'tooLong' && long.tooLong.map(({ sheet, row }) => `${sheet} ${row}`),
    ).toEqual(['survey 4', 'survey 2', 'choices 5', 'settings 2']);
    expect(textsOf(await fixture('long-title'))).toBe('tooLong');
  });

  test('what fits to the last character is read whole', async () => {
    const form = await read({ survey: survey(['select_one s', 'q1', 'x'.repeat(300)]) });
    expect(textsOf(form)).toEqual(en('x'.repeat(300)));
  });

  test('a hundred and twenty-one questions', async () => {
    const form = await fixture('121');
    expect(form).toMatchObject({ ok: false, problem: 'tooMany', count: 121, row: 122 });
    expect(formInWords(t, 'en', form)[0]).toMatch(/121 questions.*120 at most.*row 122/);
  });

  test('forty-one groups', async () => {
    const rows = Array.from(
      { length: 41 },
      (_, at): Rows => [
        ['begin_group', `g${at}`, `G ${at}`],
        ['select_one s', `q${at}`, `Q ${at}`],
        ['end_group', null, null],
      ],
    );
    expect(await read({ survey: survey(...rows.flat()) })).toMatchObject({
      problem: 'tooManyGroups',
      row: 122,
    });
  });

  test('a question without words is left out, and the next one read', async () => {
    const form = await fixture('no-label');
    expect([textsOf(form), whyOf(form)]).toEqual([en('Two'), ['2 noLabel']]);
  });
});

describe('heads and sheets are read as ODK’s own reader reads them', () => {
  test.each(['upper-headers', 'list-name-space', 'value-col', 'upper-sheets'])('%s', async (name) => {
    expect(textsOf(await fixture(name))).toEqual(en('One'));
  });
  test('langs-single-colon', async () => {
    expect(textsOf(await fixture('langs-single-colon'))).toEqual([{ en: 'Were you paid?', fr: 'Payée ?' }]);
  });
  test.each([
    [['Type', 'NAME', 'Label']],
    [['command', 'tag', 'caption']],
    [[' type ', 'name ', ' label']],
    [['type', 'value', 'label']],
  ])('%j', async (head) => {
    expect(textsOf(await read({ survey: [head, [...q1]] }))).toEqual(en('One'));
  });
  test('a column with one of our names wins over its other name', async () => {
    const form = await read({
      survey: survey([...q1]),
      choices: [['list_name', 'name', 'label', 'value'], ...scaleRows().map((row) => [...row, 7])],
    });
    expect(textsOf(form)).toEqual(en('One'));
  });
  test('sheets by any spelling', async () => {
    const names = [' SURVEY ', 'Choices', 'Settings'];
    expect(textsOf(await read({ survey: survey([...q1]), names }))).toEqual(en('One'));
  });
  test('a sheet or a column that is missing, or there twice, is named', async () => {
    expect(await read({ survey: survey([...q1]), names: ['a', 'b', 'c'] })).toMatchObject({
      problem: 'noSurvey',
    });
    expect(
      await read({
        survey: [
          ['type', 'name'],
          ['select_one s', 'q1'],
        ],
      }),
    ).toMatchObject({
      ...{ problem: 'noColumn', sheet: 'survey', column: 'label' },
    });
    expect(
      await read({
        survey: survey([...q1]),
        choices: [
          ['name', 'label'],
          [0, 'Never'],
        ],
      }),
    ).toMatchObject({
      ...{ problem: 'noColumn', sheet: 'choices', column: 'list_name' },
    });
    expect(
      await read({
        survey: [
          ['type', 'name', 'label', 'Label'],
          [...q1, 'Two'],
        ],
      }),
    ).toMatchObject({
      ...{ problem: 'columnTwice', sheet: 'survey', column: 'label' },
    });
  });
});

describe('cells that are no text', () => {
  test('numbers and yes or no are read as they are shown', async () => {
    const form = await read({
      survey: survey([...q1], ['select_one s', 2, 365]),
      choices: choices(...scaleRows('s', [0, 1, 2, true, false])),
    });
    expect(textsOf(form)).toEqual(en('One', '365'));
    expect(form.ok && form.instrument.anchors.map((anchor) => anchor['en'])).toEqual([
      '0',
      '1',
      '2',
      'TRUE',
      'FALSE',
    ]);
  });

  test('a date where words belong is left out', async () => {
    const day = new Date(Date.UTC(2026, 0, 2));
    const form = await read({ survey: survey([...q1], ['select_one s', 'q2', day]) });
    expect([textsOf(form), whyOf(form)]).toEqual([en('One'), ['3 notText']]);
    const scale = await read({
      survey: survey([...q1]),
      choices: choices(...scaleRows('s', [day, 1, 2, 3, 4])),
    });
    expect(whyOf(scale)).toEqual(['2 listUnlabelled']);
  });

  const withCell = async (cell: string): Promise<ReadForm> => {
    const parts = unzipSync(await formOf({ survey: survey([...q1], ['select_one s', 'q2', 'HERE']) }));
    const sheet = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[sheet] ?? new Uint8Array()).replace(/<c r="C3"[^>]*>.*?<\/c>/, cell);
    return readXlsForm(zipSync({ ...parts, [sheet]: strToU8(xml) }));
  };
  test('a formula is read by its result', async () => {
    expect(textsOf(await withCell('<c r="C3" t="str"><f>A1&amp;"x"</f><v>Two</v></c>'))).toEqual(
      en('One', 'Two'),
    );
  });
  test.each(['<c r="C3"><f>A1</f></c>', '<c r="C3" t="str"><f>A1</f></c>'])(
    'a formula without a result is refused, with its cell: %s',
    async (cell) => {
      expect(await withCell(cell)).toEqual({ ok: false, problem: 'formula', sheet: 'survey', cell: 'C3' });
    },
  );
  test('an error is left out', async () => {
    const form = await withCell('<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    expect([textsOf(form), whyOf(form)]).toEqual([en('One'), ['3 notText']]);
  });
});

describe('a file that is none', () => {
  const container = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
  ]);
  test.each([
    ['text', Buffer.from('no spreadsheet'), 'notASpreadsheet'],
    ['nothing', new Uint8Array(), 'notASpreadsheet'],
    ['another archive', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'notASpreadsheet'],
    ['an old Excel file', container, 'oldExcel'],
    ['a locked one', Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')]), 'locked'],
    [
      'OpenDocument',
      Buffer.from(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') })),
      'openDocument',
    ],
    ['three million bytes', new Uint8Array(3_000_000), 'tooLarge'],
    [
      'what unpacks to far more than it seems',
      Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }, { level: 9 })),
      'tooLarge',
    ],
  ])('%s is refused by its name', async (_, bytes, problem) => {
    expect(await readXlsForm(bytes)).toMatchObject({ ok: false, problem });
  });

  test('a sheet of a million empty rows is not laid out', async () => {
    const parts = unzipSync(await formOf({ survey: survey([...q1]) }));
    const sheet = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[sheet] ?? new Uint8Array()).replace(
      '</sheetData>',
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    );
    expect(await readXlsForm(zipSync({ ...parts, [sheet]: strToU8(xml) }))).toMatchObject({
      problem: 'tooLarge',
    });
  });
});
