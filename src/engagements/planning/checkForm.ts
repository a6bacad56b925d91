import { z } from 'zod';
import { commitment } from '../../commitments/commitment.ts';
import type { Typed } from '../../web/forms/parse.ts';
import type { Language } from '../../web/words/translate.ts';
import type { PlanFile } from '../plan/document.ts';
import { blankSheet, filledPlan } from '../plan/form/filledPlan.ts';
import { readPlan, settledForm } from '../plan/form/readPlan.ts';
import type { Sheet } from '../plan/form/sheet.ts';
import { ourDefaults } from '../plan/ourDefaults.ts';

const commitments = z.array(commitment).max(60);

/** A file brings its partnership's commitments along; the form carries them, unread and unchanged. */
const carried = z.string().transform((written, context) => {
  try {
    return commitments.parse(written === '' ? [] : JSON.parse(written));
  } catch {
    context.addIssue({ code: 'custom', message: 'problem.form' });
    return z.NEVER;
  }
});

const notice = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, { error: 'problem.number' })
  .transform(Number)
  .pipe(z.number().max(260, { error: 'problem.number' }));

/** The form that is open to anyone: a whole plan, its organisations typed, and what a file brought along. */
export const checkForm = settledForm(
  (form, sheet): PlanFile => ({
    ...readPlan(form, sheet, 'typed'),
    noticeDays: form.text('noticeDays', notice, ourDefaults.noticeDays),
    commitments: form.text('commitments', carried, []),
  }),
);

export const commitmentsIn = (typed: Typed): PlanFile['commitments'] =>
  carried.safeParse(typed['commitments'] ?? '').data ?? [];

export const blankPlan = (): Sheet => blankSheet({ noticeDays: String(ourDefaults.noticeDays) });

export const sheetOfPlan = (file: PlanFile, language: Language): Sheet => {
  const { commitments: brought, noticeDays, ...plan } = file;
  const { fields, rows } = filledPlan(plan, language);
  const more: Typed = { noticeDays: String(noticeDays) };
  if (brought.length > 0) more['commitments'] = JSON.stringify(brought);
  return { fields: { ...fields, ...more }, rows };
};
