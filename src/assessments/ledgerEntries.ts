import type { AgreedActionId, OrganisationId, RoundId } from '../kernel/ids.ts';
import type { LedgerKind } from '../kernel/ledgerKinds.ts';
import type { NewLedgerEntry } from '../ledger/partnershipContext.ts';

const about = (
  kind: LedgerKind,
  round: RoundId,
  content: NewLedgerEntry['content'] = {},
): NewLedgerEntry => ({
  kind,
  object: round,
  content,
});

/** What each act says in the record: ids and days. Never an answer, never how many answered (C31). */
export const ledgerEntries = {
  opened: (round: RoundId, occasion: string, answerBy: string): NewLedgerEntry =>
    about('round-opened', round, { occasion, answerBy }),
  chosen: (round: RoundId): NewLedgerEntry => about('questions-chosen', round),
  handedIn: (round: RoundId): NewLedgerEntry => about('answers-handed-in', round),
  takenBack: (round: RoundId): NewLedgerEntry => about('answers-taken-back', round),
  released: (round: RoundId): NewLedgerEntry => about('answers-released', round),
  shown: (round: RoundId): NewLedgerEntry => about('round-shown', round),
  ended: (round: RoundId): NewLedgerEntry => about('round-ended', round),
  replied: (round: RoundId): NewLedgerEntry => about('reply-written', round),
  proposed: (action: AgreedActionId, round: RoundId, owner: OrganisationId, due: string): NewLedgerEntry => ({
    kind: 'action-proposed',
    object: action,
    content: { round, owner, due },
  }),
  agreed: (action: AgreedActionId, round: RoundId): NewLedgerEntry => ({
    kind: 'action-agreed',
    object: action,
    content: { round },
  }),
  reported: (action: AgreedActionId, round: RoundId, done: boolean): NewLedgerEntry => ({
    kind: 'action-reported',
    object: action,
    content: { round, done: done ? 'yes' : 'no' },
  }),
  pooled: (round: RoundId): NewLedgerEntry => about('result-shown-together', round),
  publishing: (round: RoundId, fields: number): NewLedgerEntry =>
    about('result-publishing-agreed', round, { fields }),
};
