import type { FinalTextId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { refuse } from '../../kernel/outcome.ts';
import { confirmEndorsement } from '../finals/rules.ts';
import type { OpenText, OwnEndorsement } from './facts.ts';

/** Others sign exactly the text that is open now, as many in an hour as people can look at. P9 */
export const signOn = ({ isOpen, hasRoom }: { isOpen: boolean; hasRoom: boolean }): Outcome => {
  if (!isOpen) return refuse('signOnClosed', 'P9');
  return hasRoom ? { ok: true } : refuse('signOnFull');
};

/** The signature holds for the text as it reads now. Nobody but its own code can say so, as often as it likes. P1 */
export const confirmOwn = (own: OwnEndorsement, open: OpenText): Outcome<{ final: FinalTextId }> => {
  const may = confirmEndorsement({ open: open?.final ?? null }, own);
  if (!may.ok) return may.refusal === 'alreadyConfirmed' ? { ok: true, final: own.final } : may;
  return { ok: true, final: may.final };
};
