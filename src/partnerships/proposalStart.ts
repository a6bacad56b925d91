import type { Day } from '../kernel/clock.ts';
import { usualWindow } from '../kernel/window.ts';
import type { Typed } from '../web/form.ts';
import type { Translate } from '../web/words.ts';
import type { Agreement, PowerRow } from './agreement.ts';
import { typedCommitments } from './commitmentForm.ts';
import { fieldOf } from './proposalForm.ts';
import { suggestedReviewMonths, termKeys } from './terms.ts';
import type { ProposalFormView } from './views.ts';

const ownAreas = (rows: readonly PowerRow[]): Typed => {
  const own = rows.flatMap(({ area, ...levels }) =>
    typeof area === 'string' ? [] : [{ ...area, ...levels }],
  );
  return Object.fromEntries(
    own.flatMap(({ custom, today, promised }, index) => [
      [fieldOf.ownArea(index + 1), custom],
      [fieldOf.ownToday(index + 1), today],
      [fieldOf.ownPromised(index + 1), promised],
    ]),
  );
};

const usualAreas = (rows: readonly PowerRow[]): Typed =>
  Object.fromEntries(
    rows.flatMap(({ area, today, promised }) =>
      typeof area === 'string'
        ? [
            [fieldOf.today(area), today],
            [fieldOf.promised(area), promised],
          ]
        : [],
    ),
  );

/** An agreement as the form would have been filled in: read back, it makes the same agreement. */
export const typedAgreement = (agreement: Agreement): Typed => ({
  kind: 'agreement',
  title: agreement.title,
  ...Object.fromEntries(termKeys.map((term) => [fieldOf.term(term), agreement.terms[term]])),
  reviewOn: agreement.reviewOn,
  ...usualAreas(agreement.powerMap),
  ...ownAreas(agreement.powerMap),
  ...typedCommitments(agreement.commitments),
});

/** A new agreement starts from the suggested wordings, and with nothing said about power. */
const suggested = (t: Translate, today: Day): Typed => ({
  kind: 'agreement',
  ...Object.fromEntries(termKeys.map((term) => [fieldOf.term(term), t(`terms.${term}.suggested`)])),
  reviewOn: Temporal.PlainDate.from(today).add({ months: suggestedReviewMonths }).toString(),
});

/** What the form shows before anyone has typed: the text to amend, else the one in force, else our suggestions. */
export const startOf = (view: ProposalFormView, t: Translate): Typed => {
  const { change, version, draft, before, windowDays, today } = view;
  const window = {
    version: version ?? '',
    windowDays: String(windowDays ?? usualWindow),
    note: draft?.note ?? '',
  };
  if (change === 'ending') return { kind: 'ending', reason: '', lastDay: '', ...draft?.ending, ...window };
  const agreement = draft?.agreement ?? before;
  return { ...(agreement ? typedAgreement(agreement) : suggested(t, today)), ...window };
};
