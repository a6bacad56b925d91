import type { OrganisationId } from '../kernel/ids.ts';
import type { Refusal, RefusalKey } from '../kernel/outcome.ts';
import type { SignedIn } from '../session/session.ts';
import { type Place, place } from '../web/forms/act.ts';
import type { Request } from '../web/request.ts';

/** Refusals that one field can mend stand beside that field. */
const fieldOf: Partial<Record<RefusalKey, string>> = {
  needsCommunity: 'communities',
  statementNeeded: 'statement',
  clauseReasonNeeded: 'reason',
  noWorkingDay: 'rest',
  daysOffOrder: 'last',
  daysOffLong: 'last',
  daysOffGone: 'last',
};

/** Other answers, or another time, would do; every other refusal says that it is not hers to do. */
const amendable = new Set<RefusalKey>([
  'sameAnswer',
  'clauseAlreadyAsked',
  'olderClaim',
  'claimTooOld',
  'lastSteward',
  'communitiesFirst',
  'daysOffMany',
]);

const statusOf = ({ refusal }: Refusal): 403 | 422 =>
  fieldOf[refusal] || amendable.has(refusal) ? 422 : 403;

/** A page of this capability with forms on it. */
export const formPlace = <At>(route: { url: (at: At) => string }, show: Place<At>['show']): Place<At> =>
  place(route, show, { fieldOf, statusOf });

type Handler<At> = (request: Request, at: At, member: SignedIn) => Response | Promise<Response>;

/** A page of the member's own organisation: there is none like it of another (C16). */
export const ownOnly =
  <At extends { organisation: OrganisationId }>(handler: Handler<At>): Handler<At> =>
  (request, at, member) =>
    at.organisation === member.organisation.id ? handler(request, at, member) : request.notFound();
