import { randomUUID } from 'node:crypto';
import { addDays } from '../kernel/clock.ts';
import { type EngagementId, type NominationId, newId, nominationId, releaseId } from '../kernel/ids.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { giveCode } from '../vault/nominee.ts';
import { shred } from '../vault/record.ts';
import { seatCodeHash } from '../vault/seatCode.ts';
import { beginAct, record, todayOf } from './acts.ts';
import { shownOf } from './appearance.ts';
import { planOf, requestTo } from './facts.ts';
import type { NominationFacts } from './nominationFacts.ts';
import { type NominationRefusal, nominate, promote, recall, release } from './nominationRules.ts';
import { NominationWriter } from './nominationStore.ts';
import { NomineeReader, type NomineeWho, type SeatTerms, sealWords } from './nomineeStore.ts';
import { says } from './saying.ts';
import type { EngagementScene, Looking } from './scene.ts';

export type Act<Facts = unknown> = Promise<Outcome<Facts, NominationRefusal> | null>;

/** How long a link waits to be used. Our default. */
const linkDays = 14;

/** The wording that is asked about. */
const asked = ({ facts }: EngagementScene) => {
  const version = planOf(facts);
  if (!version) throw new Error('what is asked has a plan');
  return version.id;
};

const termsOf = ({ facts, plan, parties }: EngagementScene, seat: string, own: string): SeatTerms => ({
  plan,
  seat,
  nominatedBy: parties.find(({ organisation }) => organisation === own)?.name ?? '',
  convenedBy: parties.find(({ organisation }) => organisation === facts.organisation)?.name ?? '',
});

/** The terms, sealed for her and for her organisation. */
const sealTerms = async (
  looking: Looking,
  scene: EngagementScene,
  { id, seat }: Pick<NominationFacts, 'id' | 'seat'>,
): Promise<void> => {
  const own = looking.member.organisation.id;
  const writer = new NominationWriter(looking.tx);
  await shred(looking.tx, await writer.recordsOf(id, ['nominee_terms']));
  const row = randomUUID();
  const sealed = await sealWords(
    looking.tx,
    { table: 'nominee_terms', row, column: 'terms_sealed', of: id },
    [own, id],
    termsOf(scene, seat, own),
  );
  await writer.setTerms({
    nomination_id: id,
    organisation_id: own,
    version_id: asked(scene),
    record_id: row,
    terms_sealed: sealed,
    made_on: todayOf(looking),
  });
};

type Nominating = { seat: string; who: NomineeWho; code: Buffer };

/** Names somebody of one's own for one's own seat. Her organisation hands her the code; nobody else learns of it. P6 */
export const nominateFor = async (
  looking: Looking,
  engagement: EngagementId,
  { seat, who, code }: Nominating,
): Act<{ id: NominationId }> => {
  const scene = await beginAct(looking, engagement);
  if (!scene) return null;
  const { tx, member } = looking;
  const own = member.organisation.id;
  const writer = new NominationWriter(tx);
  const nominations = await writer.inEngagement(engagement);
  const ruling = nominate(scene.facts, member, { plan: scene.plan, seat, nominations }, looking.now);
  if (!ruling.ok) return ruling;
  const request = requestTo(scene.facts, own);
  if (!request) throw new Error('an organisation that accepted was asked');
  const id = newId(nominationId);
  const sealed = await sealWords(
    tx,
    { table: 'nomination', row: id, column: 'who_sealed', of: id },
    [own],
    who,
  );
  await writer.nominate({
    id,
    engagement_id: engagement,
    organisation_id: own,
    request_id: request.id,
    seat_key: seat,
    place: ruling.place,
    who_sealed: sealed,
    nominated_on: todayOf(looking),
  });
  await giveLinkTo(looking, id, code);
  await sealTerms(looking, scene, { id, seat });
  return { ok: true, id };
};

const giveLinkTo = async (looking: Looking, id: NominationId, code: Buffer): Promise<void> => {
  const writer = new NominationWriter(looking.tx);
  const epoch = (await writer.epochOf(id)) + 1;
  const day = todayOf(looking);
  await giveCode(looking.tx, { nomination: id, epoch, code, day });
  await writer.giveLink({
    nomination_id: id,
    organisation_id: looking.member.organisation.id,
    token_hash: seatCodeHash(code),
    spent_hash: null,
    kind: 'invite',
    epoch,
    expires_on: addDays(day, linkDays),
  });
};

type Found = { scene: EngagementScene; nomination: NominationFacts; all: NominationFacts[] };
const find = async (
  looking: Looking,
  at: { engagement: EngagementId; nomination: NominationId },
): Promise<Found | null> => {
  const scene = await beginAct(looking, at.engagement);
  if (!scene) return null;
  const all = await new NominationWriter(looking.tx).inEngagement(at.engagement);
  const nomination = all.find(({ id }) => id === at.nomination);
  return nomination ? { scene, nomination, all } : null;
};
type At = { engagement: EngagementId; nomination: NominationId };

/** She is asked anew: what she said to other terms, and what was shown of her, is noise. P6 */
const forgetAnswer = async (looking: Looking, { scene, nomination }: Found): Promise<void> => {
  if (await takeBack(looking, nomination, todayOf(looking))) await recordWithdrawals(looking, scene);
  const writer = new NominationWriter(looking.tx);
  await shred(looking.tx, await writer.recordsOf(nomination.id, ['nominee_answer', 'appearance']));
  await writer.forgetAnswer(nomination.id);
  await writer.forgetAppearance(nomination.id);
};

/** A new code for her: the one before is dead. She is shown the terms as they stand, and answers those. */
export const giveNewLink = async (looking: Looking, at: At, code: Buffer): Act => {
  const found = await find(looking, at);
  if (!found) return null;
  const { scene, nomination } = found;
  if (looking.member.role !== 'steward') return refuse('onlySteward');
  if (nomination.erasedOn !== null) return refuse('linkSpent');
  await forgetAnswer(looking, found);
  await giveLinkTo(looking, nomination.id, code);
  await sealTerms(looking, scene, nomination);
  return { ok: true };
};

export const promoteReserve = async (looking: Looking, at: At): Act => {
  const found = await find(looking, at);
  if (!found) return null;
  const ruling = promote(found.nomination, looking.member, found.all);
  if (!ruling.ok) return ruling;
  await new NominationWriter(looking.tx).place(at.nomination, 0);
  return ruling;
};

/** What was shown is noise to everyone from now on; that something was shown, the record keeps. */
export const takeBack = async (
  looking: Pick<Looking, 'tx' | 'now'>,
  nomination: NominationFacts,
  day: string,
): Promise<boolean> => {
  if (!nomination.release) return false;
  await shred(looking.tx, [nomination.release.id]);
  await new NominationWriter(looking.tx).withdraw(nomination.release.id, day);
  return true;
};

/** Says in the record what was taken back and is not said yet. */
const recordWithdrawals = async (looking: Looking, { facts }: EngagementScene): Promise<void> => {
  const writer = new NominationWriter(looking.tx);
  for (const row of await writer.unrecorded(200, facts.id)) {
    const said = { engagement: row.engagement_id, seat: row.seat_key, organisation: row.organisation_id };
    await record(looking, row.partnership_id, says.withdrawn(said));
    await writer.markRecorded(row.id);
  }
};

/** The organisation takes her off its list for this seat, with everything that was written about it. */
export const withdrawNomination = async (looking: Looking, at: At): Act => {
  const found = await find(looking, at);
  if (!found) return null;
  const { nomination, scene } = found;
  if (looking.member.role !== 'steward') return refuse('onlySteward');
  if (await takeBack(looking, nomination, todayOf(looking))) await recordWithdrawals(looking, scene);
  const writer = new NominationWriter(looking.tx);
  await shred(looking.tx, [nomination.id, ...(await writer.recordsOf(nomination.id))]);
  await writer.remove(nomination.id);
  return { ok: true };
};

/** Shows the parties what she chose to show. P6 */
export const releaseNominee = async (looking: Looking, at: At): Act => {
  const found = await find(looking, at);
  if (!found) return null;
  const { scene, nomination } = found;
  const ruling = release(scene.facts, nomination, looking.member, looking.now);
  if (!ruling.ok) return ruling;
  const { partnership } = scene.facts;
  const choices = await new NomineeReader(looking.tx, looking.keyring).appearance(nomination.id);
  if (!partnership || !choices) return refuse('noAppearance', 'P6');
  const id = newId(releaseId);
  const place = { table: 'release', row: id, column: 'shown_sealed', of: nomination.id };
  const until = [ruling.until, ...(choices.until ? [choices.until] : [])].sort()[0] ?? ruling.until;
  await new NominationWriter(looking.tx).release({
    id,
    nomination_id: nomination.id,
    engagement_id: at.engagement,
    partnership_id: partnership,
    organisation_id: looking.member.organisation.id,
    seat_key: nomination.seat,
    version_id: asked(scene),
    shown_sealed: await sealWords(looking.tx, place, [partnership], shownOf(choices)),
    released_on: todayOf(looking),
    until,
  });
  await record(looking, partnership, says.released(nomination));
  return { ok: true };
};

export const recallNominee = async (looking: Looking, at: At): Act => {
  const found = await find(looking, at);
  if (!found) return null;
  const ruling = recall(found.nomination);
  if (!ruling.ok) return ruling;
  await takeBack(looking, found.nomination, todayOf(looking));
  await recordWithdrawals(looking, found.scene);
  return ruling;
};
