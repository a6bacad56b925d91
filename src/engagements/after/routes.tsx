import type { EngagementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { giveFeedback, reportOutcome, shareFeedback } from './acts.ts';
import { feedbackFields, feedbackOf, outcomeFields } from './form.ts';
import { AfterPage } from './page.tsx';
import { readAfter } from './read.ts';

type At = { engagement: EngagementId };

const show = async (request: Request, { engagement }: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, (context) => readAfter(context, engagement));
  if (!view) return request.notFound();
  return request.answer(
    <AfterPage frame={request.frame} view={view} returned={returned} done={request.done} />,
    returned,
  );
};

export const afterRoutes = (mount: Mount): void => {
  const after = place(routes.feedback, show);
  mount.member(routes.feedback, show);
  mount.member(
    routes.giveFeedback,
    act(after, 'feedbackGiven', feedbackFields, (context, at: At, values) =>
      giveFeedback(context, at, feedbackOf(values)),
    ),
  );
  mount.member(routes.shareFeedback, act(after, 'feedbackShared', {}, shareFeedback));
  mount.member(
    routes.reportOutcome,
    act(after, 'outcomeReported', outcomeFields, (context, at: At, { outcome }) =>
      reportOutcome(context, at.engagement, outcome),
    ),
  );
};
