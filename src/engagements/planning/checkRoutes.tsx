import { z } from 'zod';
import { routes } from '../../routes.ts';
import { cookieHeader } from '../../web/cookie.ts';
import type { Parsed, Problems, Typed } from '../../web/forms/parse.ts';
import type { Frame } from '../../web/frame.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { languages, translator } from '../../web/words/translate.ts';
import type { Done } from '../../work/task.ts';
import { planCheck } from '../findings/planCheck.ts';
import { mostSeats, type PlanFile } from '../plan/document.ts';
import { mostRows, pressOf, reshape, sheetOf, textOf } from '../plan/form/sheet.ts';
import { planYaml } from '../plan/yaml.ts';
import { blankPlan, checkForm, sheetOfPlan } from './checkForm.ts';
import { CheckPage, CheckPaper, type CheckView } from './checkPage.tsx';
import { type CheckedFile, factsInFile, fitsThePage, planFileCheck } from './planFile.ts';

/** The answer to a form stands at the form's own address: the language switch leads back to it. */
const frameOf = (request: Request): Frame => ({ ...request.frame, path: routes.checkEngagement.url() });

const show = (request: Request, view: CheckView, status: 200 | 422 = 200, frame = frameOf(request)) =>
  request.page(<CheckPage frame={frame} view={view} />, status);

/** Why a file was not laid out, where it is more than its own text that is wrong. */
const problemsOf = (request: Request, read: Done<CheckedFile | null> | null): Problems => {
  if (read && !read.ok) return { file: request.undoneInWords(read.undone) };
  if (!read?.result) return {};
  const { seat: count } = mostRows;
  return { file: request.t('engagement.plan.full', { count, most: mostSeats }) };
};

const openFile = async (request: Request) => {
  const form = await request.repeatableForm(z.strictObject({ do: z.literal('open'), file: z.string() }));
  const read = form.ok ? await request.work.attempt(planFileCheck, form.values.file) : null;
  if (read?.ok && read.result && fitsThePage(read.result.plan)) {
    const { plan, findings } = read.result;
    return show(request, { sheet: sheetOfPlan(plan, request.language), findings });
  }
  const problems = form.ok ? problemsOf(request, read) : form.problems;
  return show(request, { sheet: blankPlan(), problems, unread: textOf(form.typed, 'file') }, 422);
};

/** Goes on in another language, with everything that was written. */
const inLanguage = (request: Request, typed: Typed) => {
  const language = languages.find((known) => textOf(typed, 'do') === `language-${known}`) ?? request.language;
  request.context.header('Set-Cookie', cookieHeader({ ...request.cookie, language }));
  const frame = { ...frameOf(request), language, t: translator(language) };
  return show(request, { sheet: sheetOf(typed) }, 200, frame);
};

const answerPlan = async (request: Request, button: string, plan: PlanFile) => {
  if (button === 'download') return request.file(planYaml(plan), 'plan.yaml', 'application/yaml');
  const sheet = sheetOfPlan(plan, request.language);
  const read = await request.work.attempt(planCheck, factsInFile(plan));
  if (!read.ok) return show(request, { sheet, problems: { form: request.undoneInWords(read.undone) } }, 422);
  const findings = read.result;
  return button === 'read'
    ? request.page(<CheckPaper frame={frameOf(request)} plan={plan} sheet={sheet} findings={findings} />)
    : show(request, { sheet, findings });
};

/** A field that nobody asked for breaks the whole form, whatever button was pressed (C24). */
const isBroken = (form: Parsed<PlanFile>): boolean => !form.ok && form.problems['form'] !== undefined;

const answer = async (request: Request) => {
  const form = await request.repeatableForm(checkForm);
  const { typed } = form;
  const button = textOf(typed, 'do');
  if (button === 'open') return openFile(request);
  const press = pressOf(typed);
  if (!isBroken(form)) {
    if (press) return show(request, reshape(typed, press));
    if (button.startsWith('language-')) return inLanguage(request, typed);
    if (button === 'edit') return show(request, { sheet: sheetOf(typed) });
  }
  return form.ok
    ? answerPlan(request, button, form.values)
    : show(request, { sheet: sheetOf(typed), problems: form.problems }, 422);
};

/** Open to anyone: a plan is laid out, checked, printed and taken away. No database is asked, nothing is kept. */
export const checkRoutes = (mount: Mount): void => {
  mount.open(routes.checkEngagement, (request) => show(request, { sheet: blankPlan() }));
  mount.open(routes.checkEngagementNow, (request) => answer(request));
};
