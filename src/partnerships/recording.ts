import type { Day } from '../kernel/clock.ts';
import type { Closing, DecisionFacts, DecisionOutcome, DecisionVersion } from '../kernel/decision.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import type { LedgerKind } from '../ledger/kinds.ts';
import type { Said } from '../ledger/sitting.ts';

type OnVersion = Pick<DecisionVersion, 'id' | 'number' | 'sha256Hex'>;
const text = ({ id, number, sha256Hex }: OnVersion) => ({ version: id, number, sha256: sha256Hex });

const closingKinds: Record<DecisionOutcome, LedgerKind> = {
  effect: 'decision-took-effect',
  lapsed: 'decision-lapsed',
  withdrawn: 'decision-withdrawn',
  overtaken: 'decision-overtaken',
  'party-left': 'decision-closed-party-left',
};

/** What each act says in the record. */
export const says = {
  partnershipProposed: (partnership: PartnershipId, parties: number): Said => ({
    kind: 'partnership-proposed',
    object: partnership,
    content: { parties },
  }),
  asked: (organisation: OrganisationId, side: Side): Said => ({
    kind: 'party-asked',
    object: organisation,
    content: { organisation, side },
  }),
  proposed: ({ id, change, basedOn }: DecisionFacts, on: DecisionVersion): Said => ({
    kind: 'decision-proposed',
    object: id,
    content: { change, basedOn, ...text(on), windowDays: on.windowDays },
  }),
  amended: ({ id, change }: DecisionFacts, on: DecisionVersion, voided: readonly OrganisationId[]): Said => ({
    kind: 'decision-amended',
    object: id,
    content: { change, ...text(on), windowDays: on.windowDays, voided: [...voided] },
  }),
  consented: ({ id, change }: DecisionFacts, on: OnVersion): Said => ({
    kind: 'consent-given',
    object: id,
    content: { change, ...text(on) },
  }),
  objected: ({ id, change }: DecisionFacts, on: OnVersion): Said => ({
    kind: 'objection-raised',
    object: id,
    content: { change, ...text(on) },
  }),
  silent: ({ id, change }: DecisionFacts, organisation: OrganisationId, on: OnVersion): Said => ({
    kind: 'silence-recorded',
    object: id,
    content: { change, organisation, ...text(on) },
  }),
  waived: ({ id, change }: DecisionFacts, on: DecisionVersion): Said => ({
    kind: 'window-waived',
    object: id,
    content: { change, ...text(on), windowDays: on.windowDays },
  }),
  closed: ({ id, change }: DecisionFacts, { outcome, closedOn }: Closing, on: OnVersion): Said => ({
    kind: closingKinds[outcome],
    object: id,
    content: { change, closedOn, ...text(on) },
  }),
  inForce: (partnership: PartnershipId, agreement: number, on: OnVersion): Said => ({
    kind: 'agreement-in-force',
    object: partnership,
    content: { agreement, ...text(on) },
  }),
  joined: (organisation: OrganisationId): Said => ({
    kind: 'party-joined',
    object: organisation,
    content: { organisation },
  }),
  left: (organisation: OrganisationId): Said => ({
    kind: 'party-left',
    object: organisation,
    content: { organisation },
  }),
  ended: (partnership: PartnershipId, cause: 'decision' | 'left', endedOn: Day): Said => ({
    kind: 'partnership-ended',
    object: partnership,
    content: { cause, endedOn },
  }),
  keyRotated: (partnership: PartnershipId, cause: 'party-left'): Said => ({
    kind: 'key-rotated',
    object: partnership,
    content: { cause },
  }),
  held: (partnership: PartnershipId, size: number, head: string): Said => ({
    kind: 'checkpoint-held',
    object: partnership,
    content: { size, head },
  }),
};
