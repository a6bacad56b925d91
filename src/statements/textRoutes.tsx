import { z } from 'zod';
import { organisationId, type StatementId, type WordingId, wordingId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { languageCode } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import { choice, line, lines, neededLines, type Typed } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { answerInput, giveInput } from './contributing.ts';
import { look, submit } from './deciding.ts';
import { type Drafting, DraftingPage, longestTextNote } from './draftingPage.tsx';
import { contributionKinds } from './facts.ts';
import { InputPage } from './inputPage.tsx';
import { inputView, wordingView } from './pageViews.ts';
import { statementView } from './statementView.ts';
import { type DraftText, exactText, longestBody, longestReferences, longestTitle } from './text.ts';
import type { Sent, StatementView } from './views.ts';
import { longestSaid, WordingPage } from './wordingPage.tsx';
import { keepPassage, meeting, releasePassage, type WrittenText, writeWording } from './writing.ts';

const nothing = z.strictObject({});
const ticked = z.literal('yes').optional();
const writing = z.strictObject({
  base: z.literal('').or(wordingId),
  language: languageCode,
  title: line(longestTitle),
  body: neededLines(longestBody),
  references: lines(longestReferences).default(''),
  note: lines(longestTextNote).default(''),
  reopens: ticked,
});
const keeping = z.strictObject({ words: neededLines(longestSaid) });
const giving = z.strictObject({
  kind: choice(contributionKinds),
  passage: lines(longestSaid).default(''),
  words: neededLines(longestSaid),
  anonymous: ticked,
});
const answering = z.strictObject({
  answer: choice(['accepted', 'changed', 'declined', 'withdrawn']),
  words: lines(longestSaid).default(''),
});

const blank: DraftText = { title: '', body: '', references: '' };

/** The language that is asked for; where none is, the only one there is, else the one she will choose. */
const startingAt = (view: StatementView, asked: string | undefined): Drafting => {
  const wanted = languageCode.safeParse(asked).data;
  const [only] = [...view.latest.keys()];
  const language = asked === 'new' ? null : (wanted ?? only ?? null);
  const latest = language && view.latest.get(language);
  return {
    language: latest ? language : null,
    base: latest ? latest.wording.id : null,
    text: latest ? latest.text : { ...blank, title: view.about.title },
    meeting: null,
  };
};

const textIn = (typed: Typed): DraftText => {
  const part = (name: string): string => {
    const value = typed[name];
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '';
  };
  return { title: part('title'), body: part('body'), references: part('references') };
};

const showDrafting = async (visit: Visit, member: SignedIn, id: StatementId) => {
  const view = await look(visit, member, (looking) => statementView(looking, id));
  if (!view?.me.owner) return visit.notFound();
  const drafting = startingAt(view, visit.context.req.query('language'));
  return visit.page(<DraftingPage frame={visit.frame} view={view} drafting={drafting} />);
};

/** The same form again: with what was typed, and beside it what somebody else wrote of the same words meanwhile. */
const showAgain = async (
  visit: Visit,
  member: SignedIn,
  id: StatementId,
  { sent, refusal }: { sent: Sent; refusal: Refusal | null },
) => {
  const found = await look(visit, member, async (looking) => {
    const view = await statementView(looking, id);
    if (!view?.me.owner) return null;
    const language = languageCode.safeParse(sent.typed['language']).data ?? null;
    const base = wordingId.safeParse(sent.typed['base']).data ?? null;
    const text = textIn(sent.typed);
    const met =
      refusal?.refusal === 'otherText' && language
        ? await meeting(looking, view, { language, text, base })
        : null;
    const latest = language && view.latest.get(language);
    const drafting: Drafting = {
      language: latest ? language : null,
      // She has the other text before her now: what she settles is written on top of it.
      base: met && latest ? latest.wording.id : base,
      text,
      meeting: met,
    };
    return { view, drafting };
  });
  if (!found) return visit.notFound();
  const page = <DraftingPage frame={visit.frame} view={found.view} drafting={found.drafting} sent={sent} />;
  return visit.page(page, found.drafting.meeting ? 409 : 422);
};

const write = async (visit: Visit, member: SignedIn, statement: StatementId) =>
  submit(
    visit,
    member,
    {
      form: await visit.form(writing),
      name: 'text',
      to: ({ wording }: WrittenText) => routes.wording.url({ statement, wording: wording.id }),
      done: ({ joined, voided }: WrittenText) =>
        voided.length > 0 ? 'textReopened' : joined ? 'textJoined' : 'textKept',
      work:
        ({ base, language, note, reopens, ...text }) =>
        (looking) =>
          writeWording(looking, statement, {
            language,
            text,
            note,
            base: base === '' ? null : base,
            reopens: reopens === 'yes',
          }),
    },
    (sent, refusal) => showAgain(visit, member, statement, { sent, refusal }),
  );

type AtWording = { statement: StatementId; wording: WordingId };

const showWording = async (visit: Visit, member: SignedIn, at: AtWording, sent?: Sent) => {
  const from = wordingId.safeParse(visit.context.req.query('from')).data;
  const view = await look(visit, member, (looking) => wordingView(looking, at, from));
  if (!view) return visit.notFound();
  return visit.page(
    <WordingPage frame={visit.frame} view={view} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

const exact = async (visit: Visit, member: SignedIn, at: AtWording) => {
  const view = await look(visit, member, (looking) => wordingView(looking, at, undefined));
  if (!view) return visit.notFound();
  const name = `text-${view.wording.sha256Hex.slice(0, 8)}.txt`;
  return visit.file(exactText(view.text), name, 'text/plain');
};

const showInput = async (visit: Visit, member: SignedIn, id: StatementId, sent?: Sent) => {
  const view = await look(visit, member, (looking) => inputView(looking, id));
  if (!view) return visit.notFound();
  const of = organisationId.safeParse(visit.context.req.query('of')).data ?? null;
  return visit.page(
    <InputPage frame={visit.frame} view={view} sent={sent} done={visit.done} of={of} />,
    sent ? 422 : 200,
  );
};

const passageRoutes = (doors: Doors): void => {
  doors.member(routes.keepPassage, async (visit, at, member) => {
    const { statement } = at;
    const language = await look(
      visit,
      member,
      async (looking) => (await wordingView(looking, at, undefined))?.wording.language,
    );
    if (!language) return visit.notFound();
    return submit(
      visit,
      member,
      {
        form: await visit.form(keeping),
        name: 'keep',
        to: routes.wording.url(at),
        done: 'passageKept',
        work:
          ({ words }) =>
          (looking) =>
            keepPassage(looking, statement, { language, words }),
      },
      (sent) => showWording(visit, member, at, sent),
    );
  });
  doors.member(routes.releasePassage, async (visit, { statement, passage }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(nothing),
        name: 'release',
        to: routes.statement.url({ statement }),
        done: 'passageReleased',
        work: () => (looking) => releasePassage(looking, statement, passage),
      },
      (sent) => showInput(visit, member, statement, sent),
    ),
  );
};

const inputRoutes = (doors: Doors): void => {
  doors.member(routes.input, (visit, at, member) => showInput(visit, member, at.statement));
  doors.member(routes.giveInput, async (visit, at, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(giving),
        name: 'input',
        to: routes.input.url({ statement: at.statement }),
        done: 'inputGiven',
        work:
          ({ kind, passage, words, anonymous }) =>
          (looking) =>
            giveInput(looking, at.statement, {
              wording: at.wording,
              kind,
              said: { passage, words },
              anonymous: anonymous === 'yes',
            }),
      },
      (sent) => showWording(visit, member, at, sent),
    ),
  );
  doors.member(routes.answerInput, async (visit, { statement, contribution }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(answering),
        name: `answer ${contribution}`,
        to: routes.input.url({ statement }),
        done: ({ takenIn }: { takenIn: boolean }) => (takenIn ? 'inputTakenIn' : 'inputAnswered'),
        work: (values) => (looking) => answerInput(looking, statement, contribution, values),
      },
      (sent) => showInput(visit, member, statement, sent),
    ),
  );
};

export const textRoutes = (doors: Doors): void => {
  doors.member(routes.drafting, (visit, at, member) => showDrafting(visit, member, at.statement));
  doors.member(routes.writeText, (visit, at, member) => write(visit, member, at.statement));
  doors.member(routes.wording, (visit, at, member) => showWording(visit, member, at));
  doors.member(routes.exactWording, (visit, at, member) => exact(visit, member, at));
  passageRoutes(doors);
  inputRoutes(doors);
};
