import type { ClauseQuestionId, OrganisationId } from '../../kernel/ids.ts';
import { currentVocabulary } from '../../language/vocabulary.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { ValuesOf } from '../../web/forms/act.ts';
import { answerClause, askClause, changeProfile, mayPermitProposals } from '../rules.ts';
import { lockOrganisation, OrganisationWriter } from '../store.ts';
import { ClauseWriter } from './clauseStore.ts';
import type { clauseFields, profileFields } from './form.ts';

type At = { organisation: OrganisationId };

export const saveProfile = async (
  { tx, member }: MemberContext,
  { organisation }: At,
  { listed, ...profile }: ValuesOf<typeof profileFields>,
): ActOutcome => {
  const decided = changeProfile(member, profile);
  if (decided.ok)
    await new OrganisationWriter(tx).changeProfile(organisation, {
      ...profile,
      vocabulary: currentVocabulary,
      listed: listed === 'yes',
    });
  return decided;
};

export const permitProposals = async (context: MemberContext, { organisation: ally }: At): ActOutcome => {
  const writer = new OrganisationWriter(context.tx);
  const other = await writer.organisation(ally);
  if (!other) return null;
  const decided = mayPermitProposals(context.member, other);
  if (!decided.ok) return decided;
  await writer.permitProposals(ownOf(context), ally, todayOf(context));
  // The ally has to see whom it may propose to.
  await writer.acquaint(ownOf(context), ally, todayOf(context));
  return decided;
};

export const withdrawPermission = async (context: MemberContext, { organisation: ally }: At): ActOutcome => {
  const writer = new OrganisationWriter(context.tx);
  const other = await writer.organisation(ally);
  if (!other) return null;
  const decided = mayPermitProposals(context.member, other);
  if (decided.ok) await writer.withdrawPermission(ownOf(context), ally);
  return decided;
};

export const ask = async (context: MemberContext, { organisation: ally }: At): ActOutcome => {
  const organisations = new OrganisationWriter(context.tx);
  const clauses = new ClauseWriter(context.tx, context.keyring);
  const own = ownOf(context);
  await lockOrganisation(context.tx, own);
  const other = await organisations.organisation(ally);
  if (!other) return null;
  const decided = askClause(context.member, other, (await clauses.asked(own, ally)) !== null);
  if (!decided.ok) return decided;
  await clauses.ask(own, ally, todayOf(context));
  await organisations.acquaint(own, ally, todayOf(context));
  return decided;
};

export const answer = async (
  context: MemberContext,
  { question }: At & { question: ClauseQuestionId },
  values: ValuesOf<typeof clauseFields>,
): ActOutcome => {
  const clauses = new ClauseWriter(context.tx, context.keyring);
  const asked = await clauses.question(question);
  if (!asked) return null;
  const decided = answerClause(context.member, asked);
  if (decided.ok) await clauses.answer(asked, { ...values, answeredOn: todayOf(context) });
  return decided;
};
