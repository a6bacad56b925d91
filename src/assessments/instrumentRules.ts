import type { Member } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';

export const instrumentRefusals = ['allyWrites', 'onlySteward', 'retired'] as const;
export type InstrumentRefusal = (typeof instrumentRefusals)[number];
export type InstrumentRuling<Facts = unknown> = Outcome<Facts, InstrumentRefusal>;

/** Questions to a community, and about it, are written by those it leads: an ally edits none of them. P3, P7 */
export const mayWriteQuestions = ({ organisation, role }: Member): InstrumentRuling => {
  if (organisation.kind !== 'community-led') return refuse('allyWrites', 'P7');
  return role === 'steward' ? { ok: true } : refuse('onlySteward');
};
