import { addDays } from '../../kernel/clock.ts';
import { type PartnershipId, roundId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { openRound } from './acts.ts';
import { openingFields } from './form.ts';
import { RoundsPage } from './listPage.tsx';
import { OpenRoundPage } from './openPage.tsx';
import { readOpening } from './read.ts';
import { readRounds } from './readList.ts';

type At = { partnership: PartnershipId };

const list = async (request: Request, { partnership }: At, member: SignedIn) => {
  const after = roundId.safeParse(request.context.req.query('after')).data;
  const view = await request.readAs(member, (context) => readRounds(context, partnership, after));
  if (!view) return request.notFound();
  return request.page(
    <RoundsPage frame={request.frame} view={view} further={after !== undefined} done={request.done} />,
  );
};

const show = async (request: Request, { partnership }: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, (context) => readOpening(context, partnership, request.language));
  if (!view) return request.notFound();
  const engagement = request.context.req.query('engagement') ?? '';
  const values = {
    answerBy: addDays(request.today, 21),
    occasion: engagement ? 'engagement' : 'baseline',
    instrument: engagement ? 'alongside-pulse/1' : 'alongside-partnership/1',
    engagement,
  };
  return request.answer(
    <OpenRoundPage {...{ frame: request.frame, view, values, today: request.today, returned }} />,
    returned,
  );
};

const opening = place(routes.newRound, show, { fieldOf: { dayPast: 'answerBy' } });

export const listRoutes = (mount: Mount): void => {
  mount.member(routes.rounds, list);
  mount.member(routes.newRound, show);
  mount.member(
    routes.openRound,
    act(opening, 'roundOpened', openingFields, openRound, {
      to: (_, { id }) => routes.round.url({ round: id }),
    }),
  );
};
