import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { type Address, actAsMember, actAsStranger, findPage, readAtPage } from '../atPage.ts';
import type { PageKind } from '../facts.ts';
import { askFor, blankForGood, takePageDown } from './acts.ts';
import { AskPace } from './askPace.ts';
import { askFields, blankFields, removalFields } from './form.ts';
import { WayBackPage } from './page.tsx';
import { ProcedurePage } from './procedurePage.tsx';
import { wayBackView } from './read.ts';

/** For anyone who has the page's address; whoever is signed in finds what her organisation may do besides. */
const showAt =
  (kinds: readonly PageKind[]) =>
  async (request: Request, at: Address, _: SignedIn | undefined, returned?: ReturnedForm) => {
    const found = await findPage(request, kinds, at);
    if (!found) return request.notFound();
    const member = request.session?.person.codeConfirmed ? request.member : null;
    const view = await readAtPage(request, found, member, (context) => wayBackView(context, member));
    const { frame, done } = request;
    return request.answer(<WayBackPage {...{ frame, token: at.token, view, returned, done }} />, returned);
  };

/** The way back for what is public, and the procedure in words. */
export const wayBackRoutes = (mount: Mount, kinds: readonly PageKind[]): void => {
  const show = showAt(kinds);
  const openPlace = place<Address, undefined>(routes.wayBack, show, {
    fieldOf: { wordsNeeded: 'words', wordsTooShort: 'words', wordsNotThere: 'words' },
  });
  const memberPlace = place<Address, SignedIn>(routes.wayBack, show);
  const act = actAsMember(kinds);
  const pace = new AskPace();
  mount.open(routes.procedure, (request) => request.page(<ProcedurePage frame={request.frame} />));
  mount.open(routes.wayBack, show);
  mount.open(
    routes.askWayBack,
    actAsStranger(kinds)(
      openPlace,
      ({ withheld }: { withheld: boolean }) => (withheld ? 'wordsWithheld' : 'wordsAsked'),
      askFields,
      (context, _: Address, asked) =>
        askFor(context, asked, () => pace.take(context.page.id, context.source, context.now)),
    ),
  );
  mount.member(
    routes.blankWords,
    act(memberPlace, 'wordsBlanked', blankFields, (context, _: Address, given) =>
      blankForGood(context, given),
    ),
  );
  mount.member(
    routes.takePageDown,
    act(
      memberPlace,
      ({ down }: { down: boolean }) => (down ? 'pageDown' : 'pageDownAgreed'),
      removalFields,
      (context, _: Address, given) => takePageDown(context, given),
    ),
  );
};
