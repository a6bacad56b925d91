import { addDays } from '../../kernel/clock.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { SignedIn } from '../../session/session.ts';
import { printSeatCode } from '../../vault/codes/seatCode.ts';
import { derive } from '../../vault/derive.ts';
import { act, place, type Sent, type Submission } from '../../web/forms/act.ts';
import { memberPage } from '../../web/forms/memberPage.tsx';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { chooseHow, handInAnswers, releaseAnswers, takeBackAnswers } from '../answering/acts.ts';
import { makeLinks, withdrawLinks } from '../links/acts.ts';
import { LinksPage } from '../links/page.tsx';
import { linkGrace } from '../links/rules.ts';
import type { AtRound } from '../visible.ts';
import { sayDay } from '../words.ts';
import { chooseQuestions, endRound } from './acts.ts';
import { linksFields, modeFields, questionsFields } from './form.ts';
import { RoundPage } from './page.tsx';
import { readRound } from './read.ts';

const viewAt = (context: MemberContext, { round }: AtRound, { language }: Request) =>
  readRound(context, round, language);
const show = memberPage(viewAt, RoundPage);

/** The codes come from the form itself: sent twice, it makes them once and shows the same (C48). */
const codesOf = ({ secret }: Submission, count: number): Buffer[] =>
  Array.from({ length: count }, (_, place) => derive(secret('code'), `rater ${place}`, undefined, 16));

type Count = { count: number };
const showLinks = async (
  request: Request,
  at: AtRound,
  member: SignedIn,
  { values: { count }, ...submission }: Sent<Count>,
) => {
  const view = await request.readAs(member, (context) => viewAt(context, at, request));
  if (!view) return request.notFound();
  return request.page(
    <LinksPage
      frame={request.frame}
      origin={request.deps.origin}
      round={at.round}
      codes={codesOf(submission, count).map(printSeatCode)}
      until={sayDay(request.frame, addDays(view.facts.answerBy, linkGrace))}
    />,
  );
};

const page = place(routes.round, show);

export const roundRoutes = (mount: Mount): void => {
  mount.member(routes.round, show);
  mount.member(routes.chooseHow, act(page, 'howChosen', modeFields, chooseHow));
  mount.member(routes.chooseQuestions, act(page, 'questionsChosen', questionsFields, chooseQuestions));
  mount.member(routes.endRound, act(page, 'roundEnded', {}, endRound));
  mount.member(routes.handIn, act(page, 'handedIn', {}, handInAnswers));
  mount.member(routes.takeBack, act(page, 'takenBack', {}, takeBackAnswers));
  mount.member(routes.releaseAnswers, act(page, 'released', {}, releaseAnswers));
  mount.member(
    routes.linkRaters,
    act(
      page,
      () => null,
      linksFields,
      (context, at: AtRound, { count }, submission) => makeLinks(context, at, codesOf(submission, count)),
      { reply: showLinks },
    ),
  );
  mount.member(routes.withdrawLinks, act(page, 'linksWithdrawn', {}, withdrawLinks));
};
