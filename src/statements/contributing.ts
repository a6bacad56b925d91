import {
  type ContributionId,
  contributionId,
  newId,
  type StatementId,
  type WordingId,
} from '../kernel/ids.ts';
import { type Act, act, record } from './acting.ts';
import { answerContribution, contribute } from './drafting.ts';
import type { ContributionAnswer, ContributionFacts, ContributionKind } from './facts.ts';
import { says } from './saying.ts';
import { type Looking, type StatementScene, todayOf } from './scene.ts';
import { StatementWriter } from './statementWriter.ts';
import { reworded } from './text.ts';
import { type Said, StatementSeal, StatementWords } from './wordStore.ts';
import { addWording, judged } from './writing.ts';

export type Contributing = { wording: WordingId; kind: ContributionKind; said: Said; anonymous: boolean };

/** A comment, or other words for a passage. Who of her organisation wrote it is its own to know, or nobody's. P9 */
export const giveInput = (looking: Looking, id: StatementId, given: Contributing): Act =>
  act(looking, id, async ({ facts, own }) => {
    if (!facts.wordings.some((wording) => wording.id === given.wording)) return null;
    const ruling = contribute(facts, looking.member);
    if (!ruling.ok) return ruling;
    const contribution = newId(contributionId);
    const seal = new StatementSeal(looking.tx, id);
    const author = given.anonymous
      ? null
      : await seal.author(contribution, own.organisation, looking.member.name);
    await new StatementWriter(looking.tx).contribute({
      id: contribution,
      statement_id: id,
      wording_id: given.wording,
      organisation_id: own.organisation,
      kind: given.kind,
      words_sealed: await seal.words('contribution', contribution, JSON.stringify(given.said)),
      author_record_id: author?.record ?? null,
      author_sealed: author?.words ?? null,
      made_on: todayOf(looking),
    });
    await record(looking, facts, says.contributed(contribution));
    return ruling;
  });

/** A proposed wording that is taken goes into the text at once, where its passage still stands there once. */
const takeIn = async (
  looking: Looking,
  scene: StatementScene,
  contribution: ContributionFacts,
): Promise<WordingId | null> => {
  const words = new StatementWords(looking.tx, looking.keyring);
  const given = (await words.contributions(scene.facts.id)).get(contribution.id);
  const language = scene.facts.wordings.find(({ id }) => id === contribution.wording)?.language;
  const latest = language && scene.latest.get(language);
  const text = given && latest && reworded(latest.text, given.passage, given.words);
  if (!text || !language) return null;
  const ruling = await judged(looking, scene, { language, text, reopens: false });
  if (!ruling.ok) return null;
  await addWording(looking, scene, ruling, { text, note: '', base: latest.wording.id });
  return ruling.wording.id;
};

export type Answering = { answer: ContributionAnswer; words: string };

/** What became of it, for everyone on the draft to read. P9 */
export const answerInput = (
  looking: Looking,
  id: StatementId,
  which: ContributionId,
  { answer, words }: Answering,
): Act<{ takenIn: boolean }> =>
  act(looking, id, async (scene) => {
    const { facts, own } = scene;
    const contribution = facts.contributions.find((one) => one.id === which);
    if (!contribution) return null;
    const ruling = answerContribution(facts, looking.member, contribution, { answer, reason: words });
    if (!ruling.ok) return ruling;
    const takes = answer === 'accepted' && contribution.kind === 'wording';
    const wording = takes ? await takeIn(looking, scene, contribution) : null;
    const sealed = await new StatementSeal(looking.tx, id).answer('contribution_answer', which, words);
    await new StatementWriter(looking.tx).answerContribution({
      contribution_id: which,
      statement_id: id,
      organisation_id: own.organisation,
      answer,
      record_id: sealed.record,
      words_sealed: sealed.words,
      wording_id: wording,
      answered_on: todayOf(looking),
    });
    await record(looking, facts, says.answeredContribution(which, answer));
    return { ok: true, takenIn: wording !== null };
  });
