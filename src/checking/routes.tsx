import { type FileText, fileText } from '../documents/fileText.ts';
import { textCheck } from '../language/checks.ts';
import { routes } from '../routes.ts';
import type { Problems } from '../web/forms/parse.ts';
import type { Uploaded } from '../web/forms/upload.ts';
import type { Mount } from '../web/mount.ts';
import type { Request } from '../web/request.ts';
import { scriptAnswer } from '../web/scriptAnswer.ts';
import type { NotDone } from '../work/task.ts';
import { CheckTextPage } from './page.tsx';
import { script } from './script.ts';
import { longestText, optionsOf, textForm } from './textForm.ts';
import type { TextView } from './view.ts';

/** The answer to a form stands at the form's own address: the language switch leads back to it. */
const show = (request: Request, view: TextView, status: 200 | 422 = 200) =>
  request.page(
    <CheckTextPage frame={{ ...request.frame, path: routes.checkStatement.url() }} view={view} />,
    status,
  );

type Opened = FileText | { ok: false; undone: NotDone };

const opened = async (request: Request, file: Uploaded | undefined): Promise<Opened | null> => {
  if (!file) return null;
  const done = await request.work.attempt(fileText, file);
  return done.ok ? done.result : done;
};

/** A file that was chosen comes before what stands in the field; where it cannot be read, the field stays. */
const textOf = (file: Opened | null, written: string): string => (file?.ok ? file.text : written);

const problemOf = (request: Request, file: Opened | null): string | null => {
  if (!file || file.ok) return null;
  return 'undone' in file ? request.undoneInWords(file.undone) : request.t(`reading.file.${file.problem}`);
};

const problemsOf = (request: Request, read: Readonly<Record<string, Opened | null>>): Problems =>
  Object.fromEntries(
    Object.entries(read).flatMap(([field, file]) => {
      const problem = problemOf(request, file);
      return problem === null ? [] : [[field, problem]];
    }),
  );

const tooLong = (request: Request, text: string): string | null =>
  text.length > longestText ? request.t('problem.tooLong') : null;

const answer = async (request: Request) => {
  const { form, files } = await request.uploadForm(textForm);
  const file = await opened(request, files.get('file'));
  const beforeFile = await opened(request, files.get('beforeFile'));
  const typed = {
    ...form.typed,
    ...(file?.ok ? { text: file.text } : {}),
    ...(beforeFile?.ok ? { before: beforeFile.text } : {}),
  };
  if (!form.ok) return show(request, { typed, problems: form.problems }, 422);
  const text = textOf(file, form.values.text);
  const before = textOf(beforeFile, form.values.before);
  const problems = problemsOf(request, { file, beforeFile });
  if (text.trim() === '' && !problems['file']) problems['text'] = request.t('problem.needed');
  for (const [field, one] of [
    ['text', text],
    ['before', before],
  ] as const) {
    const long = tooLong(request, one);
    if (long) problems[field] = long;
  }
  if (Object.keys(problems).length > 0) return show(request, { typed, problems }, 422);
  const options = optionsOf({ ...form.values, before });
  const done = await request.work.attempt(textCheck, { text, options });
  if (!done.ok) return show(request, { typed, problems: { text: request.undoneInWords(done.undone) } }, 422);
  return show(request, { typed, read: { text, result: done.result } });
};

/** Open to anyone: a text is read and given back. No database is asked, nothing is kept, nothing is logged. P9 */
export const checkTextRoutes = (mount: Mount): void => {
  mount.open(routes.checkStatement, (request) => show(request, { typed: {} }));
  mount.open(routes.checkStatementNow, (request) => answer(request));
  mount.bare(routes.script, (context) => scriptAnswer(context, script));
};
