import type { Day } from '../kernel/clock.ts';
import type { Closing, DecisionFacts, DecisionOutcome, DecisionVersion } from '../kernel/decision/facts.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import type { LedgerKind } from '../kernel/ledgerKinds.ts';
import type { Side } from '../kernel/organisation.ts';
import type { LedgerContent } from '../ledger/entry.ts';
import type { NewLedgerEntry } from '../ledger/partnershipContext.ts';

type OnVersion = Pick<DecisionVersion, 'id' | 'number' | 'sha256Hex'>;

/** An act on a text, which it names by its hash. */
const onText = (
  kind: LedgerKind,
  { id, change }: DecisionFacts,
  on: OnVersion,
  more: LedgerContent = {},
): NewLedgerEntry => ({ kind, object: id, content: { change, ...textOf(on), ...more } });
const textOf = ({ id, number, sha256Hex }: OnVersion) => ({ version: id, number, sha256: sha256Hex });

const ofParty = (
  kind: LedgerKind,
  organisation: OrganisationId,
  more: LedgerContent = {},
): NewLedgerEntry => ({
  kind,
  object: organisation,
  content: { organisation, ...more },
});

const ofPartnership = (kind: LedgerKind, object: PartnershipId, content: LedgerContent): NewLedgerEntry => ({
  kind,
  object,
  content,
});

const closingKinds: Record<DecisionOutcome, LedgerKind> = {
  effect: 'decision-took-effect',
  lapsed: 'decision-lapsed',
  withdrawn: 'decision-withdrawn',
  overtaken: 'decision-overtaken',
  'party-left': 'decision-closed-party-left',
};

/** What each act says in the record. */
export const ledgerEntries = {
  /** `keys`: the fingerprint of its first keys. */
  partnershipProposed: (partnership: PartnershipId, parties: number, keys: string) =>
    ofPartnership('partnership-proposed', partnership, { parties, keys }),
  compared: (partnership: PartnershipId, code: string) =>
    ofPartnership('keys-compared', partnership, { code }),
  asked: (organisation: OrganisationId, side: Side) => ofParty('party-asked', organisation, { side }),
  proposed: (decision: DecisionFacts, on: DecisionVersion) =>
    onText('decision-proposed', decision, on, { basedOn: decision.basedOn, windowDays: on.windowDays }),
  amended: (decision: DecisionFacts, on: DecisionVersion, voided: readonly OrganisationId[]) =>
    onText('decision-amended', decision, on, { windowDays: on.windowDays, voided: [...voided] }),
  consented: (decision: DecisionFacts, on: OnVersion) => onText('consent-given', decision, on),
  objected: (decision: DecisionFacts, on: OnVersion) => onText('objection-raised', decision, on),
  silent: (decision: DecisionFacts, organisation: OrganisationId, on: OnVersion) =>
    onText('silence-recorded', decision, on, { organisation }),
  waived: (decision: DecisionFacts, on: DecisionVersion) =>
    onText('window-waived', decision, on, { windowDays: on.windowDays }),
  closed: (decision: DecisionFacts, { outcome, closedOn }: Closing, on: OnVersion) =>
    onText(closingKinds[outcome], decision, on, { closedOn }),
  inForce: (partnership: PartnershipId, agreement: number, on: OnVersion) =>
    ofPartnership('agreement-in-force', partnership, { agreement, ...textOf(on) }),
  joined: (organisation: OrganisationId) => ofParty('party-joined', organisation),
  left: (organisation: OrganisationId) => ofParty('party-left', organisation),
  ended: (partnership: PartnershipId, cause: 'decision' | 'left', endedOn: Day) =>
    ofPartnership('partnership-ended', partnership, { cause, endedOn }),
  /** `key`: with which its organisation signed the note; without one where it held this very place before. */
  held: (
    partnership: PartnershipId,
    { size, head, key }: { size: number; head: string; key: string | null },
  ) => ofPartnership('checkpoint-held', partnership, { size, head, ...(key === null ? {} : { key }) }),
};
