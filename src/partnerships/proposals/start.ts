import type { Day } from '../../kernel/clock.ts';
import { usualWindow } from '../../kernel/decision/window.ts';
import type { Typed } from '../../web/forms/parse.ts';
import type { Translate } from '../../web/words/translate.ts';
import type { Agreement, PowerRow } from '../agreement/document.ts';
import { suggestedReviewMonths, termKeys } from '../agreement/terms.ts';
import { typedCommitments } from './commitments/form.ts';
import { fieldOf } from './form.ts';
import type { ProposalFormView } from './view.ts';

const typedAreas = (rows: readonly PowerRow[]): Typed => {
  const typed: Typed = {};
  let place = 0;
  for (const { area, today, promised } of rows)
    if (typeof area === 'string') {
      typed[fieldOf.today(area)] = today;
      typed[fieldOf.promised(area)] = promised;
    } else {
      place += 1;
      typed[fieldOf.ownArea(place)] = area.custom;
      typed[fieldOf.ownToday(place)] = today;
      typed[fieldOf.ownPromised(place)] = promised;
    }
  return typed;
};

/** An agreement as the form would have been filled in: read back, it makes the same agreement. */
export const typedAgreement = (agreement: Agreement): Typed => ({
  kind: 'agreement',
  title: agreement.title,
  ...Object.fromEntries(termKeys.map((term) => [fieldOf.term(term), agreement.terms[term]])),
  reviewOn: agreement.reviewOn,
  ...typedAreas(agreement.powerMap),
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
