import { checkPlan } from '../engagements/checks/checkPlan.ts';
import { findingInWords } from '../engagements/findings/words.ts';
import type { PlanFile } from '../engagements/plan/document.ts';
import { type Language, type Translate, translator, wordsReady } from '../web/words/translate.ts';
import { readPlanFile } from './checkFile.ts';
import { asJson, asSarif, asText, type CheckedFile, type PlacedFinding } from './checkFormats.ts';
import { type CheckOptions, optionsIn } from './checkOptions.ts';
import { checkTextFile } from './checkText.ts';

/** 0: nothing stops the plans and texts. 1: something does. 2: a file, or the command itself (no `result`), could not be read. */
export type Checked = { line: string; exitCode: 0 | 1 | 2; result: boolean };

const placed = (
  { commitments, noticeDays, ...plan }: PlanFile,
  placeOf: (subject: string) => PlacedFinding['place'],
  t: Translate,
  language: Language,
): PlacedFinding[] =>
  checkPlan({ plan, commitments, noticeDays })
    .map((finding) => ({
      finding,
      words: findingInWords(finding, t, language),
      place: placeOf(finding.subject),
    }))
    .sort((one, other) => one.place.line - other.place.line || one.place.column - other.place.column);

const checkPlanFile = async (file: string, t: Translate, language: Language): Promise<CheckedFile> => {
  const read = await readPlanFile(file, t);
  return read.ok
    ? { file, ok: true, findings: placed(read.plan, read.placeOf, t, language) }
    : { file, ...read };
};

/** A plan is YAML or JSON; everything else is a text. */
const isPlan = (file: string): boolean => /\.(?:ya?ml|json)$/i.test(file);

const checkFile = (file: string, options: CheckOptions, t: Translate): Promise<CheckedFile> =>
  isPlan(file) ? checkPlanFile(file, t, options.language) : checkTextFile(file, options);

const stops = (checked: CheckedFile): boolean =>
  checked.ok && checked.findings.some(({ finding }) => finding.severity === 'block');

const written = (format: CheckOptions['format'], files: readonly CheckedFile[], t: Translate): string => {
  switch (format) {
    case 'text':
      return asText(files, t);
    case 'json':
      return asJson(files);
    case 'sarif':
      return asSarif(files);
  }
};

/** `alongside check FILE …`: reads plans and texts from files, opens no database, keeps nothing. */
export const check = async (given: readonly string[]): Promise<Checked> => {
  await wordsReady;
  const chosen = optionsIn(given);
  const t = translator(chosen?.language ?? 'en');
  if (!chosen) return { line: t('check.usage'), exitCode: 2, result: false };
  const files: CheckedFile[] = [];
  for (const file of chosen.files) files.push(await checkFile(file, chosen, t));
  const line = written(chosen.format, files, t);
  if (files.some(({ ok }) => !ok)) return { line, exitCode: 2, result: true };
  return { line, exitCode: files.some(stops) ? 1 : 0, result: true };
};
