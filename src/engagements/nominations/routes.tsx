import type { EngagementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { printSeatCode } from '../../vault/codes/seatCode.ts';
import { act, place, type Submission } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { seatsFrom } from '../plan/reading/seatParts.ts';
import { messageFields } from '../questions/form.ts';
import {
  type AtNomination,
  answerOwnNominee,
  giveNewLink,
  nominateFor,
  promoteReserve,
  recallNominee,
  releaseNominee,
  withdrawNomination,
} from './acts.ts';
import { nominationFields } from './form.ts';
import { NominationsPage, NomineeCodePage } from './page.tsx';
import { readNominations } from './read.ts';

type At = { engagement: EngagementId };

const show = async (request: Request, { engagement }: At, member: SignedIn, returned?: ReturnedForm) => {
  const seat = returned?.typed['seat'];
  const from = typeof seat === 'string' && seat !== '' ? seat : seatsFrom(request);
  const view = await request.readAs(member, (context) => readNominations(context, engagement, from));
  if (!view) return request.notFound();
  return request.answer(
    <NominationsPage frame={request.frame} view={view} returned={returned} done={request.done} />,
    returned,
  );
};

const codeOf = (submission: Submission): Buffer => submission.secret('code').subarray(0, 16);

/** The code comes from the form itself: sent twice, it is one nomination and one code (C48). */
const showCode = (request: Request, { engagement }: At, _: SignedIn, submission: Submission) =>
  request.page(
    <NomineeCodePage
      frame={request.frame}
      code={printSeatCode(codeOf(submission))}
      origin={request.deps.origin}
      back={routes.nominations.url({ engagement })}
    />,
  );

const nominations = place(routes.nominations, show, { fieldOf: { nameNeeded: 'label' } });

export const nominationRoutes = (mount: Mount): void => {
  mount.member(routes.nominations, show);
  mount.member(
    routes.nominate,
    act(
      nominations,
      'newCode',
      nominationFields,
      (context, at: At, { seat, expert, ...who }, submission) => {
        const nominating = { seat, who: { expert: expert || null, ...who }, code: codeOf(submission) };
        return nominateFor(context, at.engagement, nominating);
      },
      { reply: showCode },
    ),
  );
  mount.member(
    routes.linkNominee,
    act(
      nominations,
      'newCode',
      {},
      (context, at: AtNomination, _, submission) => giveNewLink(context, at, codeOf(submission)),
      { reply: showCode },
    ),
  );
  mount.member(routes.promoteReserve, act(nominations, 'reservePromoted', {}, promoteReserve));
  mount.member(routes.withdrawNomination, act(nominations, 'nominationWithdrawn', {}, withdrawNomination));
  mount.member(routes.releaseNominee, act(nominations, 'nomineeReleased', {}, releaseNominee));
  mount.member(routes.answerNominee, act(nominations, 'nomineeAnswered', messageFields, answerOwnNominee));
  mount.member(routes.recallNominee, act(nominations, 'nomineeRecalled', {}, recallNominee));
};
