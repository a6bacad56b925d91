import { signOffOf } from '../draft.ts';
import type { StatementView } from '../view.ts';

/** What comes next on the way from a draft to the public page; `wait`: nothing that this person could do. */
export type SigningStep =
  | { step: 'mend'; count: number }
  | { step: 'make' | 'sign' | 'agree' | 'link' | 'after' }
  | { step: 'wait'; for: 'final' | 'answers' | 'agreement' };

/** An answer that is still to come is waited for; everything else that stands in the way is mended. */
const toMend = ({ locks }: StatementView): number =>
  locks.filter(({ lock }) => lock !== 'sign-off-open' && lock !== 'invitation-open').length;

const beforeFinal = (view: StatementView): SigningStep => {
  if (view.may.freeze.ok) return { step: 'make' };
  const count = toMend(view);
  return view.may.write.ok && count > 0 ? { step: 'mend', count } : { step: 'wait', for: 'final' };
};

/** Asks the rules that refuse each act: a step that is named here is one that this person can take now. P1 */
export const signingStep = (view: StatementView): SigningStep => {
  const { final, published, may, me } = view;
  if (published && published.id === final?.id) return { step: 'after' };
  if (!final) return beforeFinal(view);
  const own = signOffOf(final, me.organisation)?.answer;
  if (may.sign.ok && (own === undefined || own === 'silence')) return { step: 'sign' };
  const count = toMend(view);
  if (may.lead.ok && count > 0) return { step: 'mend', count };
  if (may.agree.ok) return { step: 'agree' };
  if (view.open && may.link.ok) return { step: 'link' };
  return { step: 'wait', for: view.locks.length > 0 ? 'answers' : 'agreement' };
};
