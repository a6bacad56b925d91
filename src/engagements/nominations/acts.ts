import { randomUUID } from 'node:crypto';
import { addDays } from '../../kernel/clock.ts';
import {
  type EngagementId,
  type NominationId,
  newId,
  nominationId,
  type PlanVersionId,
  releaseId,
} from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { seatCodeHash } from '../../vault/codes/seatCode.ts';
import { giveCode } from '../../vault/nominee.ts';
import { shred } from '../../vault/record.ts';
import { beginAct, record } from '../acts.ts';
import { ExpertReader } from '../experts/store.ts';
import { planOf } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { say } from '../questions/acts.ts';
import { answerNominee } from '../questions/rules.ts';
import type { VisibleEngagement } from '../visible.ts';
import type { NominationFacts, NomineeWho, SeatTerms } from './facts.ts';
import { NomineeReader, sealedShown, sealedTerms, sealedWho } from './nomineeStore.ts';
import { endNotesOf } from './noteEndStore.ts';
import {
  askingOf,
  nameNominee,
  nominate,
  promote,
  recall,
  release,
  renewCode,
  showChosen,
  withdraw,
} from './rules.ts';
import { NominationWriter } from './store.ts';

/** How long a link waits to be used. Our default. */
const linkDays = 14;

const termsOf = ({ facts, plan, parties }: VisibleEngagement, seat: string, own: string): SeatTerms => ({
  plan,
  seat,
  nominatedBy: parties.find(({ organisation }) => organisation === own)?.name ?? '',
  convenedBy: parties.find(({ organisation }) => organisation === facts.organisation)?.name ?? '',
});

/** The terms, sealed for her and for her organisation. */
const sealTerms = async (
  { tx, keyring, member, now }: MemberContext,
  visible: VisibleEngagement,
  { id, seat }: Pick<NominationFacts, 'id' | 'seat'>,
  version: PlanVersionId,
): Promise<void> => {
  const own = member.organisation.id;
  const writer = new NominationWriter(tx);
  await shred(tx, await writer.recordsOf([id], ['nominee_terms']));
  const row = randomUUID();
  await writer.setTerms({
    nomination_id: id,
    organisation_id: own,
    version_id: version,
    record_id: row,
    terms_sealed: await sealedTerms.sealNew({ tx, keyring }, row, [own, id], termsOf(visible, seat, own), id),
    made_on: todayOf({ now }),
  });
};

/** The name of an expert on the organisation's own list; null where nobody of it is meant. */
const listedName = async (
  { tx, keyring, member }: MemberContext,
  { expert }: NomineeWho,
): Promise<string | null> =>
  expert &&
  ((await new ExpertReader(tx, keyring).expert(member.organisation.id, expert))?.about.name ?? null);

type Nominating = { seat: string; who: NomineeWho; code: Buffer };

/** Names somebody of one's own for one's own seat. Her organisation hands her the code; nobody else learns of it. P6 */
export const nominateFor = async (
  context: MemberContext,
  engagement: EngagementId,
  { seat, who, code }: Nominating,
): ActOutcome<{ id: NominationId }> => {
  const visible = await beginAct(context, engagement);
  if (!visible) return null;
  const { tx, member } = context;
  const own = member.organisation.id;
  const writer = new NominationWriter(tx);
  const named = nameNominee(who, await listedName(context, who));
  if (!named.ok) return named;
  const nominations = await writer.inEngagement(engagement);
  const ruling = nominate(visible.facts, member, { plan: visible.plan, seat, nominations }, context.now);
  if (!ruling.ok) return ruling;
  const id = newId(nominationId);
  await writer.nominate({
    id,
    engagement_id: engagement,
    organisation_id: own,
    request_id: ruling.request.id,
    seat_key: seat,
    place: ruling.place,
    who_sealed: await sealedWho.sealNew(context, id, [own], named.who, id),
    nominated_on: todayOf(context),
  });
  await giveLinkTo(context, id, code);
  await sealTerms(context, visible, { id, seat }, ruling.request.version);
  return { ok: true, id };
};

const giveLinkTo = async (context: MemberContext, id: NominationId, code: Buffer): Promise<void> => {
  const writer = new NominationWriter(context.tx);
  const epoch = (await writer.epochOf(id)) + 1;
  const day = todayOf(context);
  await giveCode(context, { nomination: id, epoch, code, day });
  await writer.giveLink({
    nomination_id: id,
    organisation_id: context.member.organisation.id,
    token_hash: seatCodeHash(code),
    spent_hash: null,
    kind: 'invite',
    epoch,
    expires_on: addDays(day, linkDays),
  });
};

export type AtNomination = { engagement: EngagementId; nomination: NominationId };
type Found = {
  visible: VisibleEngagement;
  /** The plan as it stands. */
  version: PlanVersionId;
  nomination: NominationFacts;
  all: NominationFacts[];
};
const find = async (context: MemberContext, at: AtNomination): Promise<Found | null> => {
  const visible = await beginAct(context, at.engagement);
  const version = visible && planOf(visible.facts);
  if (!version) return null;
  const all = await new NominationWriter(context.tx).inEngagement(at.engagement);
  const nomination = all.find(({ id }) => id === at.nomination);
  return nomination ? { visible, version: version.id, nomination, all } : null;
};

/** She is asked anew: what she said to other terms, and what was shown of her, is noise. P6 */
const forgetAnswer = async (context: MemberContext, { visible, nomination }: Found): Promise<void> => {
  if (await takeBack(context, nomination, todayOf(context))) await recordWithdrawals(context, visible);
  await new NominationWriter(context.tx).forget(
    [nomination.id],
    ['nominee_answer', 'nominee_message', 'appearance'],
  );
};

/** A new code for her: the one before is dead. She is shown the terms as they stand, and answers those. */
export const giveNewLink = async (context: MemberContext, at: AtNomination, code: Buffer): ActOutcome => {
  const found = await find(context, at);
  if (!found) return null;
  const { visible, nomination } = found;
  const ruling = renewCode(nomination, context.member);
  if (!ruling.ok) return ruling;
  await forgetAnswer(context, found);
  await giveLinkTo(context, nomination.id, code);
  await sealTerms(context, visible, nomination, found.version);
  return ruling;
};

export const promoteReserve = async (context: MemberContext, at: AtNomination): ActOutcome => {
  const found = await find(context, at);
  if (!found) return null;
  const ruling = promote(found.nomination, context.member, found.all);
  if (ruling.ok) await new NominationWriter(context.tx).place(at.nomination, 0);
  return ruling;
};

/** What was shown is noise to everyone from now on; that something was shown, the record keeps. */
export const takeBack = async (
  context: Pick<MemberContext, 'tx' | 'now'>,
  nomination: NominationFacts,
  day: string,
): Promise<boolean> => {
  if (!nomination.release) return false;
  await shred(context.tx, [nomination.release.id]);
  await endNotesOf(context.tx, [nomination.release.id], day);
  await new NominationWriter(context.tx).withdraw(nomination.release.id, day);
  return true;
};

/** Enters in the record what was taken back and is not in it yet. */
const recordWithdrawals = async (context: MemberContext, { facts }: VisibleEngagement): Promise<void> => {
  const writer = new NominationWriter(context.tx);
  for (const row of await writer.unrecorded(200, facts.id)) {
    const shown = { engagement: row.engagement_id, seat: row.seat_key, organisation: row.organisation_id };
    await record(context, row.partnership_id, ledgerEntries.withdrawn(shown));
    await writer.markRecorded(row.id);
  }
};

/** Answers what she asked, for her and for one's own members alone. P6 */
export const answerOwnNominee = async (
  context: MemberContext,
  at: AtNomination,
  { words }: { words: string },
): ActOutcome => {
  const found = await find(context, at);
  if (!found) return null;
  const { nomination } = found;
  return say(context, nomination, {
    ...{ byNominee: false, words, day: todayOf(context) },
    may: (written) => answerNominee(askingOf(nomination, context.now), context.member, written),
  });
};

/** The organisation takes her off its list for this seat, with everything that was written about it. */
export const withdrawNomination = async (context: MemberContext, at: AtNomination): ActOutcome => {
  const found = await find(context, at);
  if (!found) return null;
  const { nomination, visible } = found;
  const ruling = withdraw(nomination, context.member);
  if (!ruling.ok) return ruling;
  if (await takeBack(context, nomination, todayOf(context))) await recordWithdrawals(context, visible);
  const writer = new NominationWriter(context.tx);
  await shred(context.tx, [nomination.id, ...(await writer.recordsOf([nomination.id]))]);
  await writer.remove(nomination.id);
  return ruling;
};

/** Shows the parties what she chose to show. P6 */
export const releaseNominee = async (context: MemberContext, at: AtNomination): ActOutcome => {
  const found = await find(context, at);
  if (!found) return null;
  const { visible, nomination } = found;
  const ruling = release(visible.facts, nomination, context.member, context.now);
  if (!ruling.ok) return ruling;
  const choices = await new NomineeReader(context.tx, context.keyring).appearance(nomination.id);
  const chosen = showChosen(choices, ruling.until);
  if (!chosen.ok) return chosen;
  const { partnership, request } = ruling;
  const id = newId(releaseId);
  await new NominationWriter(context.tx).release({
    id,
    nomination_id: nomination.id,
    engagement_id: at.engagement,
    partnership_id: partnership,
    organisation_id: context.member.organisation.id,
    seat_key: nomination.seat,
    version_id: request.version,
    shown_sealed: await sealedShown.sealNew(context, id, [partnership], chosen.shown, nomination.id),
    released_on: todayOf(context),
    until: chosen.until,
  });
  await record(context, partnership, ledgerEntries.released(nomination));
  return { ok: true };
};

export const recallNominee = async (context: MemberContext, at: AtNomination): ActOutcome => {
  const found = await find(context, at);
  if (!found) return null;
  const ruling = recall(found.nomination);
  if (!ruling.ok) return ruling;
  await takeBack(context, found.nomination, todayOf(context));
  await recordWithdrawals(context, found.visible);
  return ruling;
};
