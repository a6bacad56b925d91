import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { questionsJson } from '../assessments/questions/files.ts';
import { readXlsForm } from '../assessments/questions/imported/readXlsForm.ts';
import { formInWords, isWhole } from '../assessments/questions/imported/words.ts';
import { isWorldLanguage } from '../language/worldLanguages.ts';
import { translator, wordsReady } from '../web/words/translate.ts';

type Answer = { line: string; beside?: string; exitCode: 0 | 2; result: boolean };

const argumentsOf = (given: readonly string[]): { file: string; language: string } | null => {
  try {
    const options = { language: { type: 'string', default: 'en' } } as const;
    const { values, positionals } = parseArgs({ args: [...given], allowPositionals: true, options });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? null : { file, language: values.language };
  } catch {
    return null;
  }
};

/**
 * `alongside questions FORM.xlsx`: an XLSForm as the text that the page for questions takes; what was left out or is asked
 * otherwise is told beside it, where errors go. `--language`: that of columns which name none. Opens no database.
 */
export const questions = async (given: readonly string[]): Promise<Answer> => {
  await wordsReady;
  const t = translator('en');
  const refused = (line: string): Answer => ({ line, exitCode: 2, result: false });
  const wanted = argumentsOf(given);
  if (!wanted) return refused(t('assessment.command.usage'));
  const { file, language } = wanted;
  if (!isWorldLanguage(language)) return refused(t('assessment.command.language', { language }));
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return refused(t('assessment.command.unreadable', { file }));
  const read = await readXlsForm(bytes, language);
  const told = formInWords(t, 'en', read).map((line) => `${file}: ${line}`);
  if (!read.ok) return refused(told.join('\n'));
  const line = questionsJson(read.instrument).trimEnd();
  return { line, ...(isWhole(read) ? {} : { beside: told.join('\n') }), exitCode: 0, result: true };
};
