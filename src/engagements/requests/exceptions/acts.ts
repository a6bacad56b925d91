import { type EngagementId, type ExceptionId, exceptionId, newId } from '../../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../../session/memberContext.ts';
import { record } from '../../acts.ts';
import { findingsOn } from '../../findings/planCheck.ts';
import { mayBeExcepted } from '../../findings/rules.ts';
import { ledgerEntries } from '../../ledgerEntries.ts';
import { beginSettled } from '../silence.ts';
import { readBlockingFindings, readExceptions } from './read.ts';
import { isNeeded, proposeException, signException } from './rules.ts';
import { ExceptionWriter, exceptionWords } from './store.ts';

type About = { rule: string; subject: string };

/** Why a finding should stay; whoever says it signs it. */
export const sayException = async (
  context: MemberContext,
  { engagement }: { engagement: EngagementId },
  { finding: { rule, subject }, sentence }: { finding: About; sentence: string },
): ActOutcome => {
  const visible = await beginSettled(context, engagement);
  if (!visible) return null;
  const blocking = await readBlockingFindings(context, visible);
  const finding = blocking.find((one) => one.rule === rule && one.subject === subject);
  const exceptable = finding !== undefined && mayBeExcepted(finding);
  const outcome = proposeException(visible.facts, context.member, { finding, exceptable, sentence });
  if (!outcome.ok) return outcome;
  const { partnership, words } = outcome;
  const id = newId(exceptionId);
  const [own, day] = [ownOf(context), todayOf(context)];
  const writer = new ExceptionWriter(context.tx);
  await writer.propose({
    id,
    engagement_id: engagement,
    partnership_id: partnership,
    by_id: own,
    words_sealed: await exceptionWords.sealNew(context, id, [partnership], words),
    proposed_on: day,
  });
  await writer.sign({
    exception_id: id,
    partnership_id: partnership,
    organisation_id: own,
    signed_on: day,
  });
  await record(context, partnership, ledgerEntries.exceptionProposed(id, engagement));
  return outcome;
};

export const agreeException = async (
  context: MemberContext,
  { engagement, exception }: { engagement: EngagementId; exception: ExceptionId },
): ActOutcome => {
  const visible = await beginSettled(context, engagement);
  if (!visible) return null;
  const found = (await readExceptions(context, visible)).find(({ facts }) => facts.id === exception);
  if (!found) return null;
  const needed = isNeeded(found.words, await findingsOn(context, visible));
  const outcome = signException(visible.facts, found.facts, context.member, { needed });
  if (!outcome.ok) return outcome;
  await new ExceptionWriter(context.tx).sign({
    exception_id: exception,
    partnership_id: outcome.partnership,
    organisation_id: ownOf(context),
    signed_on: todayOf(context),
  });
  await record(context, outcome.partnership, ledgerEntries.exceptionSigned(exception, engagement));
  return outcome;
};
