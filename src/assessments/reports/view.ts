import type { PartnershipId } from '../../kernel/ids.ts';
import type { RoundFacts } from '../facts.ts';
import type { AgreedAction } from '../followUp/store.ts';
import type { Result } from '../result/facts.ts';
import type { NamedShare } from '../result/view.ts';
import type { Terms } from '../termsStore.ts';

export type ReportedAction = AgreedAction & { ownerName: string; done: boolean | null };
/** One round that both sides have seen, with what came of it. */
export type RoundReport = {
  facts: RoundFacts;
  terms: Terms;
  result: Result;
  shares: NamedShare[];
  replies: { name: string; words: string }[];
  parties: string[];
  actions: ReportedAction[];
};

export type History = {
  partnership: PartnershipId;
  title: string | null;
  parties: string[];
  /** The newest first. */
  rounds: RoundReport[];
  /** There were more before. */
  cut: boolean;
};
