import { readFile } from 'node:fs/promises';
import { questionsJson } from '../assessments/questionsFiles.ts';
import { NotAForm, readXlsForm } from '../assessments/readXlsForm.ts';
import { translator, wordsReady } from '../web/words.ts';

/** `alongside questions FORM.xlsx`: an XLSForm as the text that the page for questions takes. Opens no database. */
export const questions = async (
  given: readonly string[],
): Promise<{ line: string; exitCode: 0 | 2; result: boolean }> => {
  await wordsReady;
  const t = translator('en');
  const [file, ...more] = given;
  if (file === undefined || more.length > 0)
    return { line: t('assessment.command.usage'), exitCode: 2, result: false };
  try {
    const read = await readXlsForm(await readFile(file));
    return { line: questionsJson(read).trimEnd(), exitCode: 0, result: true };
  } catch (error) {
    const problem = error instanceof NotAForm ? error.problem : 'unreadable';
    return { line: t(`assessment.command.${problem}`, { file }), exitCode: 2, result: false };
  }
};
