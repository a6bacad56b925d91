import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';

/** What the clock says is for those to confirm who run the machine. */
export const confirmDay = ({ organisation, role }: Member): Outcome => {
  if (!organisation.host) return refuse('onlyHost');
  return role === 'steward' ? { ok: true } : refuse('onlySteward');
};
