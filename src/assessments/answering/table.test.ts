import { describe, expect, test } from 'vitest';
import { otherQuestion, question } from '../../../test/support/sheets.ts';
import { readSheetTable, textOfTable } from './table.ts';

const questions = [question, otherQuestion];

test('a table gives a sheet per row, whatever sign stands between its columns', () => {
  const sheets = [
    { answers: { A1: 0, A2: 'na' }, records: {} },
    { answers: { A1: 4, A2: 'unsaid' }, records: {} },
  ];
  expect(readSheetTable('A1,A2\r\n0,na\r\n4,unsaid\r\n', questions)).toEqual({ ok: true, sheets });
  expect(readSheetTable('A2;A1\nNA;0\nunsaid;4\n', questions)).toEqual({ ok: true, sheets });
});

test('columns that nobody asked for, a name or a time, are never read', () => {
  const read = readSheetTable('start,name,A1,A2\n2027-01-04T10:00,Ada,1,2\n', questions);
  expect(read).toEqual({ ok: true, sheets: [{ answers: { A1: 1, A2: 2 }, records: {} }] });
});

test('a column that is missing, or a cell that is no answer, is named, and nothing is kept', () => {
  expect(readSheetTable('A1\n1\n', questions)).toEqual({ ok: false, problem: 'columns', missing: ['A2'] });
  expect(readSheetTable('A1,A2\n1,2\n1,5\n', questions)).toEqual({
    ...{ ok: false, problem: 'cell', row: 2, column: 'A2' },
  });
  expect(readSheetTable('A1,A2\n1,\n', questions)).toMatchObject({ ok: false, problem: 'cell' });
  expect(readSheetTable('', questions)).toMatchObject({ ok: false, problem: 'unreadable' });
  expect(readSheetTable(`A1,A2\n${'1,2\n'.repeat(501)}`, questions)).toMatchObject({ problem: 'tooMany' });
});

describe('one sign stands between the columns of a file', () => {
  const one = { ok: true, sheets: [{ answers: { A1: 3, A2: 4 }, records: { A1: 'we asked; they said' } }] };
  test.each([
    ['A1,A1_record,A2\n3,we asked; they said,4\n'],
    ['A1\tA1_record\tA2\n3\twe asked; they said\t4\n'],
    ['A1;A1_record;A2\n3;"we asked; they said";4\n'],
    ['sep=;\nA1;A1_record;A2\n3;"we asked; they said";4\n'],
    ['\uFEFFsep=|\r\nA1|A1_record|A2\r\n3|we asked; they said|4\r\n'],
    ['sep=\t\nA1\tA1_record\tA2\n3\twe asked; they said\t4\n'],
    ['"note; and, more",A1,A1_record,A2\nx,3,we asked; they said,4\n'],
  ])('%j', (text) => {
    expect(readSheetTable(text, questions)).toEqual(one);
  });

  test('and a comma in a table parted by semicolons parts nothing', () => {
    expect(readSheetTable('A1;A2\n1,5;2\n', questions)).toMatchObject({
      problem: 'cell',
      row: 1,
      column: 'A1',
    });
  });
});

describe('columns', () => {
  const read = { ok: true, sheets: [{ answers: { A1: 1, A2: 2 }, records: {} }] };
  test.each([
    'meta-instanceID,d_voice-q_A1,d_voice-q_A2',
    'x,d_voice/q_A1,d_voice/q_A2',
    'x,d_voice.q_A1,d_voice.q_A2',
    'x,data-group-d_voice-q_A1,A2',
    'x,q_A1,group:q_A2',
  ])('by the names that KoboToolbox and ODK give them: %s', (heads) => {
    expect(readSheetTable(`${heads}\nuuid:1,1,2\n`, questions)).toEqual(read);
  });

  test('that stand there twice are refused by their name, and neither is chosen', () => {
    for (const heads of ['A1,A1,A2', 'A1,q_A1,A2', 'd_a-q_A1,d_b-q_A1,A2'])
      expect(readSheetTable(`${heads}\n3,1,2\n`, questions)).toEqual({
        ok: false,
        problem: 'twice',
        column: 'A1',
      });
    const records = readSheetTable('A1,A2,A1_record,q_A1_record\n1,2,a,b\n', questions);
    expect(records).toMatchObject({ problem: 'twice', column: 'A1_record' });
  });

  test('a name with a dash is the whole name, not the end of it', () => {
    const dashed = [
      { ...question, key: 'A-1' },
      { ...question, key: '1' },
    ];
    expect(readSheetTable('A-1,1\n3,2\n', dashed)).toMatchObject({
      sheets: [{ answers: { 'A-1': 3, '1': 2 } }],
    });
    expect(readSheetTable('d-q_A_1,d-q_1\n3,2\n', dashed)).toMatchObject({
      sheets: [{ answers: { 'A-1': 3 } }],
    });
  });

  test('separators at the end of a line are nothing; words there are refused with their line', () => {
    expect(readSheetTable('A1,A2\n1,2,,\n', questions)).toEqual(read);
    expect(readSheetTable('A1,A2,\n1,2,\n', questions)).toEqual(read);
    expect(readSheetTable('A1,A2\n1,2\n1,2,3\n', questions)).toEqual({
      ok: false,
      problem: 'tooWide',
      row: 2,
    });
    expect(readSheetTable('A1,A2\n1\n', questions)).toMatchObject({ problem: 'cell', row: 1, column: 'A2' });
  });
});

test('a file in UTF-16 is read where its mark says so, and one that is neither is said to be none', () => {
  const text = 'A1,A1_record,A2\n1,попросили,2\n';
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  for (const bytes of [little, Buffer.from(little).swap16(), Buffer.from(text), Buffer.from(`\uFEFF${text}`)])
    expect(readSheetTable(textOfTable(bytes) ?? '', questions)).toMatchObject({
      sheets: [{ answers: { A1: 1, A2: 2 }, records: { A1: 'попросили' } }],
    });
  expect(textOfTable(Buffer.from([0x41, 0xe9, 0x41]))).toBeNull();
});
