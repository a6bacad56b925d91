import { type RedlinePart, redline } from '../../language/redline.ts';
import { task } from '../../work/task.ts';
import type { Agreement } from './document.ts';
import { type TermKey, termKeys } from './terms.ts';

export type AgreementRedline = {
  title: RedlinePart[];
  /** In the order they are read. */
  terms: { term: TermKey; parts: RedlinePart[] }[];
  /** Each sentence on a line, with its lesson below; what is checked of it is told as a difference. */
  commitments: RedlinePart[];
};

const listed = ({ commitments }: Agreement): string =>
  commitments.map(({ sentence, lesson }) => `${sentence}\n${lesson && `${lesson}\n`}`).join('');

/** Every text of the agreement in force beside the proposed one; against nothing, all of it is new. P1 */
export const redlineOf = (before: Agreement | null, after: Agreement): AgreementRedline => ({
  title: redline(before?.title ?? '', after.title),
  terms: termKeys.map((term) => ({ term, parts: redline(before?.terms[term] ?? '', after.terms[term]) })),
  commitments: redline(before ? listed(before) : '', listed(after)),
});

type Agreements = { before: Agreement | null; after: Agreement };
const lettersOf = (agreement: Agreement | null): number => (agreement ? JSON.stringify(agreement).length : 0);
const fewLetters = 4000;

export const agreementRedline = task(
  'agreement-redline',
  ({ before, after }: Agreements) => redlineOf(before, after),
  ({ before, after }) => lettersOf(before) + lettersOf(after) <= fewLetters,
);
