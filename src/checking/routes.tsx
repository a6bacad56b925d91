import { openDocument } from '../documents/document.ts';
import { checkText } from '../language/readText.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import { keepForever } from '../web/headers.ts';
import type { Uploaded } from '../web/upload.ts';
import type { Visit } from '../web/visit.ts';
import { CheckTextPage, type TextView } from './page.tsx';
import { script } from './script.ts';
import { optionsOf, textForm } from './textForm.ts';

/** The answer to a form stands at the form's own address: the language switch leads back to it. */
const show = (visit: Visit, view: TextView, status: 200 | 422 = 200) =>
  visit.page(
    <CheckTextPage frame={{ ...visit.frame, path: routes.checkStatement.url() }} view={view} />,
    status,
  );

const openUpload = (file: Uploaded | undefined) => (file ? openDocument(file.bytes, file.name) : null);

const answer = async (visit: Visit) => {
  const { form, files } = await visit.uploadForm(textForm);
  const { typed } = form;
  if (!form.ok) return show(visit, { typed, problems: form.problems }, 422);
  const opened = openUpload(files.get('file'));
  if (opened && !opened.ok)
    return show(visit, { typed, problems: { file: visit.t(`reading.file.${opened.problem}`) } }, 422);
  const text = opened ? opened.document.text : form.values.text;
  if (text.trim() === '') return show(visit, { typed, problems: { text: visit.t('problem.needed') } }, 422);
  const result = checkText(text, optionsOf(form.values));
  return show(visit, { typed: { ...typed, text }, read: { text, result } });
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
