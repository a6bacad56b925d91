import type { OrganisationId, PartnershipId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { Deps } from '../../web/deps.ts';
import type { DaysFromToday } from '../story.ts';

/** Where a part of the story takes place: who acts, when, and in which partnership. */
export type Stage = {
  deps: Deps;
  at: (days: DaysFromToday) => Temporal.Instant;
  id: (key: string) => OrganisationId;
  as: <Result>(
    key: string,
    days: DaysFromToday,
    work: (context: MemberContext) => Promise<Result>,
  ) => Promise<Result>;
  partnership: PartnershipId;
};

/** What the story needs to be allowed. */
export const done = <Facts>(what: string, outcome: Outcome<Facts> | null): { ok: true } & Facts => {
  if (!outcome?.ok) throw new Error(`the example story is refused: ${what} ${outcome?.refusal ?? ''}`);
  return outcome;
};
