import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { instrumentSchema } from '../assessments/instrument.ts';
import { shippedInstruments } from '../assessments/shipped.ts';
import { instrumentXlsForm } from '../assessments/xlsForm.ts';
import { wordsReady } from '../web/words.ts';
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
