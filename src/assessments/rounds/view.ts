import type { OrganisationId, PartnershipId, RoundId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { PageOf } from '../../kernel/page.ts';
import type { Respondent, RoundFacts } from '../facts.ts';
import type { AgreedAction } from '../followUp/store.ts';
import type { Texts } from '../instrument/facts.ts';
import type { Terms } from '../termsStore.ts';
import type { Trend } from '../trend/facts.ts';
import type { Due } from './due.ts';

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
  /** All are in, and these have to look in before both sides open, by name. */
  unopened: string[];
  /** How many sheets of one's own organisation there are. */
  sheets: number;
  /** How many links wait to be used. */
  links: number;
  /** She gave her sheet to the organisation. */
  given: boolean;
  /** Something of the other side is shown already. */
  seesOthers: boolean;
  instruments: { value: string; label: string }[];
  may: Record<'mode' | 'handIn' | 'takeBack' | 'release' | 'choose' | 'end', Outcome>;
};

type ListedRound = { facts: RoundFacts; instrument: Texts | null; crossed: number };
export type RoundsView = PageOf<ListedRound> & {
  partnership: PartnershipId;
  title: string | null;
  own: OrganisationId;
  trend: Trend;
  outstanding: { action: AgreedAction; owner: string }[];
  due: Due | null;
};

/** What a new round may ask, and whom. */
export type OpeningView = {
  partnership: PartnershipId;
  parties: readonly string[];
  instruments: readonly { value: string; label: string; hint?: string | undefined }[];
  community: boolean;
};
