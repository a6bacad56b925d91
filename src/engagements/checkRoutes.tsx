import { z } from 'zod';
import { routes } from '../routes.ts';
import { cookieHeader } from '../web/cookie.ts';
import type { Doors } from '../web/doors.ts';
import type { Parsed, Typed } from '../web/form.ts';
import type { Frame } from '../web/frame.ts';
import type { Visit } from '../web/visit.ts';
import { languages, translator } from '../web/words.ts';
import { blankPlan, checkForm, sheetOfPlan } from './checkForm.ts';
import { CheckPage, CheckPaper, type CheckView } from './checkPage.tsx';
import type { PlanFinding } from './checks/ruleTable.ts';
import { checkPlan } from './checks.ts';
import type { PlanFile } from './plan.ts';
import { pressOf, reshape, sheetOf, textOf } from './planSheet.ts';
import { planOfYaml, planYaml } from './planYaml.ts';

/** The answer to a form stands at the form's own address: the language switch leads back to it. */
const frameOf = (visit: Visit): Frame => ({ ...visit.frame, path: routes.checkEngagement.url() });

const show = (visit: Visit, view: CheckView, status: 200 | 422 = 200, frame = frameOf(visit)) =>
  visit.page(<CheckPage frame={frame} view={view} />, status);

const findingsOf = ({ commitments, noticeDays, ...plan }: PlanFile): PlanFinding[] =>
  checkPlan({ plan, commitments, noticeDays });

const openFile = async (visit: Visit) => {
  const form = await visit.repeatableForm(z.strictObject({ do: z.literal('open'), file: z.string() }));
  const plan = form.ok ? planOfYaml(form.values.file) : null;
  if (plan) return show(visit, { sheet: sheetOfPlan(plan, visit.language), findings: findingsOf(plan) });
  const problems = form.ok ? {} : form.problems;
  return show(visit, { sheet: blankPlan(), problems, unread: textOf(form.typed, 'file') }, 422);
};

/** Goes on in another language, with everything that was written. */
const inLanguage = (visit: Visit, typed: Typed) => {
  const language = languages.find((known) => textOf(typed, 'do') === `language-${known}`) ?? visit.language;
  visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, language }));
  const frame = { ...frameOf(visit), language, t: translator(language) };
  return show(visit, { sheet: sheetOf(typed) }, 200, frame);
};

const answerPlan = (visit: Visit, button: string, plan: PlanFile) => {
  const sheet = sheetOfPlan(plan, visit.language);
  switch (button) {
    case 'download':
      return visit.file(planYaml(plan), 'plan.yaml', 'application/yaml');
    case 'read':
      return visit.page(
        <CheckPaper frame={frameOf(visit)} plan={plan} sheet={sheet} findings={findingsOf(plan)} />,
      );
    default:
      return show(visit, { sheet, findings: findingsOf(plan) });
  }
};

/** A field that nobody asked for breaks the whole form, whatever button was pressed (C24). */
const isBroken = (form: Parsed<PlanFile>): boolean => !form.ok && form.problems['form'] !== undefined;

const answer = async (visit: Visit) => {
  const form = await visit.repeatableForm(checkForm);
  const { typed } = form;
  const button = textOf(typed, 'do');
  if (button === 'open') return openFile(visit);
  const press = pressOf(typed);
  if (!isBroken(form)) {
    if (press) return show(visit, reshape(typed, press));
    if (button.startsWith('language-')) return inLanguage(visit, typed);
    if (button === 'edit') return show(visit, { sheet: sheetOf(typed) });
  }
  return form.ok
    ? answerPlan(visit, button, form.values)
    : show(visit, { sheet: sheetOf(typed), problems: form.problems }, 422);
};

/** Open to anyone: a plan is laid out, checked, printed and taken away. No database is asked, nothing is kept. */
export const checkRoutes = (doors: Doors): void => {
  doors.open(routes.checkEngagement, (visit) => show(visit, { sheet: blankPlan() }));
  doors.open(routes.checkEngagementNow, (visit) => answer(visit));
};
