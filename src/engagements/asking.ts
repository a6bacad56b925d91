import { randomUUID } from 'node:crypto';
import type { Finding } from '../kernel/finding.ts';
import {
  type EngagementId,
  type ExceptionId,
  exceptionId,
  newId,
  type PlanVersionId,
  type SeatRequestId,
  seatRequestId,
} from '../kernel/ids.ts';
import { recordFollowing } from '../ledger/sitting.ts';
import { newRecord } from '../vault/record.ts';
import { type Act, audienceOf, becomesPlan, beginAct, record, todayOf, writeVersion } from './acts.ts';
import { ExceptionReader } from './exceptionStore.ts';
import { isSigned, proposeException, signException, standing } from './exceptions.ts';
import { type EngagementFacts, planOf, type RequestFacts } from './facts.ts';
import { findingsOf, mayBeExcepted } from './findings.ts';
import { beginPayments } from './paying.ts';
import type { Plan } from './plan.ts';
import { PlanReader } from './planStore.ts';
import { samePlan } from './planText.ts';
import { askChanges, askSeats, mayAnswer, takeChanges, unanswered } from './rules.ts';
import { says } from './saying.ts';
import type { EngagementScene, Looking } from './scene.ts';
import { EngagementWriter, recordedAnswer } from './store.ts';

/** The exceptions that every side signed, with their words. */
export const excepted = async (looking: Looking, { facts, parties }: EngagementScene) => {
  const signed = facts.exceptions.filter((exception) => isSigned(exception, facts.organisation, parties));
  const words = await new ExceptionReader(looking.tx, looking.keyring).words(signed.map(({ id }) => id));
  return [...words.values()];
};

/** The blocking findings that nothing excepts: while there is one, nobody is asked. */
export const standingFindings = async (looking: Looking, scene: EngagementScene): Promise<Finding[]> =>
  standing(findingsOf(scene), await excepted(looking, scene));

const versionOf = (facts: EngagementFacts, id: PlanVersionId) => {
  const version = facts.versions.find((one) => one.id === id);
  if (!version) throw new Error('a request is about a plan that is not there');
  return version;
};

/** What time alone answers, recorded before anything is judged by it. */
const settle = async (looking: Looking, { facts }: EngagementScene): Promise<boolean> => {
  const { partnership } = facts;
  const silent = unanswered(facts, looking.now);
  if (!partnership) return false;
  for (const request of silent) {
    const row = { id: request.id, partnership_id: partnership, asked_id: request.asked };
    await new EngagementWriter(looking.tx).answer(recordedAnswer(row, 'silence', request.answerBy));
    const said = says.answered(request, facts.id, 'silence', versionOf(facts, request.version));
    await recordFollowing(looking.tx, partnership, todayOf(looking), said);
  }
  return silent.length > 0;
};

const beginSettled = async (looking: Looking, id: EngagementId): Promise<EngagementScene | null> => {
  const scene = await beginAct(looking, id);
  return scene && (await settle(looking, scene)) ? beginAct(looking, id) : scene;
};

/** Asks the organisations whose seats they are. P6 */
export const sendRequests = async (
  looking: Looking,
  id: EngagementId,
  days: number,
): Act<{ asked: number }> => {
  const scene = await beginSettled(looking, id);
  if (!scene) return null;
  const { facts, plan, parties, working } = scene;
  const open = (await standingFindings(looking, scene)).length;
  const ruling = askSeats(
    facts,
    looking.member,
    { plan, parties, standing: open, days, working },
    looking.now,
  );
  if (!ruling.ok) return ruling;
  const { partnership } = facts;
  const version = planOf(facts);
  if (!partnership || !version) throw new Error('what is asked has a plan and a partnership');
  const writer = new EngagementWriter(looking.tx);
  const day = todayOf(looking);
  for (const request of facts.requests.filter((one) => ruling.superseded.includes(one.id))) {
    const row = { id: request.id, partnership_id: partnership, asked_id: request.asked };
    await writer.answer(recordedAnswer(row, 'superseded', day));
  }
  for (const { organisation: asked, answerBy } of ruling.to) {
    const request = newId(seatRequestId);
    await writer.ask({
      id: request,
      engagement_id: id,
      partnership_id: partnership,
      version_id: version.id,
      asked_id: asked,
      number: facts.requests.filter((one) => one.asked === asked).length + 1,
      sent_on: day,
      answer_by: answerBy,
    });
    await record(looking, partnership, says.asked(request, id, asked, version, answerBy));
  }
  return { ok: true, asked: ruling.to.length };
};

type Answering = { engagement: EngagementId; request: SeatRequestId };
type Found = { scene: EngagementScene; request: RequestFacts };

const findRequest = async (looking: Looking, at: Answering): Promise<Found | null> => {
  const scene = await beginSettled(looking, at.engagement);
  const request = scene?.facts.requests.find(({ id }) => id === at.request);
  return scene && request ? { scene, request } : null;
};

type Note = { record: string; sealed: Buffer } | undefined;
const sealNote = async (looking: Looking, facts: EngagementFacts, note: string): Promise<Note> => {
  if (note.trim() === '') return undefined;
  const row = randomUUID();
  const key = await newRecord(looking.tx, { table: 'seat_answer', row }, audienceOf(facts));
  return { record: row, sealed: key.seal('note_sealed', note) };
};

type Answer = { answer: 'accepted' | 'declined' | 'changes'; note: string; version?: PlanVersionId };
const write = async (
  looking: Looking,
  { scene: { facts }, request }: Found,
  { answer, note, version }: Answer,
) => {
  const { partnership } = facts;
  if (!partnership) throw new Error('what is asked has a partnership');
  const row = { id: request.id, partnership_id: partnership, asked_id: request.asked };
  const sealed = await sealNote(looking, facts, note);
  await new EngagementWriter(looking.tx).answer({
    ...recordedAnswer(row, answer, todayOf(looking)),
    note: sealed,
    version,
  });
  const on = versionOf(facts, version ?? request.version);
  await record(looking, partnership, says.answered(request, facts.id, answer, on));
};

/** Yes, we will nominate; or no, with or without a reason. A no lowers nothing. P6 */
export const answerRequest = async (
  looking: Looking,
  at: Answering,
  { answer, note }: { answer: 'accepted' | 'declined'; note: string },
): Act => {
  const found = await findRequest(looking, at);
  if (!found) return null;
  const ruling = mayAnswer(found.scene.facts, found.request, looking.member, looking.now);
  if (!ruling.ok) return ruling;
  await write(looking, found, { answer, note });
  if (answer === 'accepted') await beginPayments(looking, found.scene);
  return ruling;
};

/** "Not like this, but like that": the asked organisation's own wording of the plan. P1 */
export const sendChanges = async (looking: Looking, at: Answering, plan: Plan, note: string): Act => {
  const found = await findRequest(looking, at);
  if (!found) return null;
  const { scene, request } = found;
  const same = samePlan(scene.plan, plan);
  const ruling = askChanges(scene.facts, request, looking.member, { same }, looking.now);
  if (!ruling.ok) return ruling;
  const version = await writeVersion(looking, scene.facts, plan);
  const written = { ...version, by: looking.member.organisation.id, madeOn: todayOf(looking), shared: true };
  const facts = { ...scene.facts, versions: [...scene.facts.versions, written] };
  await write(
    looking,
    { scene: { ...scene, facts }, request },
    { answer: 'changes', note, version: version.id },
  );
  return { ok: true };
};

/** The planner takes what it was asked for, word for word. */
export const acceptChanges = async (looking: Looking, at: Answering): Act => {
  const found = await findRequest(looking, at);
  if (!found) return null;
  const { scene, request } = found;
  const ruling = takeChanges(scene.facts, request, looking.member, looking.now);
  if (!ruling.ok) return ruling;
  const wanted = request.answer?.version;
  const plan = wanted ? await new PlanReader(looking.tx, looking.keyring).plan(wanted) : null;
  if (!plan) throw new Error('changes were asked for without a plan');
  await becomesPlan(looking, scene.facts, plan);
  return ruling;
};

/** Why a finding should stay; whoever says it signs it. */
export const sayException = async (
  looking: Looking,
  id: EngagementId,
  { rule, subject, sentence }: { rule: string; subject: string; sentence: string },
): Act => {
  const scene = await beginSettled(looking, id);
  if (!scene) return null;
  const finding = (await standingFindings(looking, scene)).find(
    (one) => one.rule === rule && one.subject === subject,
  );
  const exceptable = finding !== undefined && mayBeExcepted(finding);
  const ruling = proposeException(scene.facts, looking.member, { finding, exceptable, sentence });
  if (!ruling.ok) return ruling;
  const { partnership } = scene.facts;
  if (!partnership) throw new Error('an exception needs two sides');
  const exception = newId(exceptionId);
  const key = await newRecord(
    looking.tx,
    { table: 'plan_exception', row: exception },
    audienceOf(scene.facts),
  );
  const writer = new EngagementWriter(looking.tx);
  const own = looking.member.organisation.id;
  const day = todayOf(looking);
  await writer.proposeException({
    id: exception,
    engagement_id: id,
    partnership_id: partnership,
    by_id: own,
    words_sealed: key.seal('words_sealed', JSON.stringify(ruling.words)),
    proposed_on: day,
  });
  await writer.signException({
    exception_id: exception,
    partnership_id: partnership,
    organisation_id: own,
    signed_on: day,
  });
  await record(looking, partnership, says.exceptionProposed(exception, id));
  return ruling;
};

export const agreeException = async (looking: Looking, id: EngagementId, exception: ExceptionId): Act => {
  const scene = await beginSettled(looking, id);
  const found = scene?.facts.exceptions.find((one) => one.id === exception);
  if (!scene || !found) return null;
  const ruling = signException(scene.facts, found, looking.member);
  if (!ruling.ok) return ruling;
  const { partnership } = scene.facts;
  if (!partnership) throw new Error('an exception needs two sides');
  await new EngagementWriter(looking.tx).signException({
    exception_id: exception,
    partnership_id: partnership,
    organisation_id: looking.member.organisation.id,
    signed_on: todayOf(looking),
  });
  await record(looking, partnership, says.exceptionSigned(exception, id));
  return ruling;
};
