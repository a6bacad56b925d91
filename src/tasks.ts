import { sheetTable } from './assessments/answering/table.ts';
import { instrumentFile } from './assessments/questions/form.ts';
import { formFile } from './assessments/questions/imported/readXlsForm.ts';
import { fileText } from './documents/fileText.ts';
import { planCheck } from './engagements/findings/planCheck.ts';
import { planRedline } from './engagements/plan/reading/planRedline.ts';
import { planFileCheck } from './engagements/planning/planFile.ts';
import { textChange, textCheck } from './language/checks.ts';
import { agreementRedline } from './partnerships/agreement/redline.ts';
import { pdfPaper } from './pdf/render.ts';
import { missingSigns } from './pdf/textRuns.ts';
import { draftFileText } from './statements/draftForm/draftFile.ts';
import { wordFile } from './statements/public/files/wordFile.ts';
import { adviceCheck, statementCheck } from './statements/text/checks.ts';
import { textMerge } from './statements/text/textMerge.ts';
import type { Task } from './work/task.ts';

/** A task as an errand runs it: what comes in is what the server gave to that very task. */
const runs = <In, Out>({ name, run }: Task<In, Out>) => [name, (input: unknown) => run(input as In)] as const;

/** All that is done to foreign input, and nothing else: this is what a process of the pool runs (C55). */
export const errands: ReadonlyMap<string, (input: unknown) => unknown> = new Map<
  string,
  (input: unknown) => unknown
>([
  runs(fileText),
  runs(textCheck),
  runs(textChange),
  runs(draftFileText),
  runs(planFileCheck),
  runs(planCheck),
  runs(planRedline),
  runs(statementCheck),
  runs(adviceCheck),
  runs(textMerge),
  runs(agreementRedline),
  runs(sheetTable),
  runs(instrumentFile),
  runs(formFile),
  runs(pdfPaper),
  runs(missingSigns),
  runs(wordFile),
]);
