import type { MemberContext } from '../../../session/memberContext.ts';
import type { PlanFinding } from '../../checks/ruleTable.ts';
import type { ExceptionFacts } from '../../facts.ts';
import { findingsOn } from '../../findings/planCheck.ts';
import type { VisibleEngagement } from '../../visible.ts';
import { blockingFindings, type ExceptionWords, isSigned } from './rules.ts';
import { ExceptionReader } from './store.ts';

/** An exception whose words this reader can open. `signed`: by every side, so that it counts. */
export type OpenedException = { facts: ExceptionFacts; words: ExceptionWords; signed: boolean };

export const readExceptions = async (
  { tx, keyring }: MemberContext,
  { facts: { organisation, exceptions }, parties }: VisibleEngagement,
): Promise<OpenedException[]> => {
  const opened = await new ExceptionReader(tx, keyring).words(exceptions.map(({ id }) => id));
  return exceptions.flatMap((facts) => {
    const words = opened.get(facts.id);
    return words ? [{ facts, words, signed: isSigned(facts, organisation, parties) }] : [];
  });
};

/** The blocking findings that nothing excepts: while there is one, nobody is asked. */
export const readBlockingFindings = async (
  context: MemberContext,
  visible: VisibleEngagement,
): Promise<PlanFinding[]> => {
  const exceptions = await readExceptions(context, visible);
  return blockingFindings(
    await findingsOn(context, visible),
    exceptions.filter(({ signed }) => signed).map(({ words }) => words),
  );
};
