import type { EngagementId, ExceptionId, OrganisationId, SeatRequestId } from '../kernel/ids.ts';
import type { LedgerKind } from '../kernel/ledgerKinds.ts';
import type { NewLedgerEntry } from '../ledger/partnershipContext.ts';
import type { RequestFacts } from './facts.ts';

type Shown = { engagement: EngagementId; seat: string; organisation: OrganisationId };
type OnVersion = { id: string; number: number; sha256Hex: string };
const text = ({ id, number, sha256Hex }: OnVersion) => ({ version: id, number, sha256: sha256Hex });

const answerKinds = {
  accepted: 'seats-accepted',
  changes: 'changes-asked',
  declined: 'seats-declined',
  silence: 'seats-unanswered',
} as const satisfies Record<string, LedgerKind>;

/** What each act on an engagement says in the record: ids, hashes and counts. Never a person, never a text (C17). */
export const ledgerEntries = {
  brought: (engagement: EngagementId, version: OnVersion): NewLedgerEntry => ({
    kind: 'engagement-brought',
    object: engagement,
    content: text(version),
  }),
  changed: (engagement: EngagementId, version: OnVersion): NewLedgerEntry => ({
    kind: 'plan-changed',
    object: engagement,
    content: text(version),
  }),
  asked: (
    request: SeatRequestId,
    engagement: EngagementId,
    organisation: OrganisationId,
    version: OnVersion,
    answerBy: string,
  ): NewLedgerEntry => ({
    kind: 'seats-asked',
    object: request,
    content: { engagement, organisation, answerBy, ...text(version) },
  }),
  answered: (
    { id, asked }: RequestFacts,
    engagement: EngagementId,
    answer: keyof typeof answerKinds,
    version: OnVersion,
  ): NewLedgerEntry => ({
    kind: answerKinds[answer],
    object: id,
    content: { engagement, organisation: asked, ...text(version) },
  }),
  exceptionProposed: (exception: ExceptionId, engagement: EngagementId): NewLedgerEntry => ({
    kind: 'exception-proposed',
    object: exception,
    content: { engagement },
  }),
  exceptionSigned: (exception: ExceptionId, engagement: EngagementId): NewLedgerEntry => ({
    kind: 'exception-signed',
    object: exception,
    content: { engagement },
  }),
  /** A seat, never who: what was shown stays sealed beside the record, and is erased. */
  released: ({ engagement, seat, organisation }: Shown): NewLedgerEntry => ({
    kind: 'nominee-released',
    object: engagement,
    content: { seat, organisation },
  }),
  withdrawn: ({ engagement, seat, organisation }: Shown): NewLedgerEntry => ({
    kind: 'release-withdrawn',
    object: engagement,
    content: { seat, organisation },
  }),
  paid: (
    engagement: EngagementId,
    { seat, organisation }: { seat: string; organisation: OrganisationId },
  ): NewLedgerEntry => ({
    kind: 'payment-received',
    object: engagement,
    content: { seat, organisation },
  }),
  reported: (engagement: EngagementId, number: number): NewLedgerEntry => ({
    kind: number === 1 ? 'outcome-reported' : 'outcome-retold',
    object: engagement,
    content: {},
  }),
  cancelled: (engagement: EngagementId): NewLedgerEntry => ({
    kind: 'engagement-cancelled',
    object: engagement,
    content: {},
  }),
};
