import type { StatementId } from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { mayOwn } from '../rules.ts';
import { readVisible } from '../visible.ts';
import { mayReplaceUnsent } from './rules.ts';
import { type Unsent, type UnsentSlot, UnsentTexts, type UnsentWords } from './unsentStore.ts';

/** What a window holds, and the number of the kept words that it last saw; 0: none. */
export type UnsentWindow = { slot: UnsentSlot; seen: number; words: UnsentWords };

const isSame = (one: UnsentWords, other: UnsentWords): boolean =>
  one.title === other.title &&
  one.body === other.body &&
  one.references === other.references &&
  one.note === other.note &&
  one.base === other.base &&
  one.language === other.language;

/**
 * Keeps what somebody has written so far, for herself. A window that has not seen her newest words never writes over
 * them in silence; the same words kept twice are kept once.
 */
export const keepUnsent = async (
  context: MemberContext,
  id: StatementId,
  { slot, seen, words }: UnsentWindow,
): ActOutcome<{ number: number }> => {
  const visible = await readVisible(context, id);
  if (!visible) return null;
  const may = mayOwn(visible.facts, context.member);
  if (!may.ok) return may;
  const texts = new UnsentTexts(context.tx, context.keyring);
  const at = { statement: id, slot };
  const kept = await texts.of(at);
  if (kept && isSame(kept.words, words)) return { ok: true, number: kept.number };
  if (!kept) await texts.clearUnreadable(at);
  const organisation = context.member.organisation.id;
  const isKept = await texts.keep(at, words, { seen, organisation, day: todayOf(context) });
  return mayReplaceUnsent({ isKept, seen });
};

export const unsentOf = (
  context: MemberContext,
  statement: StatementId,
  slot: UnsentSlot,
): Promise<Unsent | null> => new UnsentTexts(context.tx, context.keyring).of({ statement, slot });

/** Deletes her unsent words: the form shows the draft's text again. */
export const dropUnsent = async (
  context: MemberContext,
  id: StatementId,
  slot: UnsentSlot,
): ActOutcome<{ slot: UnsentSlot }> => {
  const visible = await readVisible(context, id);
  if (!visible) return null;
  const may = mayOwn(visible.facts, context.member);
  if (!may.ok) return may;
  await new UnsentTexts(context.tx, context.keyring).drop({ statement: id, slot });
  return { ok: true, slot };
};
