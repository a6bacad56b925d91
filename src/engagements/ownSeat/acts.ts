import { randomUUID } from 'node:crypto';
import { refreshActor } from '../../database/actor.ts';
import type { Tx } from '../../database/tx.ts';
import { addDays, type Day, dayOf } from '../../kernel/clock.ts';
import type { NominationId, OrganisationId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { seatCodeHash } from '../../vault/codes/seatCode.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { giveCode, nomineeKeyring } from '../../vault/nominee.ts';
import { shred } from '../../vault/record.ts';
import { takeBack } from '../nominations/acts.ts';
import type { Appearance } from '../nominations/appearance.ts';
import type { NominationFacts, NomineeAnswer, SeatTerms } from '../nominations/facts.ts';
import { NomineeReader, sealedChoices, sealedNote } from '../nominations/nomineeStore.ts';
import { answerSeat, askingOf, changeAppearance, linkIsGood, spendLink } from '../nominations/rules.ts';
import { NominationWriter } from '../nominations/store.ts';
import { say } from '../questions/acts.ts';
import { askOrganisation } from '../questions/rules.ts';
import { lockEngagement } from '../store.ts';

/** The nominee at her seat, with what her code opens. Close the keyring when the request is over. */
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
const takeOwnCode = async (at: AtSeat, own: Buffer): Promise<Outcome> => {
  const { tx, nomination, code } = at;
  const writer = new NominationWriter(tx);
  const epoch = (await writer.epochOf(nomination.id)) + 1;
  const expires = [lastUse(at), addDays(todayAt(at), 30)].sort().at(-1) ?? lastUse(at);
  const used = { nomination_id: nomination.id, token_hash: seatCodeHash(code) };
  await giveCode(
    { tx, keyring: null },
    { nomination: nomination.id, epoch, code: own, day: todayAt(at) },
    { code },
  );
  const next = { token_hash: seatCodeHash(own), kind: 'return' as const, epoch, expires_on: expires };
  const spent = spendLink(await writer.turnLink(used, next));
  if (!spent.ok) return spent;
  await refreshActor(tx, { kind: 'stranger', bearer: seatCodeHash(own) });
  return spent;
};

/** Before other words take the place of hers: those before are noise, to her organisation too (C39). */
const forget = async ({ tx, nomination }: AtSeat, table: 'nominee_answer' | 'appearance'): Promise<void> =>
  shred(tx, await new NominationWriter(tx).recordsOf([nomination.id], [table]));

const writeAppearance = async (at: AtSeat, choices: Appearance): Promise<void> => {
  const { tx, nomination } = at;
  await forget(at, 'appearance');
  const row = randomUUID();
  await new NominationWriter(tx).setAppearance({
    nomination_id: nomination.id,
    organisation_id: nomination.organisation,
    record_id: row,
    choices_sealed: await sealedChoices.sealNew(
      { tx, keyring: null },
      row,
      audiences(at),
      choices,
      nomination.id,
    ),
    changed_on: todayAt(at),
  });
};

const writeAnswer = async (at: AtSeat, answer: NomineeAnswer, note: string): Promise<void> => {
  const { tx, nomination } = at;
  await forget(at, 'nominee_answer');
  const row = note.trim() === '' ? null : randomUUID();
  await new NominationWriter(tx).setAnswer({
    nomination_id: nomination.id,
    organisation_id: nomination.organisation,
    answer,
    record_id: row,
    note_sealed:
      row && (await sealedNote.sealNew({ tx, keyring: null }, row, audiences(at), note, nomination.id)),
    answered_on: todayAt(at),
  });
};

/** A yes says at once how she appears. `own`: the code that is hers from now on. */
type Answering = { note: string; own: Buffer } & (
  | { answer: 'accepted'; appearance: Appearance }
  | { answer: 'declined' | 'asked'; appearance?: undefined }
);

/** What she asks goes where its answer comes back; asked without a word, it is a wish to be spoken to. */
const ask = async (at: AtSeat, words: string, answer: 'asked'): Promise<Outcome<{ answer: 'asked' }>> => {
  const asked: Outcome = words === '' ? { ok: true } : await askFromSeat(at, words);
  if (!asked.ok) return asked;
  await writeAnswer(at, answer, '');
  return { ok: true, answer };
};

/** A question to whoever nominated her, at any time. P6 */
export const askFromSeat = async (at: AtSeat, words: string): Promise<Outcome> => {
  const { tx, nomination, now } = at;
  await lockEngagement(tx, nomination.engagement);
  return say({ tx, keyring: null }, nomination, {
    ...{ byNominee: true, words, day: todayAt(at) },
    may: (written) => askOrganisation(askingOf(nomination, now), written),
  });
};

/** Yes, no, or a question first; no reason is asked for. */
export const answerOwnSeat = async (
  at: AtSeat,
  { answer, note, appearance, own }: Answering,
): Promise<Outcome<{ answer: Answering['answer'] }>> => {
  // The same form came before: it gave her the code that opened this (C48).
  if (at.code.equals(own)) return { ok: true, answer };
  const ruling = answerSeat(at.nomination, answer, at.now, at.calledOff);
  if (!ruling.ok) return ruling;
  if (at.nomination.link?.kind === 'invite') {
    const spent = await takeOwnCode(at, own);
    if (!spent.ok) return spent;
  }
  if (answer === 'asked') return ask(at, note, answer);
  await writeAnswer(at, answer, note);
  if (appearance) await writeAppearance(at, appearance);
  return { ok: true, answer };
};

/** Another choice, any time. What was shown is taken back; her organisation may show the new one. P6 */
export const changeOwnAppearance = async (at: AtSeat, appearance: Appearance): Promise<Outcome> => {
  const ruling = changeAppearance(at.nomination);
  if (!ruling.ok) return ruling;
  await takeBack(at, at.nomination, todayAt(at));
  await writeAppearance(at, appearance);
  return ruling;
};

/** Out, without a reason, at any time: what she wrote of herself is noise from now on. P6 */
export const withdrawOwnSeat = async (at: AtSeat): Promise<Outcome> => {
  // Pressed twice, it is withdrawn all the same (C48).
  if (at.nomination.answer?.answer === 'withdrawn') return { ok: true };
  const ruling = answerSeat(at.nomination, 'withdrawn', at.now);
  if (!ruling.ok) return ruling;
  await takeBack(at, at.nomination, todayAt(at));
  await writeAnswer(at, 'withdrawn', '');
  await new NominationWriter(at.tx).forget([at.nomination.id], ['nominee_message', 'appearance']);
  return ruling;
};
