import { z } from 'zod';
import { openDocument } from '../../documents/document.ts';
import { firstDayAnywhere } from '../../kernel/clock.ts';
import {
  type ElsewhereId,
  elsewhereId,
  organisationId,
  partnershipId,
  type StatementId,
} from '../../kernel/ids.ts';
import { languageCode } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import type { Doors } from '../../web/doors.ts';
import { choice, day, line, lines, many, neededLines, spareLine } from '../../web/form.ts';
import type { Uploaded } from '../../web/upload.ts';
import type { SignedIn, Visit } from '../../web/visit.ts';
import { longestAbout } from '../beginPage.tsx';
import { look, submit } from '../deciding.ts';
import { objectionAnswers } from '../facts.ts';
import { scopeKey } from '../scopes.ts';
import { longestBody, longestTitle } from '../text.ts';
import type { Sent } from '../views.ts';
import { answerText, enterText, objectToText, removeEntry, supplementText } from './acts.ts';
import { EnterPage } from './enterPage.tsx';
import { longestLink } from './entry.ts';
import { ElsewhereListPage } from './listPage.tsx';
import { mostWords } from './objectionParts.tsx';
import { ElsewhereTextPage } from './textPage.tsx';
import { elsewhereList, elsewhereView } from './view.ts';

const nothing = z.strictObject({});
const entering = z.strictObject({
  title: line(longestTitle),
  publisher: line(120),
  publishedOn: day,
  link: spareLine(longestLink).default(''),
  language: languageCode,
  scope: many(scopeKey),
  text: lines(longestBody).default(''),
  /** A file comes apart from the fields; where none was chosen, some browsers send its name with nothing. */
  file: z.literal('').default(''),
});
const objecting = z.strictObject({
  words: neededLines(mostWords),
  named: choice(['yes', 'no']),
  asked: z.union([z.literal('nobody'), z.string().pipe(organisationId)], { error: 'problem.choose' }),
});
const answering = z.strictObject({
  answer: choice(objectionAnswers),
  words: neededLines(mostWords),
  partnership: z.union([z.literal(''), z.string().pipe(partnershipId)]).default(''),
});
const supplementing = z.strictObject({
  partnership: z.string().pipe(partnershipId),
  title: line(longestTitle),
  purpose: neededLines(longestAbout),
});

const list = async (visit: Visit, member: SignedIn) => {
  const after = elsewhereId.safeParse(visit.context.req.query('after')).data;
  const view = await look(visit, member, (looking) => elsewhereList(looking, { after }));
  const page = { frame: visit.frame, view, further: after !== undefined, done: visit.done };
  return visit.page(<ElsewhereListPage {...page} />);
};

const showEntering = (visit: Visit, sent?: Sent) =>
  visit.page(
    <EnterPage frame={{ ...visit.frame, path: routes.newElsewhere.url() }} sent={sent} />,
    sent ? 422 : 200,
  );

const show = async (visit: Visit, member: SignedIn, id: ElsewhereId, sent?: Sent) => {
  const { frame, deps, done } = visit;
  const view = await look(visit, member, (at) => elsewhereView(at, id, { frame, origin: deps.origin }));
  if (!view) return visit.notFound();
  return visit.page(
    <ElsewhereTextPage frame={frame} view={view} sent={sent} done={done} />,
    sent ? 422 : 200,
  );
};

const whole = lines(longestBody);

/** What she typed, or what is in her file: read in memory, refused with a sentence where it cannot be (C55). */
const textOf = (visit: Visit, typed: string, file: Uploaded | undefined) => {
  const opened = file ? openDocument(file.bytes, file.name) : null;
  if (opened && !opened.ok) return { problems: { file: visit.t(`reading.file.${opened.problem}`) } };
  const text = opened?.document.text ?? typed;
  const read = whole.safeParse(text);
  const field = file ? 'file' : 'text';
  if (read.success)
    return read.data === '' ? { text, problems: { text: visit.t('problem.needed') } } : { text: read.data };
  const isLong = read.error.issues.some(({ message }) => message === 'problem.tooLong');
  return { problems: { [field]: visit.t(isLong ? 'problem.tooLong' : 'problem.controlCharacters') } };
};

const enter = async (visit: Visit, member: SignedIn) => {
  const { form, files } = await visit.uploadForm(entering, { once: true });
  const typedText = form.typed.text;
  const { text, problems } = textOf(visit, typeof typedText === 'string' ? typedText : '', files.get('file'));
  // A browser never sends a file twice by itself: what was in it is given back as text.
  const typed = text === undefined ? form.typed : { ...form.typed, text };
  const ahead = form.ok && form.values.publishedOn > firstDayAnywhere(visit.now);
  const wrong = {
    ...(form.ok ? {} : form.problems),
    ...(ahead ? { publishedOn: visit.t('elsewhere.enter.notYet') } : {}),
    ...problems,
  };
  if (!form.ok || text === undefined || Object.keys(wrong).length > 0)
    return showEntering(visit, { form: 'enter', typed, problems: wrong });
  const { scope: scopes, text: _, file: __, ...what } = form.values;
  return submit(
    visit,
    member,
    {
      form: { ...form, typed },
      name: 'enter',
      to: ({ id }: { id: ElsewhereId }) => routes.elsewhere.url({ elsewhere: id }),
      done: 'elsewhereEntered',
      work: () => (looking) => enterText(looking, { ...what, scopes, body: text }),
    },
    (sent) => showEntering(visit, sent),
  );
};

type At = { elsewhere: ElsewhereId };

const object = async (visit: Visit, member: SignedIn, { elsewhere }: At) =>
  submit(
    visit,
    member,
    {
      form: await visit.form(objecting),
      name: 'object',
      to: routes.elsewhere.url({ elsewhere }),
      done: 'elsewhereObjected',
      work:
        ({ words, named, asked }) =>
        (looking) =>
          objectToText(looking, elsewhere, {
            words,
            namedAs: named === 'yes' ? member.organisationName : null,
            asked: asked === 'nobody' ? null : asked,
          }),
    },
    (sent) => show(visit, member, elsewhere, sent),
  );

const answer = async (visit: Visit, member: SignedIn, { elsewhere }: At) =>
  submit(
    visit,
    member,
    {
      form: await visit.form(answering),
      name: 'answer',
      to: routes.elsewhere.url({ elsewhere }),
      done: ({ supplement }: { supplement: StatementId | null }) =>
        supplement ? 'supplementBegun' : 'elsewhereAnswered',
      work:
        ({ partnership, ...given }) =>
        (looking) =>
          answerText(looking, elsewhere, { ...given, partnership: partnership === '' ? null : partnership }),
    },
    (sent) => show(visit, member, elsewhere, sent),
  );

const supplement = async (visit: Visit, member: SignedIn, { elsewhere }: At) =>
  submit(
    visit,
    member,
    {
      form: await visit.form(supplementing),
      name: 'supplement',
      to: ({ id }: { id: StatementId }) => routes.groups.url({ statement: id }),
      done: 'statementBegun',
      work: (about) => (looking) => supplementText(looking, elsewhere, about),
    },
    (sent) => show(visit, member, elsewhere, sent),
  );

const remove = async (visit: Visit, member: SignedIn, { elsewhere }: At) =>
  submit(
    visit,
    member,
    {
      form: await visit.form(nothing),
      name: 'remove',
      to: routes.textsElsewhere.url(),
      done: 'elsewhereRemoved',
      work: () => (looking) => removeEntry(looking, elsewhere),
    },
    (sent) => show(visit, member, elsewhere, sent),
  );

/** Texts that others published: entered, objected to, answered. P14 */
export const elsewhereRoutes = (doors: Doors): void => {
  doors.member(routes.textsElsewhere, (visit, _, member) => list(visit, member));
  doors.member(routes.newElsewhere, (visit) => showEntering(visit));
  doors.member(routes.enterElsewhere, (visit, _, member) => enter(visit, member));
  doors.member(routes.elsewhere, (visit, at, member) => show(visit, member, at.elsewhere));
  doors.member(routes.removeElsewhere, (visit, at, member) => remove(visit, member, at));
  doors.member(routes.objectElsewhere, (visit, at, member) => object(visit, member, at));
  doors.member(routes.answerElsewhere, (visit, at, member) => answer(visit, member, at));
  doors.member(routes.supplementElsewhere, (visit, at, member) => supplement(visit, member, at));
};
