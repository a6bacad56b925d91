import type { Tx } from '../../database/tx.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { checkComplete } from '../rules.ts';
import { emptySheet, type PartAnswers, withPart } from '../sheet/facts.ts';
import { addSheet } from '../sheet/store.ts';
import { lockRound } from '../store.ts';
import { asked } from '../termsStore.ts';
import { keepLinkedDraft, type Linked, linkedBy, spendLink } from './store.ts';

/** Somebody without an account, by the code of her link: one sheet, and nothing else. */
export type AtLink = { tx: Tx; code: Buffer; now: Temporal.Instant };

/** What her code opens. One that opens nothing looks like any missing page (C16). */
export const readLink = ({ tx, code, now }: AtLink): Promise<Linked | null> => linkedBy(tx, code, dayOf(now));

/** Where an act by a link begins: behind its round's lock, with what is stored then (C49). */
const beginAtLink = async (at: AtLink): Promise<Linked | null> => {
  const linked = await readLink(at);
  if (!linked) return null;
  await lockRound(at.tx, linked.round);
  return readLink(at);
};

/** Keeps her draft, which only her code opens again. */
export const keepLinked = async (at: AtLink, part: PartAnswers): ActOutcome => {
  const linked = await beginAtLink(at);
  if (!linked) return null;
  await keepLinkedDraft(at.tx, at.code, linked, withPart(linked.draft ?? emptySheet, part));
  return { ok: true };
};

/** Adds her sheet to those of the organisation that gave her the link, and deletes the link. C31 */
export const giveLinked = async (at: AtLink, part: PartAnswers): ActOutcome => {
  const linked = await beginAtLink(at);
  if (!linked) return null;
  const sheet = withPart(linked.draft ?? emptySheet, part);
  const outcome = checkComplete(linked.given, sheet, asked(linked.given.terms));
  if (!outcome.ok) return outcome;
  await addSheet(at.tx, linked, sheet);
  await spendLink(at.tx, linked);
  return outcome;
};
