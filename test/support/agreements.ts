import type { Commitment } from '../../src/commitments/commitment.ts';
import type { Day } from '../../src/kernel/clock.ts';
import type { Change } from '../../src/kernel/decision/facts.ts';
import { newId, type PartnershipId, partnershipId } from '../../src/kernel/ids.ts';
import {
  type Agreement,
  agreementDocument,
  newSeal,
  type Proposal,
} from '../../src/partnerships/agreement/document.ts';
import type { PartnershipFacts, PartyFacts } from '../../src/partnerships/facts.ts';
import type { Cast } from './decisions.ts';

/** A commitment that people see to, unless a rule is given. */
export const commitmentSaying = (sentence: string, changed: Partial<Commitment> = {}): Commitment => ({
  sentence,
  lesson: '',
  rule: null,
  ...changed,
});

/** An agreement between the given parties, with something in every term that must say something. */
export const agreementBetween = (
  parties: readonly Cast[],
  changed: Partial<Agreement> = {},
  partnership: PartnershipId = newId(partnershipId),
): Agreement => ({
  ...agreementDocument.parse({
    format: 'alongside-agreement/1',
    partnership,
    title: 'Working together on the port',
    parties: parties.map(({ id, name, side }) => ({ organisation: id, name, side })),
    terms: {
      purpose: 'To change the port bylaw.',
      work: '',
      voice: 'Each speaks for itself.',
      pay: 'The same for the same work.',
      credit: '',
      data: '',
      decisions: '',
      problems: '',
      ending: '',
    },
    reviewOn: '2027-01-15',
    powerMap: [{ area: 'agenda', today: 'ally-alone', promised: 'together' }],
    commitments: [commitmentSaying('Drafts are shared before they are final.')],
    seal: newSeal(),
  }),
  ...changed,
});

export const proposalOf = (change: Change, agreement: Agreement, more: Partial<Proposal> = {}): Proposal => ({
  format: 'alongside-proposal/1',
  change,
  agreement,
  note: '',
  ...(change === 'ending' ? { ending: { reason: 'The bylaw is changed.', lastDay: '2026-12-31' } } : {}),
  ...more,
});

export const partyFacts = ({ id, side }: Cast, joinedOn: Day | null = '2026-05-04'): PartyFacts => ({
  organisation: id,
  side,
  askedOn: '2026-05-01',
  shownOn: '2026-05-01',
  joinedOn,
  leftOn: null,
});

/** A partnership with its first agreement in force. */
export const partnershipBetween = (
  parties: readonly Cast[],
  changed: Partial<PartnershipFacts> = {},
): PartnershipFacts => ({
  id: newId(partnershipId),
  parties: parties.map((party) => partyFacts(party)),
  inForce: 1,
  ended: false,
  decisions: [],
  ...changed,
});
