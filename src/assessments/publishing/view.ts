import type { RoundFacts } from '../facts.ts';
import type { Terms } from '../termsStore.ts';

export type PublishView = {
  facts: RoundFacts;
  terms: Terms;
  fields: readonly string[];
  own: readonly string[];
  agreed: readonly string[];
  steward: boolean;
  address: string | null;
  /** Where its parties take the whole page down together. */
  wayBack: string | null;
  down: boolean;
};
