import { dayOf } from '../../kernel/clock.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import type { AtPage, MemberAtPage } from '../atPage.ts';
import { BlankingWriter } from '../blankingStore.ts';
import type { Leaf, Reason } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { isSameRequest, markOf, takeOut } from '../passages.ts';
import { recordAtPage } from '../recordStore.ts';
import { askToBlank, blankingAs, judgedBy, mayBlank, takeDown } from '../rules.ts';
import { lockPage, PublicWordsWriter } from '../store.ts';
import { isPointedAt, leavesOf, type Pointed, takeOutOf } from '../takeOutOf.ts';

const isHit = (pointed: Pointed, leaf: Leaf): boolean =>
  isPointedAt(pointed, leaf) && takeOut(leaf.text, pointed.words, '').originals.length > 0;

/** Somebody without an account asks: at once it shows no more, while two look. P6 */
export const askFor = async (
  at: AtPage,
  pointed: Pointed,
  takesOneMore: () => boolean,
): ActOutcome<{ withheld: boolean }> => {
  const { tx, page, now } = at;
  await lockPage(tx, page.id);
  const writer = new BlankingWriter(tx);
  const before = await writer.ofPage(page.id);
  const hits = (await leavesOf(at)).filter((leaf) => leaf.askable && isHit(pointed, leaf));
  const [first] = hits;
  const wanted = pointed.words || (first?.text ?? '');
  const outcome = askToBlank({
    words: pointed.words,
    kind: first?.kind ?? null,
    restored: before.some(
      ({ restoredWords }) => restoredWords !== null && isSameRequest(restoredWords, wanted),
    ),
    withheld: before.filter(({ state }) => state === 'asked').length,
    hasRoom: takesOneMore(),
  });
  if (!outcome.ok) return outcome;
  const today = dayOf(now);
  const number = await writer.nextNumber(page.id);
  const state = outcome.withheld ? 'asked' : 'open';
  const take = async () => (outcome.withheld ? takeOutOf(at, pointed, markOf(number)) : []);
  await writer.ask(page, { number, state, decideBy: judgedBy(today) }, pointed, take, today);
  if (outcome.withheld) await new PublicWordsWriter(tx).forgetSeals(page.id);
  return outcome;
};

export type BlankingGiven = Pointed & { reason: Reason };

/** Blanks words for good: by their author, the host, or a community-led organisation on the text. P6 */
export const blankForGood = async (at: MemberAtPage, { reason, ...pointed }: BlankingGiven): ActOutcome => {
  const { tx, page, member, now } = at;
  await lockPage(tx, page.id);
  const words = new PublicWordsWriter(tx);
  const own = member.organisation.id;
  const today = dayOf(now);
  const onText = (await words.lookers(page.id)).find(({ organisation }) => organisation === own) ?? null;
  const waiting = (await words.ofPage(page.id)).find((one) => isOwnWaiting(one, pointed, own));
  if (waiting) {
    await words.hidden(waiting.id, { state: 'gone', reason, by: own }, false, today);
    return { ok: true };
  }
  const hits = (await leavesOf(at)).filter((leaf) => isHit(pointed, leaf));
  const outcome = blankingAs(hits, pointed.words, member, onText);
  if (!outcome.ok) return outcome;
  const writer = new BlankingWriter(tx);
  const number = await writer.nextNumber(page.id);
  await writer.blank(page, number, { by: outcome.as, organisation: own, reason }, today);
  await takeOutOf(at, pointed, markOf(number), (leaf) => mayBlank(leaf, member, onText).ok);
  await words.forgetSeals(page.id);
  await writer.forgetRestored(page.id, pointed.words);
  await recordAtPage(at, ledgerEntries.blanked(page, number, outcome.as, reason));
  return outcome;
};

/** What its author takes back before anybody has looked. */
const isOwnWaiting = (
  {
    state,
    by,
    kind,
    subject,
    place,
  }: { state: string; by: string; kind: string; subject: string; place: number },
  { block }: Pointed,
  own: string,
): boolean => {
  if (by !== own || (state !== 'waiting' && state !== 'hidden')) return false;
  const blocks: Record<string, string> = {
    objection: `objection ${subject}`,
    answer: `answer ${subject} ${place}`,
    external: 'objection',
    'external-answer': `answer ${place}`,
  };
  return blocks[kind] === block;
};

/** The whole page: by its owners together, or by the host, with a reason that shows. Its fact and fingerprints stay. P1 */
export const takePageDown = async (
  at: MemberAtPage,
  { reason }: { reason: Reason },
): ActOutcome<{ down: boolean }> => {
  const { tx, page, kind, member, now } = at;
  await lockPage(tx, page.id);
  const writer = new BlankingWriter(tx);
  const removals = await writer.removals(page.id);
  const owners = await kind.owners(tx, page);
  const agreed = removals.map((one) => one.organisation_id);
  const outcome = takeDown({ owners, agreed, down: removals.some(({ down }) => down) }, member);
  if (!outcome.ok) return outcome;
  const own = member.organisation.id;
  const today = dayOf(now);
  await writer.remove(page, own, { host: outcome.host, reason, down: outcome.down }, today);
  await recordAtPage(at, ledgerEntries.takenDown(page, outcome.down, outcome.host, reason));
  if (!outcome.down) return outcome;
  await kind.eachWords(tx, page, () => '');
  await kind.dropRest(tx, page);
  const words = new PublicWordsWriter(tx);
  await words.takeBackAll(page.id, own, reason, today);
  await words.forgetSeals(page.id);
  await writer.forgetRestored(page.id, '');
  await writer.forgetAsked(page.id, today);
  return outcome;
};
