import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Respondent, RoundFacts } from '../facts.ts';
import { mayAddSheets } from '../rules.ts';

/** As many links may wait at once. Our default. */
export const mostLinks = 500;
/** How long after the last day a link still works: somebody was on the way. Our default. */
export const linkGrace = 7;

/** So many more, each for one person's sheet, beside those that wait already. */
export const makeLinks = (
  round: RoundFacts,
  by: Member,
  { waiting, wanted }: { waiting: number; wanted: number },
): Outcome<{ own: Respondent }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  const may = mayAddSheets(round, by);
  if (!may.ok) return may;
  return waiting + wanted > mostLinks ? refuse('tooManyLinks', undefined, { most: mostLinks }) : may;
};

/** Her organisation's own, whenever: a link that is gone harms nobody. */
export const withdrawLinks = (by: Member): Outcome =>
  by.role === 'steward' ? { ok: true } : refuse('onlySteward');
