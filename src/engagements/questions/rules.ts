import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';

/** How often each of the two may write to the other. Our default. */
export const mostMessages = 20;

/** What of a nomination decides who may write. */
export type Asking = {
  /** Her code opens her seat. */
  codeWorks: boolean;
  /** She neither said no, nor left, nor was erased. */
  isAlive: boolean;
  /** She asked, with words or without. */
  asked: boolean;
};

const within = (written: number): Outcome =>
  written < mostMessages ? { ok: true } : refuse('enoughWritten', undefined, { most: mostMessages });

/** She asks whoever nominated her, before her answer and after it, for as long as the seat may be hers. P6 */
export const askOrganisation = ({ codeWorks, isAlive }: Asking, written: number): Outcome => {
  if (!codeWorks) return refuse('linkSpent');
  return isAlive ? within(written) : refuse('alreadyAnswered');
};

/** Only what she asked is answered: nobody is written to who did not write first. P6 */
export const answerNominee = ({ isAlive, asked }: Asking, by: Member, written: number): Outcome => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!isAlive) return refuse('over');
  return asked ? within(written) : refuse('nothingAsked');
};
