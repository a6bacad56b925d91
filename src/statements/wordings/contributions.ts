import {
  type ContributionId,
  contributionId,
  newId,
  type StatementId,
  type WordingId,
} from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { act, record } from '../acts.ts';
import type { ContributionAnswer, ContributionFacts, ContributionKind } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { reworded } from '../text/document.ts';
import { type ContributionWords, StatementSeal, StatementWords } from '../text/store.ts';
import type { VisibleStatement } from '../visible.ts';
import { StatementWriter } from '../writerStore.ts';
import { addWording, judgeText } from './acts.ts';
import { answerContribution, contribute } from './rules.ts';

export type NewContribution = {
  wording: WordingId;
  kind: ContributionKind;
  words: ContributionWords;
  anonymous: boolean;
};

/** Gives a comment, or other words for a passage. Only her own organisation may know who wrote it, if anybody. P9 */
export const giveInput = (context: MemberContext, id: StatementId, given: NewContribution): ActOutcome =>
  act(context, id, async ({ facts, own }) => {
    if (!facts.wordings.some((wording) => wording.id === given.wording)) return null;
    const ruling = contribute(facts, context.member);
    if (!ruling.ok) return ruling;
    const contribution = newId(contributionId);
    const seal = new StatementSeal(context, id);
    const author = given.anonymous
      ? null
      : await seal.author(contribution, own.organisation, context.member.name);
    await new StatementWriter(context.tx).contribute({
      id: contribution,
      statement_id: id,
      wording_id: given.wording,
      organisation_id: own.organisation,
      kind: given.kind,
      words_sealed: await seal.contribution(contribution, given.words),
      author_record_id: author?.record ?? null,
      author_sealed: author?.words ?? null,
      made_on: todayOf(context),
    });
    await record(context, facts, ledgerEntries.contributed(contribution));
    return ruling;
  });

/** Puts an accepted wording into the text at once, where its passage still stands there exactly once. */
const takeIn = async (
  context: MemberContext,
  visible: VisibleStatement,
  contribution: ContributionFacts,
): Promise<WordingId | null> => {
  const words = new StatementWords(context.tx, context.keyring);
  const given = (await words.contributions(visible.facts.id)).get(contribution.id);
  const language = visible.facts.wordings.find(({ id }) => id === contribution.wording)?.language;
  const latest = language && visible.latest.get(language);
  const text = given && latest && reworded(latest.text, given.passage, given.words);
  if (!text || !language) return null;
  const ruling = await judgeText(context, visible, { language, text, reopens: false });
  if (!ruling.ok) return null;
  await addWording(context, visible, ruling, { text, note: '', base: latest.wording.id });
  return ruling.wording.id;
};

export type InputAnswer = { answer: ContributionAnswer; words: string };

/** Answers a contribution, for everyone on the draft to read. P9 */
export const answerInput = (
  context: MemberContext,
  id: StatementId,
  which: ContributionId,
  { answer, words }: InputAnswer,
): ActOutcome<{ takenIn: boolean }> =>
  act(context, id, async (visible) => {
    const { facts, own } = visible;
    const contribution = facts.contributions.find((one) => one.id === which);
    if (!contribution) return null;
    const ruling = answerContribution(facts, context.member, contribution, { answer, reason: words });
    if (!ruling.ok) return ruling;
    const takes = answer === 'accepted' && contribution.kind === 'wording';
    const wording = takes ? await takeIn(context, visible, contribution) : null;
    const sealed = await new StatementSeal(context, id).answer(which, words);
    await new StatementWriter(context.tx).answerContribution({
      contribution_id: which,
      statement_id: id,
      organisation_id: own.organisation,
      answer,
      record_id: sealed.record,
      words_sealed: sealed.words,
      wording_id: wording,
      answered_on: todayOf(context),
    });
    await record(context, facts, ledgerEntries.answeredContribution(which, answer));
    return { ok: true, takenIn: wording !== null };
  });
