import { organisationId, type StatementId, type WordingId, wordingId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { exactText, textHash } from '../text/document.ts';
import { keepPassage, releasePassage } from './acts.ts';
import { answerInput, giveInput } from './contributions.ts';
import { answerFields, contributionFields, passageFields } from './form.ts';
import { InputPage } from './inputPage.tsx';
import { WordingPage } from './page.tsx';
import { inputView, wordingView } from './read.ts';

type At = { statement: StatementId };
type AtWording = { statement: StatementId; wording: WordingId };

const showWording = async (request: Request, at: AtWording, member: SignedIn, returned?: ReturnedForm) => {
  const from = wordingId.safeParse(request.context.req.query('from')).data;
  const view = await request.readAs(member, (context) => wordingView(context, at, from));
  if (!view) return request.notFound();
  return request.answer(
    <WordingPage frame={request.frame} view={view} returned={returned} done={request.done} />,
    returned,
  );
};

const exact = async (request: Request, at: AtWording, member: SignedIn) => {
  const view = await request.readAs(member, (context) => wordingView(context, at, undefined));
  if (!view) return request.notFound();
  const name = `text-${textHash(view.text).slice(0, 8)}.txt`;
  return request.file(exactText(view.text), name, 'text/plain');
};

const showInput = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, (context) => inputView(context, at.statement));
  if (!view) return request.notFound();
  const of = organisationId.safeParse(request.context.req.query('of')).data ?? null;
  return request.answer(
    <InputPage frame={request.frame} view={view} returned={returned} done={request.done} of={of} />,
    returned,
  );
};

const wording = place(routes.wording, showWording);
const input = place(routes.input, showInput);

export const wordingRoutes = (mount: Mount): void => {
  mount.member(routes.wording, showWording);
  mount.member(routes.exactWording, exact);
  mount.member(
    routes.keepPassage,
    act(wording, 'passageKept', passageFields, (context, at, { words }) =>
      keepPassage(context, at.statement, { wording: at.wording, words }),
    ),
  );
  mount.member(
    routes.releasePassage,
    act(
      input,
      'passageReleased',
      {},
      (context, { statement, passage }) => releasePassage(context, statement, passage),
      { to: (at) => routes.statement.url(at) },
    ),
  );
  mount.member(routes.input, showInput);
  mount.member(
    routes.giveInput,
    act(
      wording,
      'inputGiven',
      contributionFields,
      (context, at, { kind, passage, words, anonymous }) =>
        giveInput(context, at.statement, {
          ...{ wording: at.wording, kind, words: { passage, words } },
          anonymous: anonymous === 'yes',
        }),
      { to: (at) => routes.input.url(at) },
    ),
  );
  mount.member(
    routes.answerInput,
    act(
      input,
      ({ takenIn }: { takenIn: boolean }) => (takenIn ? 'inputTakenIn' : 'inputAnswered'),
      answerFields,
      (context, { statement, contribution }, answer) => answerInput(context, statement, contribution, answer),
    ),
  );
};
