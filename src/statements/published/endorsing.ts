import type { Tx } from '../../database/open.ts';
import { type Day, dayOf } from '../../kernel/clock.ts';
import { endorsementId, type FinalTextId, newId } from '../../kernel/ids.ts';
import { refuse } from '../../kernel/outcome.ts';
import { signatureCodeHash } from '../../vault/signatureCode.ts';
import type { Ruling } from '../ruling.ts';
import { confirmEndorsement } from '../signing.ts';
import { lockStatement } from '../store.ts';
import { StatementSeal } from '../wordStore.ts';
import { PublicReader } from './publicStore.ts';
import { type OwnEndorsement, type SignOnLink, type SignOnReader, SignOnWriter } from './signOnStore.ts';

/** What she signs with: her organisation's name, and the code that is hers from now on. */
export type Signature = { name: string; code: Buffer };
/** Null where there is nothing behind the link, the page or the code (C16). */
type Act = Promise<Ruling | null>;

type Signing = { at: SignOnLink; signature: Signature; day: Day };

const sealed = async (tx: Tx, { at, signature, day }: Signing) => {
  const id = newId(endorsementId);
  const nameSealed = await new StatementSeal(tx, at.statement).name(id, signature.name);
  return { ...at, id, codeHash: signatureCodeHash(signature.code), nameSealed, day };
};

/** Signs on by a one-time link: exactly the text it was made for, while that is open to others. P9 */
export const signByLink = async (
  tx: Tx,
  tokenHash: Buffer,
  signature: Signature,
  now: Temporal.Instant,
): Act => {
  const day = dayOf(now);
  const writer = new SignOnWriter(tx);
  const at = await writer.link(tokenHash, day);
  if (!at) return null;
  await lockStatement(tx, at.statement);
  // Somebody may have used it while this one waited.
  if (!(await writer.link(tokenHash, day))) return null;
  if ((await writer.open(at.statement)) !== at.final) return refuse('signOnClosed', 'P9');
  const shownName = (await writer.isPublished(at.final)) ? signature.name : null;
  await writer.endorseByLink(await sealed(tx, { at, signature, day }), shownName);
  return (await writer.useLink(tokenHash, day)) ? { ok: true } : null;
};

/** Signs on by the public page; it counts once somebody on the draft has looked at it. P9 */
export const signByPage = async (
  tx: Tx,
  doorHash: Buffer,
  signature: Signature,
  now: Temporal.Instant,
): Act => {
  const reader = new PublicReader(tx);
  const at = await reader.publication(doorHash);
  if (!at) return null;
  await lockStatement(tx, at.statement);
  if (!(await reader.isOpen(at.final))) return refuse('signOnClosed', 'P9');
  await new SignOnWriter(tx).endorseByPage(await sealed(tx, { at, signature, day: dayOf(now) }));
  return { ok: true };
};

/** Is its name asked for again? Only its code knows the text has a page now, and it is sealed to those on the draft. */
export const needsName = async (
  reader: SignOnReader,
  { shown, takenOn }: OwnEndorsement,
  open: FinalTextId | null,
): Promise<boolean> => !shown && takenOn !== null && open !== null && (await reader.isPublished(open));

/** The signature holds for the text as it reads now. Nobody but its own code can say so. P1 */
export const confirmOwn = async (tx: Tx, code: Buffer, name: string): Act => {
  const writer = new SignOnWriter(tx);
  const hash = signatureCodeHash(code);
  const own = await writer.own(hash);
  if (!own) return null;
  await lockStatement(tx, own.statement);
  const open = await writer.open(own.statement);
  const ruling = confirmEndorsement({ open }, own);
  if (!ruling.ok) return ruling;
  const asked = await needsName(writer, own, open);
  if (asked && name === '') return refuse('reasonNeeded');
  await writer.confirm(hash, ruling.final, asked ? name : null);
  return ruling;
};

/** Takes the signature back, at any time and without a reason. */
export const withdrawOwn = async (tx: Tx, code: Buffer, now: Temporal.Instant): Act => {
  const writer = new SignOnWriter(tx);
  const own = await writer.own(signatureCodeHash(code));
  if (!own) return null;
  if (own.withdrawnOn !== null) return refuse('alreadyWithdrawn');
  await writer.withdraw(signatureCodeHash(code), dayOf(now));
  return { ok: true };
};
