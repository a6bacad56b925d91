import { type Day, dayOf } from '../../kernel/clock.ts';
import type { Change } from '../../kernel/decision/facts.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { type Difference, describeChange } from './difference.ts';
import type { Agreement, AgreementParty, Proposal } from './document.ts';

type Fitting = Outcome;

const fits: Fitting = { ok: true };
type Named = Pick<AgreementParty, 'organisation' | 'side'>;

/** The parties named in the text are those who will be asked: nobody is bound unasked, or asked unnamed. P1 */
export const namesExactly = (
  agreement: Agreement,
  partnership: PartnershipId,
  parties: readonly Named[],
): Fitting => {
  const written = agreement.parties.map(({ organisation, side }) => `${organisation} ${side}`);
  const asked = parties.map(({ organisation, side }) => `${organisation} ${side}`);
  if (new Set(agreement.parties.map(({ organisation }) => organisation)).size < written.length)
    return refuse('duplicateParty');
  const same = written.length === asked.length && asked.every((party) => written.includes(party));
  return same && agreement.partnership === partnership ? fits : refuse('partiesDiffer', 'P1');
};

const isOfTerms = ({ kind }: Difference): boolean =>
  kind !== 'partyAdded' && kind !== 'partyRemoved' && kind !== 'partyRenamed';

const fitsAgreementInForce = (change: Change, proposed: Agreement, inForce: Agreement): Fitting => {
  const differences = describeChange(inForce, proposed);
  if (change === 'agreement' && differences.length === 0) return refuse('nothingChanged');
  // An ending ends what was agreed; it does not rewrite it on the way out. P1
  if (change === 'ending' && differences.some(isOfTerms)) return refuse('endingChangesTerms', 'P1');
  return fits;
};

const fitsCalendar = ({ agreement, ending }: Proposal, inForce: Agreement | null, today: Day): Fitting => {
  if (ending && ending.lastDay < today) return refuse('lastDayPast');
  // A review that is overdue does not stop other changes; a new date in the past is no review. P3
  const newDate = agreement.reviewOn !== inForce?.reviewOn;
  return newDate && agreement.reviewOn <= today ? refuse('reviewPast', 'P3') : fits;
};

/** Does this text make the change that it names, compared with the agreement in force? */
export const fitsChange = (
  change: Change,
  proposal: Proposal,
  inForce: Agreement | null,
  now: Temporal.Instant,
): Fitting => {
  if (proposal.change !== change) return refuse('changeKind', 'P1');
  const first = inForce ? fitsAgreementInForce(change, proposal.agreement, inForce) : fits;
  return first.ok ? fitsCalendar(proposal, inForce, dayOf(now)) : first;
};
