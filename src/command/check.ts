import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkPlan } from '../engagements/checks.ts';
import { findingInWords } from '../engagements/findingWords.ts';
import type { PlanFile } from '../engagements/plan.ts';
import { type Language, languages, type Translate, translator, wordsReady } from '../web/words.ts';
import { asJson, asSarif, asText, type CheckedFile, type Told } from './checkFormats.ts';
import { readPlanFile } from './checkReading.ts';

/** 0: nothing stops the plans. 1: something does. 2: a file, or the command itself (no `result`), could not be read. */
export type Checked = { line: string; exitCode: 0 | 1 | 2; result: boolean };

const options = z.object({
  format: z.enum(['text', 'json', 'sarif']).default('text'),
  language: z.enum(languages).default('en'),
});
type Format = z.infer<typeof options>['format'];

const optionsIn = (given: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { format: { type: 'string' }, language: { type: 'string' } },
    });
    const read = options.safeParse(values);
    return read.success && positionals.length > 0 ? { ...read.data, files: positionals } : null;
  } catch {
    return null;
  }
};

const tell = (
  { commitments, noticeDays, ...plan }: PlanFile,
  placeOf: (subject: string) => Told['place'],
  t: Translate,
  language: Language,
): Told[] =>
  checkPlan({ plan, commitments, noticeDays })
    .map((finding) => ({
      finding,
      words: findingInWords(finding, t, language),
      place: placeOf(finding.subject),
    }))
    .sort((one, other) => one.place.line - other.place.line || one.place.column - other.place.column);

const checkFile = async (file: string, t: Translate, language: Language): Promise<CheckedFile> => {
  const read = await readPlanFile(file, t);
  return read.ok ? { file, ok: true, told: tell(read.plan, read.placeOf, t, language) } : { file, ...read };
};

const stops = (checked: CheckedFile): boolean =>
  checked.ok && checked.told.some(({ finding }) => finding.severity === 'block');

const written = (format: Format, files: readonly CheckedFile[], t: Translate): string => {
  switch (format) {
    case 'text':
      return asText(files, t);
    case 'json':
      return asJson(files);
    case 'sarif':
      return asSarif(files);
  }
};

/** `alongside check PLAN.yaml …`: reads plans from files, opens no database, keeps nothing. */
export const check = async (given: readonly string[]): Promise<Checked> => {
  await wordsReady;
  const chosen = optionsIn(given);
  const t = translator(chosen?.language ?? 'en');
  if (!chosen) return { line: t('check.usage'), exitCode: 2, result: false };
  const files: CheckedFile[] = [];
  for (const file of chosen.files) files.push(await checkFile(file, t, chosen.language));
  const line = written(chosen.format, files, t);
  if (files.some(({ ok }) => !ok)) return { line, exitCode: 2, result: true };
  return { line, exitCode: files.some(stops) ? 1 : 0, result: true };
};
