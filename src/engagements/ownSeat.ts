import { randomUUID } from 'node:crypto';
import { refreshActor } from '../database/actor.ts';
import type { Tx } from '../database/open.ts';
import { addDays, type Day, dayOf } from '../kernel/clock.ts';
import type { NominationId, OrganisationId } from '../kernel/ids.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import type { Keyring } from '../vault/keyring.ts';
import { giveCode, nomineeKeyring } from '../vault/nominee.ts';
import { shred } from '../vault/record.ts';
import { seatCodeHash } from '../vault/seatCode.ts';
import type { Appearance } from './appearance.ts';
import { takeBack } from './nominating.ts';
import type { NominationFacts } from './nominationFacts.ts';
import { answerSeat, linkIsGood, type NominationRefusal } from './nominationRules.ts';
import { NominationWriter } from './nominationStore.ts';
import { NomineeReader, type SeatTerms, sealWords } from './nomineeStore.ts';

/** The nominee at her own door: one seat, and what her code opens. Close the keyring when the request is over. */
export type AtSeat = {
  tx: Tx;
  keyring: Keyring;
  code: Buffer;
  now: Temporal.Instant;
  nomination: NominationFacts;
  terms: SeatTerms;
  /** It will not take place. */
  calledOff: boolean;
};
type Act = Promise<Outcome<unknown, NominationRefusal>>;

/** Days that her own code outlives a plan without dates. Our default. */
const ownDays = 180;

/**
 * Finds the seat that this code opens; the transaction's actor must bear its hash. Null where it is spent, late, erased
 * or never was: all look alike (C16).
 */
export const atSeat = async (tx: Tx, code: Buffer, now: Temporal.Instant): Promise<AtSeat | null> => {
  const writer = new NominationWriter(tx);
  const link = await writer.link(seatCodeHash(code));
  const nomination = link && (await writer.nomination(link.nomination_id));
  if (!link || !nomination || nomination.erasedOn !== null || !linkIsGood(nomination, dayOf(now)))
    return null;
  const keyring = nomineeKeyring(nomination.id, link.epoch, code);
  const terms = await new NomineeReader(tx, keyring).terms(nomination.id);
  const calledOff = await writer.calledOff(nomination.engagement);
  if (terms) return { tx, keyring, code, now, nomination, terms, calledOff };
  keyring.close();
  return null;
};

const audiences = ({ nomination }: AtSeat): [OrganisationId, NominationId] => [
  nomination.organisation,
  nomination.id,
];
const todayAt = ({ now }: AtSeat): Day => dayOf(now);

const lastUse = ({ terms, now }: AtSeat): Day => {
  const last = terms.plan.sessions
    .map(({ on }) => on)
    .sort()
    .at(-1);
  return last ? addDays(last, Math.max(terms.plan.eraseAfterDays, 1)) : addDays(dayOf(now), ownDays);
};

/** The link is spent with its first use: from now on only the new code, which nobody but her has seen, opens it. */
const takeOwnCode = async (at: AtSeat, own: Buffer): Promise<boolean> => {
  const { tx, nomination, code } = at;
  const writer = new NominationWriter(tx);
  const epoch = (await writer.epochOf(nomination.id)) + 1;
  const expires = [lastUse(at), addDays(todayAt(at), 30)].sort().at(-1) ?? lastUse(at);
  const used = { nomination_id: nomination.id, token_hash: seatCodeHash(code) };
  await giveCode(tx, { nomination: nomination.id, epoch, code: own, day: todayAt(at) }, code);
  const next = { token_hash: seatCodeHash(own), kind: 'return' as const, epoch, expires_on: expires };
  if (!(await writer.turnLink(used, next))) return false;
  await refreshActor(tx, { kind: 'stranger', bearer: seatCodeHash(own) });
  return true;
};

/** Before other words take the place of hers: those before are noise, to her organisation too (C39). */
const forget = async ({ tx, nomination }: AtSeat, table: 'nominee_answer' | 'appearance'): Promise<void> =>
  shred(tx, await new NominationWriter(tx).recordsOf(nomination.id, [table]));

const writeAppearance = async (at: AtSeat, choices: Appearance): Promise<void> => {
  const { tx, nomination } = at;
  await forget(at, 'appearance');
  const row = randomUUID();
  const place = { table: 'appearance', row, column: 'choices_sealed', of: nomination.id };
  await new NominationWriter(tx).setAppearance({
    nomination_id: nomination.id,
    organisation_id: nomination.organisation,
    record_id: row,
    choices_sealed: await sealWords(tx, place, audiences(at), choices),
    changed_on: todayAt(at),
  });
};

const writeAnswer = async (
  at: AtSeat,
  answer: 'accepted' | 'declined' | 'asked' | 'withdrawn',
  note: string,
): Promise<void> => {
  const { tx, nomination } = at;
  await forget(at, 'nominee_answer');
  const row = note.trim() === '' ? null : randomUUID();
  const place = { table: 'nominee_answer', row: row ?? '', column: 'note_sealed', of: nomination.id };
  await new NominationWriter(tx).setAnswer({
    nomination_id: nomination.id,
    organisation_id: nomination.organisation,
    answer,
    record_id: row,
    note_sealed: row ? await sealWords(tx, place, audiences(at), note) : null,
    answered_on: todayAt(at),
  });
};

type Answering = {
  answer: 'accepted' | 'declined' | 'asked';
  note: string;
  appearance: Appearance | null;
  /** The code that is hers from now on. */
  own: Buffer;
};

/** Yes, no, or a question first; no reason is asked for. */
export const answerOwnSeat = async (at: AtSeat, { answer, note, appearance, own }: Answering): Act => {
  const ruling = answerSeat(at.nomination, answer, at.now, at.calledOff);
  if (!ruling.ok) return ruling;
  if (answer === 'accepted' && !appearance) return refuse('noAppearance', 'P6');
  if (at.nomination.link?.kind === 'invite' && !(await takeOwnCode(at, own))) return refuse('linkSpent');
  await writeAnswer(at, answer, note);
  if (answer === 'accepted' && appearance) await writeAppearance(at, appearance);
  return ruling;
};

/** Another choice, any time. What was shown is taken back; her organisation may show the new one. P6 */
export const changeOwnAppearance = async (at: AtSeat, appearance: Appearance): Act => {
  if (at.nomination.answer?.answer !== 'accepted') return refuse('notAccepting');
  await takeBack(at, at.nomination, todayAt(at));
  await writeAppearance(at, appearance);
  return { ok: true };
};

/** Out, without a reason, at any time: what she wrote of herself is noise from now on. P6 */
export const withdrawOwnSeat = async (at: AtSeat): Act => {
  const ruling = answerSeat(at.nomination, 'withdrawn', at.now);
  if (!ruling.ok) return ruling;
  await takeBack(at, at.nomination, todayAt(at));
  await writeAnswer(at, 'withdrawn', '');
  await forget(at, 'appearance');
  await new NominationWriter(at.tx).forgetAppearance(at.nomination.id);
  return ruling;
};
