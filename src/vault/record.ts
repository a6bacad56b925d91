import { randomBytes } from 'node:crypto';
import type { Tx } from '../database/tx.ts';
import type { AudienceId, OrganisationId } from '../kernel/ids.ts';
import { openBox, sealBox } from './box.ts';
import { KeyDoesNotFit } from './chain/doubt.ts';
import { type Inside, isFrom, senderIn, withSender } from './chain/sender.ts';
import type { Link } from './chain/statement.ts';
import { openField, placeOf, sealField, Unopenable } from './envelope.ts';
import { type AudienceKey, currentKeys, type Keyring, type Sealing, type Signer } from './keyring.ts';
import { recordPlace } from './place.ts';

/** Who sealed it: an organisation; nobody who signs (an outsider, or time); somebody before boxes were signed. */
export type SealedBy = OrganisationId | 'nobody' | 'before';

/** One row's key: seals and opens its columns, each at its own place. */
export class RecordKey {
  readonly #key: Buffer;

  constructor(
    readonly table: string,
    readonly row: string,
    key: Buffer,
    readonly sealedBy: SealedBy = 'nobody',
  ) {
    this.#key = key;
  }

  /** `whose`: what names the row where the record's own id can be written over together with what it seals (C03). */
  seal(column: string, text: string, ...whose: (string | number)[]): Buffer {
    return sealField(this.#key, text, placeOf(this.table, column, this.row, ...whose));
  }

  /** Throws `Unopenable`. */
  open(column: string, envelope: Uint8Array, ...whose: (string | number)[]): string {
    return openField(this.#key, envelope, placeOf(this.table, column, this.row, ...whose)).toString('utf8');
  }

  /** The key, sealed for one audience, and signed within by whoever seals it. */
  wrapFor({ audience, epoch, publicKey }: AudienceKey, signer: Signer | null): Buffer {
    const place = recordPlace(this.row, audience, epoch);
    const plain = withSender(this.#key, signer, place, publicKey);
    try {
      return sealBox(publicKey, plain, place);
    } finally {
      plain.fill(0);
    }
  }
}

const insertWraps = async (
  { tx, keyring }: Sealing,
  record: RecordKey,
  audiences: AudienceId[],
): Promise<void> => {
  const keys = await currentKeys({ tx, keyring }, audiences);
  const signer = keyring && (await keyring.organisationSigner(tx));
  const wraps = keys.map((key) => ({
    record_id: record.row,
    audience_id: key.audience,
    epoch: key.epoch,
    sealed: record.wrapFor(key, signer),
  }));
  await tx.insertInto('record_wrap').values(wraps).execute();
};

/** A fresh key for a new row, wrapped for each audience. Needs no private key: whoever may write in, can. */
export const newRecord = async (
  by: Sealing,
  { table, row }: { table: string; row: string },
  audiences: AudienceId[],
): Promise<RecordKey> => {
  if (audiences.length === 0) throw new Error('a record that nobody can open');
  const record = new RecordKey(table, row, randomBytes(32));
  await insertWraps(by, record, [...new Set(audiences)]);
  return record;
};

type Wrap = { record_id: string; audience_id: AudienceId; epoch: number; sealed: Buffer };
/** `before`: the epoch it is sealed to, and those before it. */
type Opened = { wrap: Wrap; inside: Inside; link: Link; before: readonly Link[] };

/**
 * The keys of the rows she can open, each with who sealed it; the others are absent, and so is what nobody signed who
 * has to. `unsigned`: may be written in by those who have no key to sign with.
 */
export const recordKeys = async <Row extends string>(
  tx: Tx,
  keyring: Keyring,
  { table, unsigned = false }: { table: string; unsigned?: boolean },
  rows: Row[],
): Promise<Map<Row, RecordKey>> => {
  const found = new Map<Row, RecordKey>();
  if (rows.length === 0) return found;
  const wraps = await tx
    .selectFrom('record_wrap')
    .select(['record_id', 'audience_id', 'epoch', 'sealed'])
    .where('record_id', 'in', rows)
    .execute();
  const opened = await openWraps(tx, keyring, wraps);
  const senders = await sendersOf(tx, keyring, opened);
  const names = new Map<string, Row>(rows.map((row) => [row, row]));
  for (const one of opened) {
    const row = names.get(one.wrap.record_id);
    const by = sealedBy(senders, one);
    if (!row || !by || found.has(row) || (by === 'nobody' && !unsigned)) continue;
    found.set(row, new RecordKey(table, row, one.inside.key, by));
  }
  return found;
};

const placeOfWrap = (wrap: Wrap): string => recordPlace(wrap.record_id, wrap.audience_id, wrap.epoch);

/**
 * The sender's oldest key that may have sealed it: the one with which it made the keys of those who may open it, or a
 * later one. Whoever was removed has the keys from before, and they sign nothing that is sealed since (C18).
 */
const oldestKey = (sender: OrganisationId, chain: readonly Link[], { link, before }: Opened): number => {
  if (link.audience === sender) return link.epoch;
  const made = before.flatMap(({ by }) => (by?.id === sender ? [by.key] : []));
  const epochs = chain.filter(({ signingKey }) => made.some((key) => signingKey?.equals(key)));
  return epochs.at(-1)?.epoch ?? 0;
};

/** Null where the box says something of its sender that is not so. */
const sealedBy = (senders: Map<string, Link[]>, opened: Opened): SealedBy | null => {
  const { inside, link, wrap } = opened;
  const { signed, key } = inside;
  // Boxes from before say nothing of their sender: none is sealed to a key that was signed when it was made.
  if (signed === 'from before') return link.born ? null : 'before';
  if (signed === 'not signed') return 'nobody';
  const chain = senders.get(signed.organisation) ?? [];
  if (signed.epoch < oldestKey(signed.organisation, chain, opened)) return null;
  return isFrom(chain, signed, key, placeOfWrap(wrap), link.publicKey) ? signed.organisation : null;
};

const openWraps = async (tx: Tx, keyring: Keyring, wraps: Wrap[]): Promise<Opened[]> => {
  const opened: Opened[] = [];
  for (const [, same] of Map.groupBy(wraps, (wrap) => `${wrap.audience_id}|${wrap.epoch}`)) {
    const [first] = same;
    const key = first && (await orNull(keyring.privateKey(tx, first.audience_id, first.epoch)));
    if (!first || !key) continue;
    const before = (await keyring.chain(tx, first.audience_id)).filter(({ epoch }) => epoch <= first.epoch);
    const link = before.at(-1);
    if (!link) continue;
    for (const wrap of same) {
      const inside = openWrap(key, wrap);
      if (inside) opened.push({ wrap, inside, link, before });
    }
  }
  return opened;
};

/** The chains of whoever they say sealed them, in one query where this request has not read them yet. */
const sendersOf = async (tx: Tx, keyring: Keyring, opened: Opened[]): Promise<Map<string, Link[]>> => {
  const named = opened.flatMap(({ inside }) =>
    typeof inside.signed === 'string' ? [] : [inside.signed.organisation],
  );
  const chains = new Map<string, Link[]>();
  for (const [id, links] of await keyring.known(tx, [...new Set(named)])) chains.set(id, links);
  return chains;
};

const openWrap = (key: Buffer, wrap: Wrap): Inside | null => {
  try {
    return senderIn(openBox(key, wrap.sealed, placeOfWrap(wrap)));
  } catch {
    return null;
  }
};

/** A key that does not fit opens nothing here; that it does not is noted, and told where it belongs. */
const orNull = async (key: Promise<Buffer>): Promise<Buffer | null> => {
  try {
    return await key;
  } catch (problem) {
    if (problem instanceof Unopenable || problem instanceof KeyDoesNotFit) return null;
    throw problem;
  }
};

/** Lets one more audience open the row. */
export const shareRecord = async (by: Sealing, record: RecordKey, audience: AudienceId): Promise<void> =>
  insertWraps(by, record, [audience]);

/**
 * A fresh key for a row whose every sealed column is about to be written again. Whoever was removed since may have
 * kept the old one (C18).
 */
export const renewRecord = async (
  by: Sealing,
  place: { table: string; row: string },
  audiences: AudienceId[],
): Promise<RecordKey> => {
  await shred(by.tx, [place.row]);
  return newRecord(by, place, audiences);
};

/** Deletes the wraps that the actor's side can reach: without them the text is noise to everyone (C39). */
export const shred = async (tx: Tx, rows: string[]): Promise<void> => {
  if (rows.length > 0) await tx.deleteFrom('record_wrap').where('record_id', 'in', rows).execute();
};
