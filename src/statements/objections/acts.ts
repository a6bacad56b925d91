import { newId, type ObjectionId, objectionId, type StatementId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { PublicWordsWriter } from '../../publicPages/store.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { act, record } from '../acts.ts';
import { askOnto } from '../drafters/acts.ts';
import { AskableReader, ownSide } from '../drafters/askableStore.ts';
import { beginStatement } from '../drafters/begin.ts';
import type { FinalFacts, ObjectionAnswer, ObjectionFacts } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { PublicReader } from '../public/store.ts';
import { StatementReader } from '../store.ts';
import type { VisibleStatement } from '../visible.ts';
import { answerObjection, object } from './rules.ts';
import { ObjectionWriter } from './store.ts';

/** A member with the address of a public page in hand, whose hash the transaction's actor bears. */
export type AddressContext = MemberContext & { hash: Buffer };

export type NewObjection = {
  statement: StatementId;
  published: FinalFacts['id'];
  days: number;
  /** As the public page shows it; null where the organisation does not want to be named there. */
  namedAs: string | null;
  words: string;
};

/** An organisation's objection to a published text, whether or not it was ever on the draft. P14 */
export const raiseObjection = async (
  context: MemberContext,
  { statement, published, days, namedAs, words }: NewObjection,
): Promise<Outcome<{ id: ObjectionId }>> => {
  const { tx, member, now, keyring } = context;
  const outcome = object({ published, days }, member, words, now);
  if (!outcome.ok) return outcome;
  const id = newId(objectionId);
  await new ObjectionWriter(tx).object({
    id,
    statement_id: statement,
    final_id: published,
    organisation_id: member.organisation.id,
    named_as: namedAs,
    made_on: todayOf(context),
    answer_by: outcome.answerBy,
  });
  await new PublicWordsWriter(tx).write(
    {
      ...{ page: statement, address: await new PublicReader(tx).addressOf(statement), kind: 'objection' },
      ...{
        subject: id,
        place: 0,
        by: ownOf(context),
        side: await ownSide(context),
        madeOn: todayOf(context),
      },
    },
    { words },
    keyring,
  );
  return { ok: true, id };
};

/** The same to the text at an address; null where there is none (C16). */
export const objectByAddress = async (
  context: AddressContext,
  { words, named }: { words: string; named: 'yes' | 'no' },
): ActOutcome => {
  const found = await new PublicReader(context.tx).publication(context.hash);
  if (!found) return null;
  const { statement, final: published, page } = found;
  const namedAs = named === 'yes' ? context.member.organisationName : null;
  return raiseObjection(context, { statement, published, days: page.days, namedAs, words });
};

/** Begins a statement that adds what this one left out, and asks the objecting organisation onto its draft at once. P9 */
const beginSupplement = async (
  context: MemberContext,
  { facts, about, scopes }: VisibleStatement,
  { by }: ObjectionFacts,
): ActOutcome<{ id: StatementId }> => {
  const { partnership, days, id: supplements } = facts;
  const begun = await beginStatement(context, { partnership, about, days, scopes, supplements });
  if (!begun?.ok) return begun;
  const known = await new AskableReader(context.tx, todayOf(context)).one(by);
  if (known) await askOnto(context, begun.id, { organisation: by, asksFor: [] });
  return begun;
};

/** The words of an answer wait for a look as those of the objection do. */
const keepWords = async (
  context: MemberContext,
  { facts, own }: VisibleStatement,
  { which, place, words }: { which: ObjectionId; place: number; words: string },
): Promise<void> => {
  const address = await new StatementReader(context.tx).address(facts.id);
  const said = { page: facts.id, address, kind: 'answer', subject: which, place } as const;
  const who = { by: own.organisation, side: own.side, madeOn: todayOf(context) };
  await new PublicWordsWriter(context.tx).write({ ...said, ...who }, { words }, context.keyring);
};

export type ObjectionReply = { answer: ObjectionAnswer; words: string };

/** Answers an objection; where the answer is a supplement, begins it at once. P14 */
export const answerRaised = (
  context: MemberContext,
  id: StatementId,
  which: ObjectionId,
  { answer, words }: ObjectionReply,
): ActOutcome<{ supplement: StatementId | null }> =>
  act(context, id, async (visible) => {
    const { facts, own } = visible;
    const { tx } = context;
    const objection = facts.objections.find((one) => one.id === which);
    if (!objection) return null;
    const { partnership } = facts;
    const parties = await new AskableReader(tx, todayOf(context)).parties(partnership);
    const isParty = parties.some(({ organisation }) => organisation === own.organisation);
    const given = { answer, reason: words, supplement: isParty ? partnership : null };
    const may = answerObjection(facts, context.member, objection, given);
    if (!may.ok) return may;
    const begun = may.begins ? await beginSupplement(context, visible, objection) : null;
    if (begun && !begun.ok) return begun;
    const supplement = begun?.id ?? null;
    await new ObjectionWriter(tx).answer({
      objection_id: which,
      place: may.place,
      statement_id: id,
      organisation_id: own.organisation,
      answer,
      supplement_id: supplement,
      answered_on: todayOf(context),
    });
    if (words.trim() !== '') await keepWords(context, visible, { which, place: may.place, words });
    await record(context, facts, ledgerEntries.answeredObjection(which, answer));
    return { ok: true, supplement };
  });
