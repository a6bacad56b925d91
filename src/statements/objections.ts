import type { Tx } from '../database/open.ts';
import { dayOf } from '../kernel/clock.ts';
import { newId, type ObjectionId, objectionId, type StatementId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import { type Act, act, record } from './acting.ts';
import { AskableReader } from './askableStore.ts';
import { askOnto } from './asking.ts';
import { beginStatement } from './beginning.ts';
import type { FinalFacts, ObjectionAnswer, ObjectionFacts } from './facts.ts';
import { answerObjection, object } from './objecting.ts';
import type { Ruling } from './ruling.ts';
import { says } from './saying.ts';
import { type Looking, type StatementScene, todayOf } from './scene.ts';
import { SigningWriter } from './signingWriter.ts';

export type Objecting = {
  statement: StatementId;
  published: FinalFacts['id'];
  days: number;
  /** As the public page shows it; null where the organisation does not want to be named there. */
  namedAs: string | null;
  words: string;
};

/** An organisation's objection to a published text, whether or not it was ever on the draft. P14 */
export const raiseObjection = async (
  { tx, member, now }: { tx: Tx; member: Member; now: Temporal.Instant },
  objecting: Objecting,
): Promise<Ruling<{ id: ObjectionId }>> => {
  const { published, days, words } = objecting;
  const ruling = object({ published, days }, member, words, now);
  if (!ruling.ok) return ruling;
  const id = newId(objectionId);
  await new SigningWriter(tx).object({
    id,
    statement_id: objecting.statement,
    final_id: published,
    organisation_id: member.organisation.id,
    named_as: objecting.namedAs,
    words,
    made_on: dayOf(now),
    answer_by: ruling.answerBy,
  });
  return { ok: true, id };
};

/** A statement that makes good what this one left out, with whoever objected on its draft from the first day. P9 */
const beginSupplement = async (
  looking: Looking,
  { facts, about, scopes }: StatementScene,
  { by }: ObjectionFacts,
): Promise<StatementId | null> => {
  const begun = await beginStatement(looking, {
    partnership: facts.partnership,
    about,
    days: facts.days,
    scopes,
    supplements: facts.id,
  });
  if (!begun?.ok) return null;
  const known = await new AskableReader(looking.tx, todayOf(looking)).one(by);
  if (known) await askOnto(looking, begun.id, { organisation: by, asksFor: [] });
  return begun.id;
};

export type AnsweringObjection = { answer: ObjectionAnswer; words: string };

export const answerRaised = (
  looking: Looking,
  id: StatementId,
  which: ObjectionId,
  { answer, words }: AnsweringObjection,
): Act<{ supplement: StatementId | null }> =>
  act(looking, id, async (scene) => {
    const { facts, own } = scene;
    const objection = facts.objections.find((one) => one.id === which);
    if (!objection) return null;
    const wanted = { answer, reason: words, supplement: answer === 'supplement' ? id : null };
    const may = answerObjection(facts, looking.member, objection, wanted);
    if (!may.ok) return may;
    const supplement = answer === 'supplement' ? await beginSupplement(looking, scene, objection) : null;
    if (answer === 'supplement' && supplement === null) return refuse('supplementNeeded', 'P14');
    await new SigningWriter(looking.tx).answerObjection({
      objection_id: which,
      place: objection.answers.length + 1,
      statement_id: id,
      organisation_id: own.organisation,
      answer,
      words,
      supplement_id: supplement,
      answered_on: todayOf(looking),
    });
    await record(looking, facts, says.answeredObjection(which, answer));
    return { ok: true, supplement };
  });
