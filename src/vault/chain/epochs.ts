import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import { type AudienceId, organisationId } from '../../kernel/ids.ts';
import { newKeyPair, sealBox } from '../box.ts';
import { sha256 } from '../derive.ts';
import { type AudienceKind, currentKeys, type Holder, type Keyring, type Signer } from '../keyring.ts';
import { previousPlace, sharePlace } from '../place.ts';
import { type SigningKey, signingKeyOf } from '../signing.ts';
import { KeyDoesNotFit } from './doubt.ts';
import { givenTo, wereGiven } from './roster.ts';
import { lockKeys } from './shareRows.ts';
import { type Link, statementOf } from './statement.ts';

type At = { audience: AudienceId; epoch: number };

const shareWith = async (tx: Tx, { audience, epoch }: At, key: Buffer, holders: Holder[]): Promise<void> => {
  const giver = signingKeyOf(key);
  const rows = holders.map((holder) => {
    const place = sharePlace({ audience, epoch, holder: holder.id, holderEpoch: holder.epoch });
    const sealed = sealBox(holder.publicKey, key, place);
    const signature = giver.sign(givenTo({ audience, epoch, holder }, sealed));
    return {
      ...{ audience_id: audience, epoch, holder_id: holder.id, holder_epoch: holder.epoch },
      ...{ sealed, signature },
    };
  });
  if (rows.length > 0) await tx.insertInto('key_share').values(rows).execute();
};

type NewEpoch = At & {
  kind: AudienceKind;
  day: Day;
  by: Signer;
  previous: { link: Link; key: Buffer } | null;
};

/** A new epoch, as records name it: by what its signatures are over. */
export type MadeKeys = { epoch: number; fingerprint: string };

/**
 * What is sealed, written and signed: by the key before it, and by whoever makes it. She has the key until her request
 * ends, also when she is no holder: whoever leaves still makes the new keys of those who stay, as her organisation.
 */
export const startEpoch = async (
  tx: Tx,
  keyring: Keyring,
  { kind, day, by, previous, ...at }: NewEpoch,
  holders: Holder[],
): Promise<MadeKeys> => {
  const pair = newKeyPair();
  const own = signingKeyOf(pair.privateKey);
  const row = {
    ...{ audience_id: at.audience, epoch: at.epoch, kind, since: day },
    ...{ public_key: pair.publicKey, signing_key: own.publicKey },
    previous_sealed: previous && sealBox(pair.publicKey, previous.key, previousPlace(at.audience, at.epoch)),
    ...{ by_id: by.id, by_key: by.key.publicKey },
  };
  const statement = statementOf(row, previous?.link.hash ?? null);
  const voucher: SigningKey = previous ? signingKeyOf(previous.key) : own;
  await tx
    .insertInto('audience_epoch')
    .values({ ...row, signature: voucher.sign(statement), by_signature: by.key.sign(statement) })
    .execute();
  await shareWith(tx, at, pair.privateKey, holders);
  keyring.adopt(at.audience, at.epoch, pair.privateKey);
  pair.privateKey.fill(0);
  return { epoch: at.epoch, fingerprint: sha256(statement).toString('hex') };
};

/** Whoever makes a key signs it: a person her organisation's, an organisation every other. */
const signerFor = async (tx: Tx, keyring: Keyring, kind: AudienceKind): Promise<Signer> => {
  const signer = kind === 'organisation' ? keyring.signer() : await keyring.organisationSigner(tx);
  if (!signer) throw new Error('nobody signs for a key');
  return signer;
};

/** The first epoch of a new organisation's, partnership's or draft's key. */
export const createAudience = async (
  tx: Tx,
  keyring: Keyring,
  { audience, kind }: { audience: AudienceId; kind: AudienceKind },
  holders: Holder[],
  day: Day,
): Promise<MadeKeys> => {
  const by = await signerFor(tx, keyring, kind);
  return startEpoch(tx, keyring, { audience, epoch: 1, kind, day, by, previous: null }, holders);
};

/** Signs an epoch as it was found, made before there were signatures. Only who holds its key can. */
export const signAsFound = async (tx: Tx, keyring: Keyring, links: readonly Link[]): Promise<boolean> => {
  const head = links.at(-1);
  if (!head || head.signingKey || head.kind === 'nominee') return false;
  const key = signingKeyOf(await keyring.privateKey(tx, head.audience, head.epoch));
  const at = tx
    .selectFrom('audience_epoch')
    .selectAll()
    .where('audience_id', '=', head.audience)
    .where('epoch', '=', head.epoch);
  const row = { ...(await at.executeTakeFirstOrThrow()), signing_key: key.publicKey };
  const signature = key.sign(statementOf(row, links.at(-2)?.hash ?? null));
  await tx
    .updateTable('audience_epoch')
    .set({ signing_key: key.publicKey, signature })
    .where('audience_id', '=', head.audience)
    .where('epoch', '=', head.epoch)
    .where('signing_key', 'is', null)
    .execute();
  return true;
};

/** The chain as it stands, its last epoch signed. */
const signedChain = async (tx: Tx, keyring: Keyring, audience: AudienceId): Promise<Link[]> => {
  const links = (await keyring.chains(tx, [audience])).get(audience) ?? [];
  return (await signAsFound(tx, keyring, links))
    ? ((await keyring.chains(tx, [audience])).get(audience) ?? [])
    : links;
};

/**
 * A new epoch for those who remain: whoever is not among `holders` opens nothing written from now on (C18), and those
 * who are still read what came before. Read `holders` after `lockKeys`.
 */
export const rotateAudience = async (
  tx: Tx,
  keyring: Keyring,
  audience: AudienceId,
  holders: Holder[],
  day: Day,
): Promise<MadeKeys> => {
  await lockKeys(tx);
  const head = (await signedChain(tx, keyring, audience)).at(-1);
  if (!head) throw new KeyDoesNotFit(audience);
  const { kind, epoch } = head;
  if (kind === 'organisation') await wereGiven(tx, organisationId.parse(audience), head, holders);
  const previous = { link: head, key: await keyring.privateKey(tx, audience, epoch) };
  const by = await signerFor(tx, keyring, kind);
  return startEpoch(tx, keyring, { audience, kind, epoch: epoch + 1, day, by, previous }, holders);
};

/**
 * Gives the current key to one more holder. A person who starts again with new keys replaces her own share.
 * Throws `Unopenable` when the giver's key is of an older epoch: an invitation from before somebody was removed.
 */
export const grant = async (
  tx: Tx,
  keyring: Keyring,
  audience: AudienceId,
  holder: Holder,
): Promise<void> => {
  await lockKeys(tx);
  const [current] = await currentKeys({ tx, keyring }, [audience]);
  const { epoch } = current ?? { epoch: 0 };
  const key = await keyring.privateKey(tx, audience, epoch);
  await tx
    .deleteFrom('key_share')
    .where('audience_id', '=', audience)
    .where('epoch', '=', epoch)
    .where('holder_id', '=', holder.id)
    .execute();
  await shareWith(tx, { audience, epoch }, key, [holder]);
};

/** Takes a leaver's shares away: hers, or any member's by a steward. What she kept a copy of, rotation answers. */
export const dropShares = async (tx: Tx, audience: AudienceId, holder: Holder['id']): Promise<void> => {
  await tx
    .deleteFrom('key_share')
    .where('audience_id', '=', audience)
    .where('holder_id', '=', holder)
    .execute();
};
