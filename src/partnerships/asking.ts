import type { OrganisationId } from '../kernel/ids.ts';
import { type Member, type OrganisationKind, type Side, standsAsCommunity } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import type { AgreementParty } from './agreement.ts';
import { sideOf } from './parties.ts';
import type { Ruling } from './ruling.ts';

/** An organisation that the proposer may name: its own, or one it is acquainted with. Others are unknown to it. */
export type Candidate = {
  id: OrganisationId;
  kind: OrganisationKind;
  host: boolean;
  statusInForce: boolean;
  /** Has it let the proposing organisation, an ally, come with proposals? */
  letIn: boolean;
};

/** Into what an organisation is asked: a partnership that begins, or one that is there. */
export type Into = 'new' | 'existing';

/** May an organisation stand in a partnership on its side, asked by this proposer? P6, P7 */
export const mayBeAsked = (
  by: Member,
  candidate: Candidate | undefined,
  { side, name }: AgreementParty,
  into: Into,
): Ruling<unknown> => {
  if (!candidate) return refuse('unknownParty');
  if (sideOf(candidate.kind) !== side) return refuse('partiesDiffer', 'P7');
  if (side === 'ally') return { ok: true };
  if (!standsAsCommunity(candidate)) return refuse('notConfirmed', 'P7', { name });
  // The community decides who comes with proposals: an ally waits to be let in. P6
  if (by.organisation.kind !== 'ally') return { ok: true };
  if (!candidate.letIn) return refuse('notLetIn', 'P6', { name });
  // Who let an ally in did not ask to be shown to others: its peers bring it in. P6
  return into === 'existing' ? refuse('communityBrings', 'P6') : { ok: true };
};

/** A form of ten terms is no way to find out that there is nobody to send it to. P1 */
export const somebodyToAsk = (
  own: Side,
  candidates: readonly { side: Side; may: { ok: boolean } }[],
): Ruling<unknown> =>
  candidates.some(({ side, may }) => side !== own && may.ok) ? { ok: true } : refuse('nobodyToAsk', 'P1');

export const mayAllBeAsked = (
  by: Member,
  candidates: readonly Candidate[],
  asked: readonly AgreementParty[],
  into: Into,
): Ruling<unknown> =>
  asked
    .map((party) =>
      mayBeAsked(
        by,
        candidates.find(({ id }) => id === party.organisation),
        party,
        into,
      ),
    )
    .find(({ ok }) => !ok) ?? { ok: true };
