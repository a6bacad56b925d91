import type { ActOutcome } from '../../session/memberContext.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { shred } from '../../vault/record.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { dropLinks } from '../links/store.ts';
import * as rules from '../rules.ts';
import { keepDraft, readDraft } from '../sheet/draftStore.ts';
import { emptySheet, type PartAnswers, type Sheet, withPart } from '../sheet/facts.ts';
import { addSheet, changeSheet, countSheets, rewriteSheets, sheetsOf } from '../sheet/store.ts';
import { type AnswerMode, sharedOf } from '../sheet/suppression.ts';
import { recordOf, sealShared, shareWithPartners } from '../sheet/viewStore.ts';
import { RoundWriter } from '../store.ts';
import { type AtRound, beginAct, openWhenAllAreIn, record } from '../visible.ts';

const sheetsAt = (context: MemberContext, { round }: AtRound) => ({ round, organisation: ownOf(context) });

export const chooseHow = async (
  context: MemberContext,
  at: AtRound,
  { mode }: { mode: AnswerMode },
): ActOutcome => {
  const visible = await beginAct(context, at.round);
  if (!visible) return null;
  const of = sheetsAt(context, at);
  const outcome = rules.chooseMode(visible.facts, context.member, await countSheets(context.tx, of));
  if (outcome.ok) await new RoundWriter(context.tx).chooseMode(at.round, of.organisation, mode);
  return outcome;
};

/** The part is laid over what is stored now: what a colleague sent meanwhile is in it (C49). */
export const keepSheet = async (context: MemberContext, at: AtRound, part: PartAnswers): ActOutcome => {
  const visible = await beginAct(context, at.round);
  if (!visible) return null;
  const { tx, keyring } = context;
  const of = sheetsAt(context, at);
  const draft = await readDraft(tx, keyring, at.round);
  const outcome = rules.mayKeepSheet(visible.facts, context.member, draft?.given ?? false);
  if (!outcome.ok) return outcome;
  if (outcome.mode === 'people') {
    await keepDraft(tx, keyring, of, withPart(draft?.sheet ?? emptySheet, part));
    return outcome;
  }
  const [one] = await sheetsOf(tx, keyring, of);
  const sheet = withPart(one?.sheet ?? emptySheet, part);
  if (one) await changeSheet(tx, of, one.id, sheet);
  else await addSheet(tx, of, sheet);
  return outcome;
};

/** Adds her sheet to the organisation's: nobody can tell which it is, and it cannot be taken out. C31 */
export const giveSheet = async (context: MemberContext, at: AtRound, part: PartAnswers): ActOutcome => {
  const visible = await beginAct(context, at.round);
  if (!visible) return null;
  const { tx, keyring } = context;
  const draft = await readDraft(tx, keyring, at.round);
  const sheet = withPart(draft?.sheet ?? emptySheet, part);
  const outcome = rules.giveSheet(visible.facts, context.member, {
    given: draft?.given ?? false,
    sheet,
    questions: visible.questions,
  });
  if (!outcome.ok) return outcome;
  const of = sheetsAt(context, at);
  await addSheet(tx, of, sheet);
  await keepDraft(tx, keyring, of, null);
  return outcome;
};

/** Sheets that came on paper or in a file, as many as there are. */
export const enterSheets = async (
  context: MemberContext,
  at: AtRound,
  sheets: readonly Sheet[],
): ActOutcome => {
  const visible = await beginAct(context, at.round);
  if (!visible) return null;
  const { facts, questions } = visible;
  const outcome = rules.enterSheets(facts, context.member, { sheets, questions });
  if (!outcome.ok) return outcome;
  for (const sheet of sheets) await addSheet(context.tx, sheetsAt(context, at), sheet);
  return outcome;
};

/** The one view that will cross is made and sealed, the sheets are mixed, and links that wait open nothing. P3, C31 */
export const handInAnswers = async (context: MemberContext, at: AtRound): ActOutcome => {
  const visible = await beginAct(context, at.round);
  if (!visible) return null;
  const { tx, keyring, member } = context;
  const { facts, questions } = visible;
  const of = sheetsAt(context, at);
  const sheets = (await sheetsOf(tx, keyring, of)).map(({ sheet }) => sheet);
  const outcome = rules.handIn(facts, member, { sheets, questions });
  if (!outcome.ok) return outcome;
  const mixed = await rewriteSheets(tx, keyring, of);
  await dropLinks(tx, of);
  const writer = new RoundWriter(tx);
  await writer.handIn({
    round_id: at.round,
    organisation_id: of.organisation,
    partnership_id: facts.partnership,
    ...(await sealShared({ tx, keyring }, of.organisation, sharedOf(outcome.mode, mixed, questions))),
    handed_in_on: todayOf(context),
  });
  await record(context, facts, ledgerEntries.handedIn(at.round));
  const now = await writer.round(at.round);
  if (now) await openWhenAllAreIn(context, now);
  return outcome;
};

export const takeBackAnswers = async (context: MemberContext, { round }: AtRound): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const outcome = rules.takeBack(visible.facts, context.member);
  if (!outcome.ok) return outcome;
  const own = ownOf(context);
  await shred(context.tx, await recordOf(context.tx, round, own));
  await new RoundWriter(context.tx).takeBack(round, own);
  await record(context, visible.facts, ledgerEntries.takenBack(round));
  return outcome;
};

/** The community lets its partners see before they have answered. P3 */
export const releaseAnswers = async (context: MemberContext, at: AtRound): ActOutcome => {
  const visible = await beginAct(context, at.round);
  if (!visible) return null;
  const { tx, keyring } = context;
  const { facts } = visible;
  const outcome = rules.release(facts, context.member);
  if (!outcome.ok) return outcome;
  const of = sheetsAt(context, at);
  // Without a key to what was handed in, it is not there for her to show.
  if (!(await shareWithPartners(tx, keyring, { ...of, partnership: facts.partnership }))) return null;
  const day = todayOf(context);
  await new RoundWriter(tx).openAnswers(at.round, of.organisation, { opened_on: day, released_on: day });
  await record(context, facts, ledgerEntries.released(at.round));
  return outcome;
};
