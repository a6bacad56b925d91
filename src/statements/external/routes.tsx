import { fileText } from '../../documents/fileText.ts';
import { firstDayAnywhere } from '../../kernel/clock.ts';
import { type ExternalTextId, externalTextId, type StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { Parsed } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Uploaded } from '../../web/forms/upload.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { answerText, enterText, objectToText, removeEntry, supplementText } from './acts.ts';
import { EnterPage } from './enterPage.tsx';
import {
  answerFields,
  type EntryValues,
  entryFields,
  entryForm,
  objectFields,
  supplementFields,
  wholeText,
} from './form.ts';
import { ExternalTextListPage } from './listPage.tsx';
import { ExternalTextPage } from './page.tsx';
import { externalTextList, externalTextView } from './read.ts';

type At = { external: ExternalTextId };

const list = async (request: Request, _: unknown, member: SignedIn) => {
  const after = externalTextId.safeParse(request.context.req.query('after')).data;
  const view = await request.readAs(member, (context) => externalTextList(context, after));
  const page = { frame: request.frame, view, further: after !== undefined, done: request.done };
  return request.page(<ExternalTextListPage {...page} />);
};

const showEntering = (request: Request, _: unknown, _member: SignedIn, returned?: ReturnedForm) => {
  const frame = { ...request.frame, path: routes.newExternalText.url() };
  return request.answer(<EnterPage frame={frame} returned={returned} />, returned);
};

const show = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  const { frame, deps, done } = request;
  const here = { frame, origin: deps.origin };
  const view = await request.readAs(member, (context) => externalTextView(context, at.external, here));
  if (!view) return request.notFound();
  return request.answer(
    <ExternalTextPage frame={frame} view={view} returned={returned} done={done} />,
    returned,
  );
};

type Read = { text: string } | { problem: string };

const textOfFile = async (request: Request, file: Uploaded): Promise<Read> => {
  const done = await request.work.attempt(fileText, file);
  if (!done.ok) return { problem: request.undoneInWords(done.undone) };
  return done.result.ok
    ? { text: done.result.text }
    : { problem: request.t(`reading.file.${done.result.problem}`) };
};

/** What she typed, or what is in her file: read in memory, refused with a sentence where it cannot be (C55). */
const textOf = async (request: Request, typed: string, file: Uploaded | undefined) => {
  const opened: Read = file ? await textOfFile(request, file) : { text: typed };
  if ('problem' in opened) return { problems: { file: opened.problem } };
  const { text } = opened;
  const read = wholeText.safeParse(text);
  const field = file ? 'file' : 'text';
  if (read.success)
    return read.data === '' ? { text, problems: { text: request.t('problem.needed') } } : { text: read.data };
  const isLong = read.error.issues.some(({ message }) => message === 'problem.tooLong');
  return { problems: { [field]: request.t(isLong ? 'problem.tooLong' : 'problem.controlCharacters') } };
};

/** The form with the text that came in a file as if it was typed, or what is wrong with any of it. */
const readEntry = async (request: Request): Promise<Parsed<EntryValues>> => {
  const { form, files } = await request.uploadForm(entryForm, { once: true });
  const typedText = typeof form.typed['text'] === 'string' ? form.typed['text'] : '';
  const { text, problems } = await textOf(request, typedText, files.get('file'));
  // A browser never sends a file twice by itself: what was in it is given back as text.
  const typed = text === undefined ? form.typed : { ...form.typed, text };
  const ahead = form.ok && form.values.publishedOn > firstDayAnywhere(request.now);
  const wrong = {
    ...(form.ok ? {} : form.problems),
    ...(ahead ? { publishedOn: request.t('external.enter.notYet') } : {}),
    ...problems,
  };
  return form.ok && text !== undefined && Object.keys(wrong).length === 0
    ? { ...form, typed, values: { ...form.values, text } }
    : { ok: false, typed, problems: wrong };
};

const entering = place(routes.newExternalText, showEntering);
const page = place(routes.externalText, show);

const changes = (mount: Mount): void => {
  mount.member(
    routes.removeExternalText,
    act(page, 'externalRemoved', {}, (context, at) => removeEntry(context, at.external), {
      to: () => routes.externalTexts.url(),
    }),
  );
  mount.member(
    routes.objectToExternalText,
    act(page, 'externalObjected', objectFields, (context, at, { words, named, asked }) =>
      objectToText(context, at.external, {
        words,
        namedAs: named === 'yes' ? context.member.organisationName : null,
        asked: asked === 'nobody' ? null : asked,
      }),
    ),
  );
  mount.member(
    routes.answerExternalText,
    act(
      page,
      ({ supplement }: { supplement: StatementId | null }) =>
        supplement ? 'supplementBegun' : 'externalAnswered',
      answerFields,
      (context, at, { partnership, ...answer }) =>
        answerText(context, at.external, { ...answer, partnership: partnership || null }),
    ),
  );
  mount.member(
    routes.supplementExternalText,
    act(
      page,
      'statementBegun',
      supplementFields,
      (context, at, supplement) => supplementText(context, at.external, supplement),
      { to: (_, { id }) => routes.groups.url({ statement: id }) },
    ),
  );
};

/** Texts that others published: entered, objected to, answered. P14 */
export const externalRoutes = (mount: Mount): void => {
  mount.member(routes.externalTexts, list);
  mount.member(routes.newExternalText, showEntering);
  mount.member(
    routes.enterExternalText,
    act(
      entering,
      'externalEntered',
      entryFields,
      (context, _, { scope: scopes, text: body, file: __, ...entry }) =>
        enterText(context, { ...entry, scopes, body }),
      { to: (_, { id }) => routes.externalText.url({ external: id }), read: readEntry },
    ),
  );
  mount.member(routes.externalText, show);
  changes(mount);
};
