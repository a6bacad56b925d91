import { type AtSeat, atSeat } from '../../src/engagements/ownSeat/acts.ts';
import type { Plan } from '../../src/engagements/plan/document.ts';
import type { Role } from '../../src/kernel/organisation.ts';
import type { MemberContext } from '../../src/session/memberContext.ts';
import { seatCodeHash } from '../../src/vault/codes/seatCode.ts';
import type { Keyholder } from './keyholders.ts';
import { memberAs, type Partner, type Partners } from './partners.ts';
import { otherSeat, ownSeat, soundPlan } from './plans.ts';
import { benchHere } from './work.ts';

/** A plan for these two: two seats of the community's, two of others, nothing to be found in it. */
export const planBetween = (community: Partner, ally: Partner, change: Partial<Plan> = {}): Plan =>
  soundPlan({
    organisations: [],
    seats: [
      ownSeat('one', { organisation: community.id }),
      ownSeat('two', { organisation: community.id }),
      otherSeat('three', { organisation: ally.id }),
      otherSeat('four', { organisation: ally.id }),
    ],
    ...change,
  });

/** One act on engagements by one person of an organisation. */
export const look = <Result>(
  story: Partners,
  partner: Partner,
  act: (context: MemberContext) => Promise<Result>,
  as: { who: Keyholder; role: Role } = { who: partner.steward, role: 'steward' },
): Promise<Result> =>
  story.as(as.who, (tx, keyring) =>
    act({ tx, keyring, member: memberAs(partner, as.who, as.role), now: story.now, work: benchHere() }),
  );

/** Somebody with a code and no account. Null: the code opens nothing. */
export const withCode = <Result>(
  story: Partners,
  code: Buffer,
  act: (at: AtSeat) => Promise<Result>,
): Promise<Result | null> =>
  story.database.withActor({ kind: 'stranger', bearer: seatCodeHash(code) }, async (tx) => {
    const at = await atSeat(tx, code, story.now);
    if (!at) return null;
    try {
      return await act(at);
    } finally {
      at.keyring.close();
    }
  });
