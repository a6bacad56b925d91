import type { BlankingId, PublicWordsId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { actAsMember } from '../atPage.ts';
import type { PageKind } from '../facts.ts';
import { lookAtAsked, lookAtWords } from './acts.ts';
import { judgeFields, lookFields } from './form.ts';
import { LookingPage } from './page.tsx';
import { lookingView } from './read.ts';

const show = async (request: Request, _: unknown, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, lookingView);
  const { frame, done } = request;
  return request.answer(<LookingPage frame={frame} view={view} returned={returned} done={done} />, returned);
};
const looking = place<unknown>({ url: () => routes.looking.url() }, show);

/** Where words wait for a look; the host's short list of what waits for it is the same page. */
export const lookingRoutes = (mount: Mount, kinds: readonly PageKind[]): void => {
  const act = actAsMember(kinds);
  mount.member(routes.looking, show);
  mount.member(
    routes.lookAtWords,
    act(looking, 'looked', lookFields, (context, at: { token: string; words: PublicWordsId }, given) =>
      lookAtWords(context, at.words, given),
    ),
  );
  mount.member(
    routes.lookAtAsked,
    act(looking, 'looked', judgeFields, (context, at: { token: string; asked: BlankingId }, { look }) =>
      lookAtAsked(context, at.asked, look),
    ),
  );
};
