import { type OpenedDocument, openDocument } from '../documents/document.ts';
import { checkText } from '../language/readText.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import type { Problems } from '../web/form.ts';
import { keepForever } from '../web/headers.ts';
import type { Uploaded } from '../web/upload.ts';
import type { Visit } from '../web/visit.ts';
import { CheckTextPage } from './page.tsx';
import { script } from './script.ts';
import { optionsOf, textForm } from './textForm.ts';
import type { TextView } from './view.ts';

/** The answer to a form stands at the form's own address: the language switch leads back to it. */
const show = (visit: Visit, view: TextView, status: 200 | 422 = 200) =>
  visit.page(
    <CheckTextPage frame={{ ...visit.frame, path: routes.checkStatement.url() }} view={view} />,
    status,
  );

const opened = (file: Uploaded | undefined): OpenedDocument | null =>
  file ? openDocument(file.bytes, file.name) : null;

/** A file that was chosen comes before what stands in the field; where it cannot be read, the field stays. */
const textOf = (file: OpenedDocument | null, written: string): string =>
  file?.ok ? file.document.text : written;

const problemsOf = (visit: Visit, read: Readonly<Record<string, OpenedDocument | null>>): Problems =>
  Object.fromEntries(
    Object.entries(read).flatMap(([field, file]) =>
      file && !file.ok ? [[field, visit.t(`reading.file.${file.problem}`)]] : [],
    ),
  );

const answer = async (visit: Visit) => {
  const { form, files } = await visit.uploadForm(textForm);
  const [file, beforeFile] = [opened(files.get('file')), opened(files.get('beforeFile'))];
  const typed = {
    ...form.typed,
    ...(file?.ok ? { text: file.document.text } : {}),
    ...(beforeFile?.ok ? { before: beforeFile.document.text } : {}),
  };
  if (!form.ok) return show(visit, { typed, problems: form.problems }, 422);
  const text = textOf(file, form.values.text);
  const problems = problemsOf(visit, { file, beforeFile });
  if (text.trim() === '' && !problems['file']) problems['text'] = visit.t('problem.needed');
  if (Object.keys(problems).length > 0) return show(visit, { typed, problems }, 422);
  const before = textOf(beforeFile, form.values.before);
  const result = checkText(text, optionsOf({ ...form.values, before }));
  return show(visit, { typed, read: { text, result } });
};

/** Open to anyone: a text is read and given back. No database is asked, nothing is kept, nothing is logged. P9 */
export const checkTextRoutes = (doors: Doors): void => {
  doors.open(routes.checkStatement, (visit) => show(visit, { typed: {} }));
  doors.open(routes.checkStatementNow, (visit) => answer(visit));
  doors.bare(routes.script, (context) =>
    script && context.req.param('script') === script.file
      ? context.body(script.body, 200, {
          'Content-Type': 'text/javascript; charset=utf-8',
          'Cache-Control': keepForever,
        })
      : context.notFound(),
  );
};
