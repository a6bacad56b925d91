import type { Source } from '../../admission/source.ts';
import type { Tx } from '../../database/tx.ts';
import { dayOf } from '../../kernel/clock.ts';
import { endorsementId, newId, type StatementId } from '../../kernel/ids.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { signatureCodeHash } from '../../vault/codes/signatureCode.ts';
import { PublicReader } from '../public/store.ts';
import { lockStatement } from '../store.ts';
import { StatementSeal } from '../text/store.ts';
import type { SignOnText } from './facts.ts';
import * as rules from './rules.ts';
import { SignOnWriter } from './store.ts';

/** Without an account: `hash` is of what is in hand, a link, a public page's address, or a signature's code. */
export type SignerContext = { tx: Tx; hash: Buffer; now: Temporal.Instant; source: Source };

/** What she signs with: her organisation's name, and the code that is hers from now on. */
export type Signature = { name: string; code: Buffer };

const newEndorsement = async (
  { tx, now }: SignerContext,
  { statement, final }: SignOnText,
  { name, code }: Signature,
) => {
  const id = newId(endorsementId);
  return {
    id,
    statement_id: statement,
    final_id: final,
    code_hash: signatureCodeHash(code),
    name_sealed: await new StatementSeal({ tx, keyring: null }, statement).name(id, name),
    made_on: dayOf(now),
  };
};

/** Signs on by a one-time link: exactly the text it was made for, while that is open to others. P9 */
export const signByLink = async (context: SignerContext, signature: Signature): ActOutcome => {
  const { tx, hash, now } = context;
  const day = dayOf(now);
  const writer = new SignOnWriter(tx);
  const at = await writer.link(hash, day);
  if (!at) return null;
  await lockStatement(tx, at.statement);
  // Somebody may have used it while this one waited.
  if (!(await writer.link(hash, day))) return null;
  const open = await writer.open(at.statement);
  const outcome = rules.signOn({ isOpen: open?.final === at.final, hasRoom: true });
  if (!outcome.ok) return outcome;
  const row = await newEndorsement(context, at, signature);
  // Somebody on the draft gave her the link: it counts at once. What she typed as a name is looked at first. P6
  await writer.endorse({ ...row, by_link: true, taken_on: day });
  await writer.useLink(hash, day);
  return outcome;
};

/** Signs on by the public page; it counts once somebody on the draft has looked at it. P9 */
export const signByPage = async (
  context: SignerContext,
  signature: Signature,
  takesOneMore: (statement: StatementId) => boolean,
): ActOutcome => {
  const { tx, hash } = context;
  const at = await new PublicReader(tx).publication(hash);
  if (!at) return null;
  // A flood that is refused anyway must not stand in the way of those who write, who wait for the same lock.
  const hasRoom = takesOneMore(at.statement);
  if (hasRoom) await lockStatement(tx, at.statement);
  const writer = new SignOnWriter(tx);
  const isOpen = (await writer.open(at.statement))?.final === at.final;
  const outcome = rules.signOn({ isOpen, hasRoom });
  if (outcome.ok) await writer.endorse({ ...(await newEndorsement(context, at, signature)), by_link: false });
  return outcome;
};

/** Confirms the signature under the text as it reads now. P1 */
export const confirmOwn = async ({ tx, hash }: SignerContext): ActOutcome => {
  const writer = new SignOnWriter(tx);
  const own = await writer.own(hash);
  if (!own) return null;
  await lockStatement(tx, own.statement);
  const open = await writer.open(own.statement);
  const outcome = rules.confirmOwn(own, open);
  if (outcome.ok && open && open.final !== own.final) await writer.confirm(hash, open);
  return outcome;
};

/** Takes the signature back, at any time, without a reason, and as often as she likes. P6 */
export const withdrawOwn = async ({ tx, hash, now }: SignerContext): ActOutcome => {
  const writer = new SignOnWriter(tx);
  const own = await writer.own(hash);
  if (!own) return null;
  await writer.withdraw(hash, own.id, dayOf(now));
  return { ok: true };
};
