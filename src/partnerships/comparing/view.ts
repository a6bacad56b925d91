import type { Day } from '../../kernel/clock.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import type { KeyCode } from '../../vault/chain/code.ts';

/** `on`: the day on which it said that the code was the same; null where it has not, or the keys changed since. */
export type Compared = { name: string; own: boolean; on: Day | null };
export type ComparingView = {
  partnership: PartnershipId;
  title: string | null;
  code: KeyCode;
  parties: Compared[];
};
