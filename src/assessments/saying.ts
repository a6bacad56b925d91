import type { AgreedActionId, OrganisationId, RoundId } from '../kernel/ids.ts';
import type { LedgerKind } from '../ledger/kinds.ts';
import type { Said } from '../ledger/sitting.ts';

const about = (kind: LedgerKind, round: RoundId, content: Said['content'] = {}): Said => ({
  kind,
  object: round,
  content,
});

/** What each act says in the record: ids and days. Never an answer, never how many answered (C31). */
export const says = {
  opened: (round: RoundId, occasion: string, answerBy: string): Said =>
    about('round-opened', round, { occasion, answerBy }),
  chosen: (round: RoundId): Said => about('questions-chosen', round),
  handedIn: (round: RoundId): Said => about('answers-handed-in', round),
  takenBack: (round: RoundId): Said => about('answers-taken-back', round),
  released: (round: RoundId): Said => about('answers-released', round),
  shown: (round: RoundId): Said => about('round-shown', round),
  ended: (round: RoundId): Said => about('round-ended', round),
  replied: (round: RoundId): Said => about('reply-written', round),
  proposed: (action: AgreedActionId, round: RoundId, owner: OrganisationId, due: string): Said => ({
    kind: 'action-proposed',
    object: action,
    content: { round, owner, due },
  }),
  agreed: (action: AgreedActionId, round: RoundId): Said => ({
    kind: 'action-agreed',
    object: action,
    content: { round },
  }),
  reported: (action: AgreedActionId, round: RoundId, done: boolean): Said => ({
    kind: 'action-reported',
    object: action,
    content: { round, done: done ? 'yes' : 'no' },
  }),
  shownTogether: (round: RoundId): Said => about('result-shown-together', round),
  publishing: (round: RoundId, fields: number): Said => about('result-publishing-agreed', round, { fields }),
};
