import type { OrganisationId } from '../../kernel/ids.ts';
import type { Side } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { RoundFacts } from '../facts.ts';
import type { AgreedAction, Reading } from '../followUp/store.ts';
import type { Terms } from '../termsStore.ts';
import type { ItemResult, Result, Share } from './facts.ts';

export type NamedShare = Share & { name: string };

export type ResultView = {
  facts: RoundFacts;
  terms: Terms;
  result: Result;
  shares: NamedShare[];
  replies: { name: string; words: string; on: string }[];
  ownReply: string;
  parties: string[];
  steward: boolean;
  /** Both sides see both results, and may write what follows. */
  shown: boolean;
};

export type ActionView = AgreedAction & {
  ownerName: string;
  agreed: boolean;
  done: boolean | null;
  missing: string[];
  may: { consent: Outcome; report: Outcome };
};
export type ItemView = {
  facts: RoundFacts;
  terms: Terms;
  item: ItemResult;
  side: Side;
  shares: NamedShare[];
  /** The others' readings are shown once the reader's own is written: each side reads for itself first. */
  readings: (Reading & { name: string })[];
  ownReading: string;
  othersWait: boolean;
  actions: ActionView[];
  parties: { organisation: OrganisationId; name: string }[];
  steward: boolean;
};
