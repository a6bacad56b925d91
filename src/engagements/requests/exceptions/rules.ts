import type { Finding } from '../../../kernel/finding.ts';
import type { PartnershipId } from '../../../kernel/ids.ts';
import type { Member } from '../../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { EngagementFacts, ExceptionFacts } from '../../facts.ts';
import type { PartyOnSide } from '../../rules.ts';

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
export const blockingFindings = <Found extends Finding>(
  findings: readonly Found[],
  excepted: readonly ExceptionWords[],
): Found[] =>
  findings.filter(
    (finding) =>
      finding.severity === 'block' && !excepted.some((exception) => sameFinding(exception.finding, finding)),
  );

/** The plan still has the finding that it excepts. */
export const isNeeded = ({ finding }: ExceptionWords, findings: readonly Finding[]): boolean =>
  blockingFindings(findings, []).some((one) => sameFinding(finding, one));

type InPartnership = { partnership: PartnershipId };

/** Stewards of either side, while the plan may still be asked about. P1 */
export const mayExcept = (facts: EngagementFacts, by: Member): Outcome<InPartnership> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (facts.partnership === null) return refuse('notShared');
  return facts.cancelledOn === null ? { ok: true, partnership: facts.partnership } : refuse('cancelled');
};

type Proposing = { finding: Finding | undefined; exceptable: boolean; sentence: string };

/** Either side may say why a finding should stay; saying it is signing it. */
export const proposeException = (
  facts: EngagementFacts,
  by: Member,
  { finding, exceptable, sentence }: Proposing,
): Outcome<InPartnership & { words: ExceptionWords }> => {
  const may = mayExcept(facts, by);
  if (!may.ok) return may;
  if (!finding) return refuse('findingGone');
  if (!exceptable) return refuse('notExceptable', finding.principle);
  if (sentence.trim() === '') return refuse('writtenReasonNeeded');
  return { ...may, words: { finding, sentence } };
};

/** Each signs once, and only what the plan still needs: a signature is no stock to draw on later. P1 */
export const signException = (
  facts: EngagementFacts,
  { signedBy }: ExceptionFacts,
  by: Member,
  { needed }: { needed: boolean },
): Outcome<InPartnership> => {
  const may = mayExcept(facts, by);
  if (!may.ok) return may;
  if (signedBy.includes(by.organisation.id)) return refuse('alreadySigned');
  return needed ? may : refuse('findingGone');
};
