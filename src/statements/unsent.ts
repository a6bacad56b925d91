import type { StatementId } from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import { mayOwn } from './rules.ts';
import type { Ruling } from './ruling.ts';
import { type Looking, readScene, todayOf } from './scene.ts';
import { type Unsent, type UnsentSlot, UnsentTexts, type UnsentWords } from './unsentStore.ts';

/** What a window holds, and the number of the keeping that it last saw; 0: none. */
export type Holding = { slot: UnsentSlot; seen: number; words: UnsentWords };

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
  looking: Looking,
  id: StatementId,
  { slot, seen, words }: Holding,
): Promise<Ruling<{ number: number }> | null> => {
  const scene = await readScene(looking, id);
  if (!scene) return null;
  const may = mayOwn(scene.facts, looking.member);
  if (!may.ok) return may;
  const texts = new UnsentTexts(looking.tx, looking.keyring);
  const at = { statement: id, slot };
  const kept = await texts.of(at);
  if (kept && isSame(kept.words, words)) return { ok: true, number: kept.number };
  if (!kept) await texts.clearUnreadable(at);
  const organisation = looking.member.organisation.id;
  const isKept = await texts.keep(at, words, { seen, organisation, day: todayOf(looking) });
  return isKept ? { ok: true, number: seen + 1 } : refuse('newerUnsent');
};

export const unsentOf = (
  looking: Looking,
  statement: StatementId,
  slot: UnsentSlot,
): Promise<Unsent | null> => new UnsentTexts(looking.tx, looking.keyring).of({ statement, slot });

/** She throws away what she had begun: the text on the draft is before her again. */
export const dropUnsent = async (
  looking: Looking,
  id: StatementId,
  slot: UnsentSlot,
): Promise<Ruling<{ slot: UnsentSlot }> | null> => {
  const scene = await readScene(looking, id);
  if (!scene) return null;
  const may = mayOwn(scene.facts, looking.member);
  if (!may.ok) return may;
  await new UnsentTexts(looking.tx, looking.keyring).drop({ statement: id, slot });
  return { ok: true, slot };
};
