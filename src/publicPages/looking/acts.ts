import { dayOf } from '../../kernel/clock.ts';
import type { BlankingId, PublicWordsId } from '../../kernel/ids.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import type { MemberAtPage } from '../atPage.ts';
import { BlankingWriter } from '../blankingStore.ts';
import type { Look, Reason } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { markOf, putBack } from '../passages.ts';
import { recordAtPage } from '../recordStore.ts';
import { judge, mayLook } from '../rules.ts';
import { fingerprintOf, lockPage, PublicWordsWriter, writerMark } from '../store.ts';
import { takeOutOf } from '../takeOutOf.ts';

export type LookGiven = { look: 'show' | 'hide'; reason: Reason };

/** Shows words that somebody else wrote, or does not; the fact of them shows either way. P6, P14 */
export const lookAtWords = async (
  at: MemberAtPage,
  id: PublicWordsId,
  { look, reason }: LookGiven,
): ActOutcome => {
  const { tx, keyring, member, now, kind, page } = at;
  await lockPage(tx, page.id);
  const writer = new PublicWordsWriter(tx);
  const words = await writer.one(id);
  if (!words || words.page !== page.id) return null;
  const own = member.organisation.id;
  const onText = (await writer.lookers(page.id)).find(({ organisation }) => organisation === own) ?? null;
  const opened = (await writer.opened([id], keyring)).get(id);
  const wrote = opened?.writer === writerMark(keyring, id);
  const may = mayLook(words, member, { onText, wrote });
  if (!may.ok) return may;
  if (!opened) return null;
  const today = dayOf(now);
  const entry = (shown: boolean) =>
    ledgerEntries.looked(page, shown, words.kind, words.sha256Hex, shown ? null : reason);
  if (look === 'hide') {
    const { host } = member.organisation;
    await writer.hidden(id, { state: 'hidden', reason, by: own }, !host, today);
    await recordAtPage(at, entry(false));
    return may;
  }
  const { seal, parts } = opened;
  if (fingerprintOf(seal, parts).toString('hex') !== words.sha256Hex)
    throw new Error('words are not what their fingerprint says');
  await writer.shown(id, seal, own, today);
  await kind.show(tx, words, parts, today);
  await recordAtPage(at, entry(true));
  return may;
};

/** Her organisation's look at what somebody without an account asked to be blanked. P6 */
export const lookAtAsked = async (at: MemberAtPage, id: BlankingId, look: Look): ActOutcome => {
  const { tx, keyring, member, now, kind, page } = at;
  await lockPage(tx, page.id);
  const writer = new BlankingWriter(tx);
  const asked = await writer.one(id);
  if (!asked || asked.page !== page.id) return null;
  const lookers = await new PublicWordsWriter(tx).lookers(page.id);
  const own = member.organisation.id;
  const onText = lookers.find(({ organisation }) => organisation === own) ?? null;
  const alone = lookers.length === 0;
  const outcome = judge(asked, member, { look, onText, wrote: false, alone }, now);
  if (!outcome.ok) return outcome;
  if (outcome.decided === null) {
    await writer.firstLook(id, look, own);
    return outcome;
  }
  const words = (await writer.opened([id], keyring)).get(id);
  if (!words) return null;
  const today = dayOf(now);
  const restores = outcome.decided === 'restore';
  await writer.decide(id, restores ? words.words || (words.found[0]?.originals[0] ?? '') : null, today);
  const mark = markOf(asked.number);
  if (restores) {
    const found = new Map(words.found.map(({ key, originals }) => [key, originals]));
    await kind.eachWords(tx, page, ({ key, text }) => putBack(text, mark, found.get(key) ?? []));
  } else if (asked.state === 'open') {
    await takeOutOf({ tx, kind, page }, words, mark);
  }
  const { number, by } = asked;
  await recordAtPage(
    at,
    restores ? ledgerEntries.restored(page, number) : ledgerEntries.blanked(page, number, by, null),
  );
  return outcome;
};
