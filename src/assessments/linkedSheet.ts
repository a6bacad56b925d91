import type { Tx } from '../database/open.ts';
import { dayOf } from '../kernel/clock.ts';
import { keepLinkedHalf, type Linked, linkedBy, spendLink } from './linkStore.ts';
import { type RoundRefusal, whole } from './rules.ts';
import type { Act } from './scene.ts';
import type { Sheet } from './sheet.ts';
import { addSheet } from './sheetStore.ts';
import { asked } from './termsStore.ts';

/** Somebody without an account, at her own door: one sheet, and nothing else. */
export type AtLink = { tx: Tx; code: Buffer; linked: Linked };

export const atLink = async (tx: Tx, code: Buffer, now: Temporal.Instant): Promise<AtLink | null> => {
  const linked = await linkedBy(tx, code, dayOf(now));
  return linked && { tx, code, linked };
};

/** Only she reads it again, with the same code. */
export const keepLinked = ({ tx, code, linked }: AtLink, sheet: Sheet): Promise<void> =>
  keepLinkedHalf(tx, code, linked, sheet);

/** Hers joins the others of the organisation that gave her the link, and the link is gone. C31 */
export const giveLinked = async ({ tx, linked }: AtLink, sheet: Sheet): Act<unknown, RoundRefusal> => {
  const { given, round, organisation } = linked;
  const own = { organisation, side: given.side, left: false, mode: 'people' as const, handedIn: null };
  const ready = whole(own, sheet, asked(given.terms));
  if (!ready.ok) return ready;
  await addSheet(tx, { round, organisation }, sheet);
  await spendLink(tx, linked);
  return ready;
};
