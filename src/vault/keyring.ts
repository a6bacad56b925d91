import { sql } from 'kysely';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import { type AudienceId, type OrganisationId, organisationId, type PersonId } from '../kernel/ids.ts';
import { newKeyPair, openBox, sealBox } from './box.ts';
import { derive } from './derive.ts';
import { Unopenable } from './envelope.ts';
import { previousPlace, sharePlace } from './place.ts';

export type AudienceKind = 'organisation' | 'partnership' | 'nominee' | 'statement';
/** Who is given an audience's key: a person (her key has no epochs: 1), or an organisation at its current epoch. */
export type Holder = { id: PersonId | OrganisationId; epoch: number; publicKey: Buffer };
export type AudienceKey = { audience: AudienceId; epoch: number; publicKey: Buffer };

type Share = { epoch: number; holder_id: string; holder_epoch: number; sealed: Buffer };

/** What one signed-in person can open: herself, through her organisation, the partnerships it is in. */
export class Keyring {
  readonly person: PersonId;
  readonly #privateKey: Buffer;
  /** `audience|epoch` → private key, for as long as the request lasts. */
  readonly #opened = new Map<string, Buffer>();

  /** Takes over the private key: `close` zeroes it. */
  constructor({ person, privateKey }: { person: PersonId; privateKey: Buffer }) {
    this.person = person;
    this.#privateKey = privateKey;
  }

  /** A key that came another way, in an invitation's link. */
  adopt(audience: AudienceId, epoch: number, privateKey: Uint8Array): void {
    this.#keep(audience, epoch, Buffer.from(privateKey));
  }

  /** A value that only this person can make, for one use. */
  derive(use: string, length = 32): Buffer {
    return derive(this.#privateKey, use, undefined, length);
  }

  /** An audience's private key of one epoch. Throws `Unopenable` where she holds no way to it. Do not zero it. */
  async privateKey(tx: Tx, audience: AudienceId, epoch: number): Promise<Buffer> {
    const known = this.#opened.get(`${audience}|${epoch}`);
    if (known) return known;
    for (const share of await sharesFrom(tx, this.person, audience, epoch)) {
      if (!this.#opened.has(`${audience}|${share.epoch}`)) await this.#openShare(tx, audience, share);
      if (this.#opened.has(`${audience}|${share.epoch}`)) break; // the nearest epoch is enough to walk back from
    }
    return this.#walkBack(tx, audience, epoch);
  }

  /** Forgets every key. The request is over. */
  close(): void {
    this.#privateKey.fill(0);
    for (const key of this.#opened.values()) key.fill(0);
    this.#opened.clear();
  }

  #keep(audience: AudienceId, epoch: number, key: Buffer): void {
    this.#opened.set(`${audience}|${epoch}`, key);
  }

  /** A share is hers, or her organisation's: then the organisation's key opens it. One that does not open is not hers. */
  async #openShare(tx: Tx, audience: AudienceId, share: Share): Promise<void> {
    const { epoch, holder_id: holder, holder_epoch: holderEpoch } = share;
    try {
      const mine = holder === this.person;
      const key = mine
        ? this.#privateKey
        : await this.privateKey(tx, organisationId.parse(holder), holderEpoch);
      this.#keep(
        audience,
        epoch,
        openBox(key, share.sealed, sharePlace({ audience, epoch, holder, holderEpoch })),
      );
    } catch (problem) {
      if (!(problem instanceof Unopenable)) throw problem;
    }
  }

  /** Each epoch's key opens the one before it: a newcomer reads back from what she was given. */
  async #walkBack(tx: Tx, audience: AudienceId, epoch: number): Promise<Buffer> {
    const held = [...this.#opened.keys()].filter((name) => name.startsWith(`${audience}|`));
    const epochs = held
      .map((name) => Number(name.slice(audience.length + 1)))
      .filter((later) => later >= epoch);
    if (epochs.length === 0) throw new Unopenable();
    const nearest = Math.min(...epochs);
    for (const step of await previousFrom(tx, audience, epoch, nearest)) {
      const key = this.#opened.get(`${audience}|${step.epoch}`);
      if (!key || !step.previous_sealed) throw new Unopenable();
      this.#keep(
        audience,
        step.epoch - 1,
        openBox(key, step.previous_sealed, previousPlace(audience, step.epoch)),
      );
    }
    const found = this.#opened.get(`${audience}|${epoch}`);
    if (!found) throw new Unopenable();
    return found;
  }
}

/** The shares that may be hers: sealed to herself, or to an organisation. A steward sees other members' shares too. */
const sharesFrom = (tx: Tx, person: PersonId, audience: AudienceId, epoch: number) =>
  tx
    .selectFrom('key_share')
    .select(['epoch', 'holder_id', 'holder_epoch', 'sealed'])
    .where('audience_id', '=', audience)
    .where('epoch', '>=', epoch)
    .where((is) =>
      is.or([
        is('holder_id', '=', person),
        is.exists(
          is
            .selectFrom('audience_epoch')
            .select('audience_epoch.epoch')
            .whereRef('audience_epoch.audience_id', '=', 'key_share.holder_id')
            .whereRef('audience_epoch.epoch', '=', 'key_share.holder_epoch'),
        ),
      ]),
    )
    .orderBy('epoch')
    .execute();

const previousFrom = (tx: Tx, audience: AudienceId, epoch: number, nearest: number) =>
  tx
    .selectFrom('audience_epoch')
    .select(['epoch', 'previous_sealed'])
    .where('audience_id', '=', audience)
    .where('epoch', '>', epoch)
    .where('epoch', '<=', nearest)
    .orderBy('epoch', 'desc')
    .execute();

/**
 * Keys change one transaction at a time. Take this before reading who shall hold a key, so that nobody who leaves
 * meanwhile is given the next one, and nobody who joins meanwhile is forgotten. Held until the transaction ends;
 * where a transaction also appends to a ledger, take this first, or two of them could wait for each other.
 */
export const lockKeys = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('alongside keys', 0))`.execute(tx);
};

/** The public keys that things are sealed to now, one per audience. */
export const currentKeys = async (tx: Tx, audiences: AudienceId[]): Promise<AudienceKey[]> => {
  if (audiences.length === 0) return [];
  const rows = await tx
    .selectFrom('audience_epoch')
    .distinctOn('audience_id')
    .select(['audience_id', 'epoch', 'public_key'])
    .where('audience_id', 'in', audiences)
    .orderBy('audience_id')
    .orderBy('epoch', 'desc')
    .execute();
  const keys = rows.map((row) => ({
    audience: row.audience_id,
    epoch: row.epoch,
    publicKey: row.public_key,
  }));
  if (keys.length !== new Set(audiences).size) throw new Error('an audience has no key');
  return keys;
};

const currentKey = async (tx: Tx, audience: AudienceId): Promise<AudienceKey> => {
  const [key] = await currentKeys(tx, [audience]);
  if (!key) throw new Error('an audience has no key');
  return key;
};

const shareWith = async (tx: Tx, audience: AudienceId, epoch: number, key: Buffer, holders: Holder[]) => {
  const rows = holders.map((holder) => {
    const place = sharePlace({ audience, epoch, holder: holder.id, holderEpoch: holder.epoch });
    const sealed = sealBox(holder.publicKey, key, place);
    return { audience_id: audience, epoch, holder_id: holder.id, holder_epoch: holder.epoch, sealed };
  });
  if (rows.length > 0) await tx.insertInto('key_share').values(rows).execute();
};

type NewEpoch = {
  audience: AudienceId;
  kind: AudienceKind;
  epoch: number;
  day: Day;
  previous: Buffer | null;
};

const startEpoch = async (tx: Tx, { audience, kind, epoch, day, previous }: NewEpoch, holders: Holder[]) => {
  const pair = newKeyPair();
  const previousSealed = previous && sealBox(pair.publicKey, previous, previousPlace(audience, epoch));
  await tx
    .insertInto('audience_epoch')
    .values({
      audience_id: audience,
      epoch,
      kind,
      public_key: pair.publicKey,
      previous_sealed: previousSealed,
      since: day,
    })
    .execute();
  await shareWith(tx, audience, epoch, pair.privateKey, holders);
  pair.privateKey.fill(0);
};

/** The first epoch of a new organisation's, partnership's or draft's key. */
export const createAudience = (
  tx: Tx,
  audience: AudienceId,
  kind: AudienceKind,
  holders: Holder[],
  day: Day,
) => startEpoch(tx, { audience, kind, epoch: 1, day, previous: null }, holders);

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
): Promise<void> => {
  await lockKeys(tx);
  const { kind, epoch } = await tx
    .selectFrom('audience_epoch')
    .select(['kind', 'epoch'])
    .where('audience_id', '=', audience)
    .orderBy('epoch', 'desc')
    .executeTakeFirstOrThrow();
  const previous = await keyring.privateKey(tx, audience, epoch);
  await startEpoch(tx, { audience, kind, epoch: epoch + 1, day, previous }, holders);
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
  const { epoch } = await currentKey(tx, audience);
  const key = await keyring.privateKey(tx, audience, epoch);
  await tx
    .deleteFrom('key_share')
    .where('audience_id', '=', audience)
    .where('epoch', '=', epoch)
    .where('holder_id', '=', holder.id)
    .execute();
  await shareWith(tx, audience, epoch, key, [holder]);
};

/** Takes a leaver's shares away: hers, or any member's by a steward. What she kept a copy of, rotation answers. */
export const dropShares = async (tx: Tx, audience: AudienceId, holder: Holder['id']): Promise<void> => {
  await tx
    .deleteFrom('key_share')
    .where('audience_id', '=', audience)
    .where('holder_id', '=', holder)
    .execute();
};
