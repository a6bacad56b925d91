import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import type { SignedIn } from '../../session/session.ts';
import type { ClaimFacts } from '../rules.ts';
import type { Listing, Organisation } from '../store.ts';
import type { ProfileId } from './profiles.ts';
import type { Claim, Led } from './store.ts';

/** What a status page knows; `statement` is null where it is not this reader's to open. */
export type StatusView = {
  member: SignedIn;
  organisation: Organisation;
  led: Led;
  /** Does the reader's own organisation stand on the community's side today? */
  ownStands: boolean;
  statement: string | null;
  reasons: ReadonlyMap<string, string>;
  asked: readonly { name: string | null }[];
  earlier: readonly Claim[];
  peers: readonly Listing[];
  profile: ProfileId | null;
  today: Day;
};

/** What the rules need of a claim, for the organisation that answers; of the latest one, unless it is said otherwise. */
export const factsOf = (claim: Claim, own: OrganisationId): ClaimFacts => ({
  organisation: claim.organisation,
  claimedOn: claim.claimedOn,
  latest: true,
  before: claim.answers.find(({ by }) => by === own)?.answer ?? null,
});
