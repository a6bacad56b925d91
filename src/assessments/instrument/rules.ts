import type { Day } from '../../kernel/clock.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';

/** Questions to a community, and about it, are written by those it leads: an ally edits none of them. P3, P7 */
export const mayWriteQuestions = ({ organisation, role }: Member): Outcome => {
  if (organisation.kind !== 'community-led') return refuse('allyWrites', 'P7');
  return role === 'steward' ? { ok: true } : refuse('onlySteward');
};

/** The next version of one's own set, as long as it is not retired. Null: what was typed no longer fits it. */
export const changeQuestions = <Body>(
  { retiredOn }: { retiredOn: Day | null },
  by: Member,
  body: Body | null,
): Outcome<{ body: Body }> => {
  const may = mayWriteQuestions(by);
  if (!may.ok) return may;
  if (retiredOn) return refuse('retired');
  return body ? { ok: true, body } : refuse('textChanged');
};
