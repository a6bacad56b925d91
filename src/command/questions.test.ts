import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { instrumentSchema } from '../assessments/instrument/facts.ts';
import { shippedInstruments } from '../assessments/instrument/shipped.ts';
import { instrumentXlsForm } from '../assessments/questions/xlsForm.ts';
import { wordsReady } from '../web/words/translate.ts';
import { questions } from './questions.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-questions-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a form becomes the text that the page takes', async () => {
  await wordsReady;
  const [, , pulse] = shippedInstruments;
  if (!pulse) throw new Error('nothing ships');
  const file = join(folder, 'form.xlsx');
  writeFileSync(file, await instrumentXlsForm(pulse));
  const { line, exitCode } = await questions([file]);
  expect(exitCode).toBe(0);
  expect(instrumentSchema.parse(JSON.parse(line)).items).toHaveLength(5);
});

test('what is no form, or not there, is said in a sentence', async () => {
  const file = join(folder, 'notes.txt');
  writeFileSync(file, 'no form');
  expect(await questions([file])).toMatchObject({ exitCode: 2, result: false });
  expect((await questions([file])).line).toContain('not a spreadsheet');
  expect((await questions([join(folder, 'nowhere.xlsx')])).line).toContain('cannot be read');
  expect((await questions([])).line).toContain('alongside questions');
});

test('what was left out of a form is told beside its questions, row by row', async () => {
  const two = join('test', 'fixtures', 'forms', 'two-scales.xlsx');
  const { line, beside = '', exitCode } = await questions([two]);
  expect(exitCode).toBe(0);
  expect(instrumentSchema.parse(JSON.parse(line)).items).toHaveLength(1);
  expect(beside).toContain('1 row was left out.');
  expect(beside).toMatch(/row 3 \(q2\): .*“bad”/);
});

test('a form that is refused says why, and where', async () => {
  const long = await questions([join('test', 'fixtures', 'forms', 'long-question.xlsx')]);
  expect(long).toMatchObject({ exitCode: 2, result: false });
  expect(long.line).toMatch(/row 2 \(q1\): It has \d+ characters; 300 fit/);
});

test('the language of columns that name none may be given, and is a language', async () => {
  const file = join('test', 'fixtures', 'forms', 'groups.xlsx');
  const { line } = await questions([file, '--language', 'sw']);
  expect(instrumentSchema.parse(JSON.parse(line)).languages).toEqual(['sw']);
  expect(await questions([file, '--language', 'xx'])).toMatchObject({ exitCode: 2 });
  expect(await questions([file, '--nothing'])).toMatchObject({ exitCode: 2 });
});
