import type { OrganisationId, RoundId } from '../kernel/ids.ts';
import type { Respondent, RoundFacts } from './facts.ts';
import type { Ruling } from './rules.ts';
import type { Terms } from './termsStore.ts';

/** What the pages of a round show. Texts are opened already; what this reader may not see is not in it. */
export type RoundView = {
  round: RoundId;
  facts: RoundFacts;
  terms: Terms;
  own: Respondent;
  steward: boolean;
  nameOf: (organisation: OrganisationId) => string;
  /** Those whose answers are still to come, by name. */
  missing: string[];
  /** How many sheets of one's own organisation there are. */
  sheets: number;
  /** How many links wait to be used. */
  links: number;
  /** She gave hers to the others. */
  given: boolean;
  /** Something of the other side is shown already. */
  seesOthers: boolean;
  instruments: { value: string; label: string }[];
  may: Record<'mode' | 'handIn' | 'takeBack' | 'release' | 'choose' | 'end', Ruling>;
};
