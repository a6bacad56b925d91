import type { Signer } from '../../ledger/checkpoint.ts';
import { hold as keep } from '../../ledger/checkpointStore.ts';
import { type PartnershipContext, recordOwn } from '../../ledger/partnershipContext.ts';
import { writePin } from '../../ledger/pinStore.ts';
import { onItsPage, readTroubles } from '../../ledger/trouble.ts';
import { ownCosigner, type Watch } from '../../ledger/witness/trust.ts';
import { type ActOutcome, todayOf } from '../../session/memberContext.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { beginAct, readVisible } from '../visible.ts';
import { type Held, hold, takeAsSeen } from './rules.ts';
import { RecordReader } from './store.ts';

export const watchOf = (
  { tx, keyring, member, partnership }: Omit<PartnershipContext, 'now'>,
  signer: Signer,
): Watch => ({ tx, keyring, signer, partnership, organisation: member.organisation.id });

/** "I hold this": keeps and signs the checkpoint for her organisation, and enters it in the record for everyone. */
export const holdCheckpoint = async (
  context: PartnershipContext,
  signer: Signer,
  seen: Held,
): ActOutcome<unknown> => {
  const { tx, keyring, member, partnership } = context;
  const visible = await beginAct(context);
  if (visible?.ownMembership !== 'in') return null;
  const watch = watchOf(context, signer);
  const hashAt = await new RecordReader(tx, keyring, partnership).hashAt(seen.size);
  const fits = (await readTroubles(watch, onItsPage)).troubles.length === 0;
  const outcome = hold(member, true, seen, { hashAt, fits });
  if (!outcome.ok) return outcome;
  const cosigner = await ownCosigner(watch);
  const place = { partnership, organisation: member.organisation.id, size: seen.size, day: todayOf(context) };
  const held = await keep(tx, { signer, cosigner }, place);
  await recordOwn(context, ledgerEntries.held(partnership, { ...seen, key: held?.key ?? null }));
  return outcome;
};

/** Something did not fit, she asked, and was told why: from now on what stands there is what she saw. */
export const takeRecordAsSeen = async (
  context: PartnershipContext,
  signer: Signer,
  seen: Held,
): ActOutcome<unknown> => {
  const { tx, keyring, member, partnership } = context;
  const visible = await readVisible(tx, member.organisation.id, partnership);
  if (visible?.ownMembership !== 'in') return null;
  const hashAt = await new RecordReader(tx, keyring, partnership).hashAt(seen.size);
  const outcome = takeAsSeen(true, seen, hashAt);
  if (outcome.ok)
    await writePin(tx, keyring, partnership, {
      ...{ seenOn: todayOf(context), serverKey: signer.verifierKey(partnership) },
    });
  return outcome;
};
