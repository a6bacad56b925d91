import { expect, test } from 'vitest';
import { otherQuestion, question } from '../../test/support/sheets.ts';
import { readSheetTable } from './sheetTable.ts';

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
