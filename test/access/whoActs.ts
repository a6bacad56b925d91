import type { RouteName } from '../../src/routes.ts';
import type { Answer } from './answers.ts';
import type { Kind } from './kinds.ts';
import { policy, policyAtAllys } from './policy.ts';
import type { Place } from './world.ts';

const rows = { community: policy, ally: policyAtAllys } as const;
const inTurn = ['steward', 'ally', 'member', 'host', 'stranger', 'nominee', 'invited'] as const;
const goesFar = (answer: Answer | undefined): boolean => answer === 'acts' || answer === 'sees';
/** What she typed is a code: it leads to what it opens. */
const leadsOn = (answer: Answer | undefined): boolean => answer === 'to seat' || answer === 'to linkedSheet';

/** Whoever may do it, so that what she types goes as far as it can; or whom it leads on. Null: nobody any more. */
export const actorFor = (name: RouteName): { kind: Kind; place: Place } | null => {
  for (const reaches of [goesFar, leadsOn]) {
    for (const place of ['community', 'ally'] as const) {
      const row = Object.entries(rows[place]).find(([route]) => route === name)?.[1];
      const kind = inTurn.find((one) => reaches(row?.[one]));
      if (kind) return { kind, place };
    }
  }
  return null;
};
