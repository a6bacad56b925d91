import type { Finding } from '../kernel/finding.ts';
import type { Member } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import type { EngagementFacts, ExceptionFacts } from './facts.ts';
import type { PartyOnSide } from './rules.ts';
import type { Ruling } from './ruling.ts';

/** What an exception covers, word for word: this finding on this subject with these values, and no other. */
export type ExceptionWords = { finding: Finding; sentence: string };

const sameFinding = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule &&
  one.subject === other.subject &&
  Object.keys(one.values).length === Object.keys(other.values).length &&
  Object.entries(one.values).every(([name, value]) => other.values[name] === value);

/** Every community party and, of the allies, whoever plans it, or any ally where a community does. P1 */
export const isSigned = (
  { signedBy }: ExceptionFacts,
  planner: EngagementFacts['organisation'],
  parties: readonly PartyOnSide[],
): boolean => {
  const signed = ({ organisation }: PartyOnSide): boolean => signedBy.includes(organisation);
  const allies = parties.filter(({ side }) => side === 'ally');
  const planning = allies.find(({ organisation }) => organisation === planner);
  return (
    parties.filter(({ side }) => side === 'community').every(signed) &&
    (planning ? signed(planning) : allies.some(signed))
  );
};

/** The blocking findings that nothing excepts. */
export const standing = (findings: readonly Finding[], excepted: readonly ExceptionWords[]): Finding[] =>
  findings.filter(
    (finding) =>
      finding.severity === 'block' && !excepted.some((exception) => sameFinding(exception.finding, finding)),
  );

type Proposing = { finding: Finding | undefined; exceptable: boolean; sentence: string };

/** Either side may say why a finding should stay; saying it is signing it. */
export const proposeException = (
  facts: EngagementFacts,
  by: Member,
  { finding, exceptable, sentence }: Proposing,
): Ruling<{ words: ExceptionWords }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (facts.partnership === null) return refuse('notShared');
  if (facts.cancelledOn !== null) return refuse('cancelled');
  if (!finding) return refuse('notStanding');
  if (!exceptable) return refuse('notExceptable', finding.principle);
  if (sentence.trim() === '') return refuse('reasonNeeded');
  return { ok: true, words: { finding, sentence } };
};

export const signException = (facts: EngagementFacts, exception: ExceptionFacts, by: Member): Ruling => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (facts.cancelledOn !== null) return refuse('cancelled');
  return exception.signedBy.includes(by.organisation.id) ? refuse('alreadySigned') : { ok: true };
};
