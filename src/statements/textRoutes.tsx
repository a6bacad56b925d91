import { z } from 'zod';
import { organisationId, type StatementId, type WordingId, wordingId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import { choice, lines, neededLines } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { answerInput, giveInput } from './contributing.ts';
import { look, submit } from './deciding.ts';
import { contributionKinds } from './facts.ts';
import { InputPage } from './inputPage.tsx';
import { inputView, wordingView } from './pageViews.ts';
import { exactText } from './text.ts';
import type { Sent } from './views.ts';
import { longestSaid, WordingPage } from './wordingPage.tsx';
import { keepPassage, releasePassage } from './writing.ts';

const nothing = z.strictObject({});
const ticked = z.literal('yes').optional();
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
  doors.member(routes.wording, (visit, at, member) => showWording(visit, member, at));
  doors.member(routes.exactWording, (visit, at, member) => exact(visit, member, at));
  passageRoutes(doors);
  inputRoutes(doors);
};
