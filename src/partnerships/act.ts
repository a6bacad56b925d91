import type { PartnershipId } from '../kernel/ids.ts';
import type { PartnershipContext } from '../ledger/partnershipContext.ts';
import type { SignedIn } from '../session/session.ts';
import { actAs } from '../web/forms/act.ts';
import type { ReturnedForm } from '../web/forms/returned.ts';
import { messagePage } from '../web/pages/messagePage.tsx';
import type { Request } from '../web/request.ts';

/** What a member does in one partnership. */
export const actInPartnership = actAs<{ partnership: PartnershipId }, SignedIn, PartnershipContext>(
  (request, { partnership }, member, work) =>
    request.attempt((tx, keyring) => work({ ...request.memberContext(tx, keyring, member), partnership })),
);

/** Was the form broken in a field that no person fills in? Then our pages did not make it. */
export const isUnreadable = (returned: ReturnedForm | undefined, ...filledIn: readonly string[]): boolean =>
  returned !== undefined && !returned.refusal && !filledIn.some((name) => name in returned.problems);

export const unreadable = (request: Request) => request.page(messagePage(request.frame, 'unreadable'), 422);
