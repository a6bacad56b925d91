import type { Outcome } from '../../kernel/outcome.ts';
import type { Appearance } from '../nominations/appearance.ts';
import type { NominationFacts, SeatTerms } from '../nominations/facts.ts';
import type { NoteFacts, NoteReason, NoteState, NoteWords } from '../notes/rules.ts';
import type { Message } from '../questions/store.ts';

export type SeatView = {
  /** As it is written in her address. */
  code: string;
  facts: NominationFacts;
  terms: SeatTerms;
  /** It will not take place. */
  calledOff: boolean;
  mayAnswer: Outcome;
  /** What she asked and was answered. */
  messages: readonly Message[];
};

export type OwnSeatView = SeatView & {
  appearance: Appearance | null;
  mayAsk: Outcome;
  mayChange: Outcome;
  mayLeave: Outcome;
  looks: readonly { name: string | null; on: string }[];
  /** It has begun: she may say how it was. */
  mayTell: boolean;
  notes: readonly OwnNote[];
};

export type OwnNote = {
  facts: NoteFacts;
  state: NoteState;
  /** Who asks, by the name in her terms. */
  asker: string;
  reason: NoteReason | null;
  words: NoteWords | null;
  looks: readonly string[];
};
