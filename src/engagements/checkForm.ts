import { z } from 'zod';
import { commitment } from '../commitments/commitment.ts';
import type { Typed } from '../web/form.ts';
import type { Language } from '../web/words.ts';
import { ourDefaults } from './checks/ruleTable.ts';
import { filledPlan } from './filledPlan.ts';
import type { PlanFile } from './plan.ts';
import { readPlan, settledForm } from './planForm.ts';
import { emptySheet, type Sheet } from './planSheet.ts';

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

/** A plan that nobody has written anything in yet, with our defaults. */
export const blankPlan = (): Sheet => ({
  ...emptySheet(),
  fields: { hoursPerDay: '8', eraseAfterDays: '30', noticeDays: String(ourDefaults.noticeDays) },
});

export const sheetOfPlan = (file: PlanFile, language: Language): Sheet => {
  const { commitments: brought, noticeDays, ...plan } = file;
  const { fields, rows } = filledPlan(plan, language);
  const more: Typed = { noticeDays: String(noticeDays) };
  if (brought.length > 0) more['commitments'] = JSON.stringify(brought);
  return { fields: { ...fields, ...more }, rows };
};
