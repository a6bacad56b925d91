import type { Tx } from '../database/tx.ts';
import { type AudienceId, type OrganisationId, organisationId, type PersonId } from '../kernel/ids.ts';
import { hasPinsFromTheStart, openBox, publicKeyOf } from './box.ts';
import { KeyDoesNotFit } from './chain/doubt.ts';
import { chainsOf, epochRows } from './chain/epochRows.ts';
import {
  isNew,
  noPins,
  openPins,
  type PinsWritten,
  reachesWhatWasSeen,
  sealPins,
  withSeen,
} from './chain/pins.ts';
import { sharesFrom } from './chain/shareRows.ts';
import { chainOf, type EpochRow, type Link } from './chain/statement.ts';
import { derive } from './derive.ts';
import { Unopenable } from './envelope.ts';
import { previousPlace, sharePlace } from './place.ts';
import { type SigningKey, signingKeyOf } from './signing.ts';

export type AudienceKind = 'organisation' | 'partnership' | 'nominee' | 'statement';
/** Who is given an audience's key: a person (her key has no epochs: 1), or an organisation at its current epoch. */
export type Holder = { id: PersonId | OrganisationId; epoch: number; publicKey: Buffer };
export type AudienceKey = { audience: AudienceId; epoch: number; publicKey: Buffer };
/** Who acts, and in which transaction: what is sealed says who sealed it. Nobody, where time or a stranger acts. */
export type Sealing = { tx: Tx; keyring: Keyring | null };
/** Who signs, as which holder of keys. */
export type Signer = { id: PersonId | OrganisationId; epoch: number; key: SigningKey };

type Share = { epoch: number; holder_id: string; holder_epoch: number; sealed: Buffer };

/** What one signed-in person can open: herself, through her organisation, the partnerships it is in. */
export class Keyring {
  readonly person: PersonId;
  readonly #privateKey: Buffer;
  /** `audience|epoch` → private key, for as long as the request lasts. */
  readonly #opened = new Map<string, Buffer>();
  readonly #chains = new Map<string, Link[]>();
  #pins: PinsWritten;
  #organisation: OrganisationId | null = null;
  /** Audiences, or herself, whose keys were found changed. */
  readonly doubts = new Set<string>();
  /** Audiences of which there is more to see than she has seen. */
  readonly unseen = new Set<AudienceId>();

  /** Takes over the private key: `close` zeroes it. `stored`: her own row, where it was read. */
  constructor({
    person,
    privateKey,
    stored,
  }: {
    person: PersonId;
    privateKey: Buffer;
    stored?: { public_key: Buffer; pins_sealed: Buffer | null };
  }) {
    this.person = person;
    this.#privateKey = privateKey;
    this.#pins = noPins();
    if (stored) this.#take(stored);
  }

  #take({ public_key, pins_sealed }: { public_key: Buffer; pins_sealed: Buffer | null }): void {
    if (!publicKeyOf(this.#privateKey).equals(public_key)) this.doubts.add(this.person);
    if (!pins_sealed) {
      if (hasPinsFromTheStart(this.#privateKey)) this.doubts.add(this.person);
      return;
    }
    try {
      this.#pins = openPins(this.#privateKey, this.person, pins_sealed);
    } catch (problem) {
      if (!(problem instanceof Unopenable)) throw problem;
      this.doubts.add(this.person);
    }
  }

  get organisation(): OrganisationId | null {
    return this.#organisation;
  }

  get pins(): Readonly<PinsWritten> {
    return this.#pins;
  }

  /** For which organisation she acts. It is the one she has always belonged to, or something was changed. */
  actFor(organisation: OrganisationId): void {
    this.#organisation = organisation;
    if (this.#pins.home && this.#pins.home !== organisation) this.doubts.add(this.person);
  }

  /** A key that came another way, in an invitation's link. */
  adopt(audience: AudienceId, epoch: number, privateKey: Uint8Array): void {
    this.#opened.set(keyName(audience, epoch), Buffer.from(privateKey));
  }

  /** A value that only this person can make, for one use. */
  derive(use: string, length = 32): Buffer {
    return derive(this.#privateKey, use, undefined, length);
  }

  /** As herself. */
  signer(): Signer {
    return { id: this.person, epoch: 1, key: signingKeyOf(this.#privateKey) };
  }

  /** As her organisation; null for who has none, as a nominee. */
  async organisationSigner(tx: Tx): Promise<Signer | null> {
    const organisation = this.#organisation;
    if (!organisation) return null;
    const links = await this.chain(tx, organisation);
    const head = links.at(-1);
    if (!head) return null;
    const key = signingKeyOf(await this.privateKey(tx, organisation, head.epoch));
    return { id: organisation, epoch: head.epoch, key };
  }

  /** The pins with what `heads` show, sealed: for whoever stores them. */
  sealPins(heads: readonly Link[], from: PinsWritten = this.#pins): Buffer {
    const seen = heads.reduce(withSeen, from);
    return this.writePins({ ...seen, home: seen.home ?? this.#organisation });
  }

  writePins(pins: PinsWritten): Buffer {
    this.#pins = pins;
    return sealPins(this.#privateKey, this.person, pins);
  }

  /** Throws `Unopenable`. */
  readPins(sealed: Buffer | null): PinsWritten {
    return sealed ? openPins(this.#privateKey, this.person, sealed) : noPins();
  }

  /** An audience's chain as it was read in this request, checked against all that she knows. */
  async chain(tx: Tx, audience: AudienceId): Promise<Link[]> {
    return this.#chains.get(audience) ?? (await this.chains(tx, [audience])).get(audience) ?? [];
  }

  /** Those of them that hold what she knows; the others are absent. Read once a request. */
  async known(tx: Tx, audiences: readonly AudienceId[]): Promise<Map<AudienceId, Link[]>> {
    const missing = audiences.filter((audience) => !this.#chains.has(audience));
    await this.anew(tx, missing);
    return new Map(audiences.map((audience) => [audience, this.#chains.get(audience) ?? []]));
  }

  /** The same, whatever this request has read before. */
  async anew(tx: Tx, audiences: readonly AudienceId[]): Promise<Map<AudienceId, Link[]>> {
    const rows = await epochRows(tx, audiences);
    const fitting = new Map<AudienceId, Link[]>();
    for (const audience of audiences) {
      try {
        fitting.set(audience, this.#judge(audience, rows.get(audience) ?? []));
      } catch (problem) {
        if (!(problem instanceof KeyDoesNotFit)) throw problem;
      }
    }
    return fitting;
  }

  /** The same, read anew. Throws `KeyDoesNotFit`. */
  async chains(tx: Tx, audiences: readonly AudienceId[]): Promise<Map<AudienceId, Link[]>> {
    const rows = await epochRows(tx, audiences);
    return new Map(audiences.map((audience) => [audience, this.#judge(audience, rows.get(audience) ?? [])]));
  }

  #judge(audience: AudienceId, rows: EpochRow[]): Link[] {
    if (this.doubts.has(this.person)) throw new KeyDoesNotFit(this.person);
    this.#chains.delete(audience);
    return this.#doubting(() => {
      const links = chainOf(rows);
      this.#agree(audience, links);
      this.#chains.set(audience, links);
      if (isNew(this.#pins, links)) this.unseen.add(audience);
      return links;
    });
  }

  #doubting<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (problem) {
      if (problem instanceof KeyDoesNotFit) this.doubts.add(problem.audience);
      throw problem;
    }
  }

  #agree(audience: AudienceId, links: readonly Link[]): void {
    reachesWhatWasSeen(this.#pins, links, audience);
    for (const link of links) {
      const key = this.#opened.get(keyName(audience, link.epoch));
      if (key) fits(key, link);
      // Her own organisation's codes for nominees are signed with a key that it has had.
      const own = link.kind === 'nominee' && link.by && this.#chains.get(link.by.id);
      const { by } = link;
      if (own && by && !own.some(({ signingKey }) => signingKey?.equals(by.key)))
        throw new KeyDoesNotFit(audience);
    }
  }

  /** An audience's private key of one epoch. Throws `Unopenable` where she holds no way to it. Do not zero it. */
  async privateKey(tx: Tx, audience: AudienceId, epoch: number): Promise<Buffer> {
    const known = this.#opened.get(keyName(audience, epoch));
    let links = await this.chain(tx, audience);
    if (!links.some((link) => link.epoch === epoch)) links = await this.#anew(tx, audience);
    if (known) return known;
    for (const share of await sharesFrom(tx, this.person, audience, epoch)) {
      if (!this.#opened.has(keyName(audience, share.epoch)))
        await this.#openShare(tx, links, audience, share);
      if (this.#opened.has(keyName(audience, share.epoch))) break; // the nearest epoch is enough to walk back from
    }
    return this.#doubting(() => this.#walkBack(links, audience, epoch));
  }

  async #anew(tx: Tx, audience: AudienceId): Promise<Link[]> {
    return (await this.chains(tx, [audience])).get(audience) ?? [];
  }

  /** Forgets every key. The request is over. */
  close(): void {
    this.#privateKey.fill(0);
    for (const key of this.#opened.values()) key.fill(0);
    this.#opened.clear();
  }

  #keep(link: Link | undefined, key: Buffer): void {
    if (!link) throw new Unopenable();
    fits(key, link);
    this.#opened.set(keyName(link.audience, link.epoch), key);
  }

  /** A share is hers, or her organisation's: then the organisation's key opens it. One that does not open is not hers. */
  async #openShare(tx: Tx, links: readonly Link[], audience: AudienceId, share: Share): Promise<void> {
    const { epoch, holder_id: holder, holder_epoch: holderEpoch } = share;
    try {
      const mine = holder === this.person;
      const key = mine
        ? this.#privateKey
        : await this.privateKey(tx, organisationId.parse(holder), holderEpoch);
      const opened = openBox(key, share.sealed, sharePlace({ audience, epoch, holder, holderEpoch }));
      const link = links.find((one) => one.epoch === epoch);
      this.#doubting(() => this.#keep(link, opened));
    } catch (problem) {
      if (!(problem instanceof Unopenable)) throw problem;
    }
  }

  /** Each epoch's key opens the one before it: a newcomer reads back from what she was given. */
  #walkBack(links: readonly Link[], audience: AudienceId, epoch: number): Buffer {
    const held = links.find((link) => link.epoch >= epoch && this.#opened.has(keyName(audience, link.epoch)));
    if (!held) throw new Unopenable();
    for (let at = held.epoch; at > epoch; at -= 1) {
      const key = this.#opened.get(keyName(audience, at));
      const sealed = links.find((link) => link.epoch === at)?.previousSealed;
      if (!key || !sealed) throw new Unopenable();
      const before = links.find((link) => link.epoch === at - 1);
      this.#keep(before, openBox(key, sealed, previousPlace(audience, at)));
    }
    const found = this.#opened.get(keyName(audience, epoch));
    if (!found) throw new Unopenable();
    return found;
  }
}

const keyName = (audience: string, epoch: number): string => `${audience}|${epoch}`;

/** Is this the private half of what everybody seals to? Throws `KeyDoesNotFit`. */
const fits = (key: Buffer, link: Link): void => {
  const right =
    publicKeyOf(key).equals(link.publicKey) &&
    (!link.signingKey || signingKeyOf(key).publicKey.equals(link.signingKey));
  if (!right) throw new KeyDoesNotFit(link.audience);
};

/**
 * The public keys that things are sealed to now, one per audience: as far as whoever seals can tell, nobody but the
 * audience holds the other half. Throws `KeyDoesNotFit`. Her own organisation's is read at the same moment, so that
 * nothing is sealed to new keys and signed with a former one.
 */
export const currentKeys = async (
  { tx, keyring }: Sealing,
  audiences: readonly AudienceId[],
): Promise<AudienceKey[]> => {
  const own = keyring?.organisation ? [keyring.organisation] : [];
  const chains = await (keyring ? keyring.chains(tx, [...audiences, ...own]) : chainsOf(tx, audiences));
  return [...new Set(audiences)].map((audience) => {
    const head = chains.get(audience)?.at(-1);
    if (!head) throw new Error('an audience has no key');
    return { audience, epoch: head.epoch, publicKey: head.publicKey };
  });
};
