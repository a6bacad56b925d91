import type { Day } from '../../kernel/clock.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Respondent, RoundFacts } from '../facts.ts';
import { chooseInstrument } from '../rules.ts';

type Party = Pick<Respondent, 'side'> & { here: boolean };
type Opening<Of extends Party, Chosen> = {
  parties: readonly Of[];
  /** Null where there are no such questions for this organisation to ask. */
  chosen: Chosen | null;
  answerBy: Day;
};

/** Either side may ask both to answer. Whoever is in the partnership now is asked, and nobody else. P1, P3 */
export const openRound = <Of extends Party, Chosen>(
  { parties, chosen, answerBy }: Opening<Of, Chosen>,
  by: Member,
  today: Day,
): Outcome<{ asked: Of[]; chosen: Chosen }> => {
  if (answerBy < today) return refuse('dayPast');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!chosen) return refuse('unknownInstrument');
  const asked = parties.filter(({ here }) => here);
  if (new Set(asked.map(({ side }) => side)).size < 2) return refuse('twoSides');
  return { ok: true, asked, chosen };
};

/** Other questions, by the community side, as long as nobody has begun. P3, P7 */
export const chooseQuestions = <Chosen>(
  round: RoundFacts,
  by: Member,
  chosen: Chosen | null,
): Outcome<{ chosen: Chosen }> => {
  const may = chooseInstrument(round, by);
  if (!may.ok) return may;
  return chosen ? { ok: true, chosen } : refuse('unknownInstrument');
};
