import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../src/database/tables/all.ts';
import { type OrganisationId, organisationId, type PartnershipId } from '../../src/kernel/ids.ts';
import { type Cosigner, cosignerOf, type Signer } from '../../src/ledger/checkpoint.ts';
import { beginning, canonicalForm, commitmentTo, entryHash, newSalt } from '../../src/ledger/entry.ts';
import type { RecordEntry } from '../../src/ledger/record.ts';
import { newKeyPair, sealBox } from '../../src/vault/box.ts';
import { withSender } from '../../src/vault/chain/sender.ts';
import { placeOf, sealField } from '../../src/vault/envelope.ts';
import { recordPlace } from '../../src/vault/place.ts';
import { signingKeyOf } from '../../src/vault/signing.ts';

/** What the owner of the database may know of an entry: everything but its words, which she may write anew. */
export type Forged = Omit<RecordEntry, 'salt' | 'hash'>;
export type Rewrite = (entries: Forged[]) => Forged[];

/** What becomes of the notes that organisations signed: left as they were, without their line, or with a made-up key's. */
export type Notes = 'left' | 'stripped' | 'made up' | 'by who left';

/** What somebody kept who was removed: her organisation's key of then, and which of the partnership's it went with. */
export type KeptKey = {
  organisation: OrganisationId;
  privateKey: Buffer;
  epoch: number;
  partnershipEpoch: number;
};

/**
 * The owner of the database, who also has the server's key and nobody else's: she writes the whole chain anew, seals new
 * words to the keys that are public, and signs again whatever the server signs.
 */
export class Forger {
  readonly #owner: Kysely<Tables>;
  readonly #signer: Signer;

  readonly #kept: KeptKey | null;

  constructor(owner: Kysely<Tables>, signer: Signer, kept: KeptKey | null = null) {
    this.#owner = owner;
    this.#signer = signer;
    this.#kept = kept;
  }

  async rewrite(partnership: PartnershipId, change: Rewrite, notes: Notes): Promise<void> {
    const before = await this.#owner
      .selectFrom('ledger_entry')
      .selectAll()
      .where('partnership_id', '=', partnership)
      .orderBy('sequence')
      .execute();
    const contents = await this.#owner
      .selectFrom('ledger_content')
      .selectAll()
      .where('partnership_id', '=', partnership)
      .execute();
    const entries = change(
      before.map((row) => ({
        ...{ partnership, sequence: row.sequence, previous: '', kind: row.kind },
        ...{ organisation: row.organisation_id, actor: row.actor, object: row.object_id, day: row.day },
        commitment: row.commitment.toString('hex'),
      })),
    );
    await sql`alter table ledger_entry disable trigger ledger_entry_append_only`.execute(this.#owner);
    for (const table of ['ledger_content', 'ledger_entry'] as const)
      await this.#owner.deleteFrom(table).where('partnership_id', '=', partnership).execute();
    const heads = [beginning(partnership)];
    for (const [index, { content, ...forged }] of entries.entries()) {
      const salt = newSalt();
      const entry = {
        ...{ ...forged, sequence: index + 1, previous: heads[index] ?? '' },
        commitment: content ? commitmentTo(content, salt) : forged.commitment,
      };
      heads.push(entryHash(entry));
      await this.#insert(entry, heads[index + 1] ?? '');
      const kept = contents.find(({ sequence }) => sequence === forged.sequence);
      if (content) await this.#reseal(entry, canonicalForm({ salt: salt.toString('hex'), content }));
      else if (kept)
        await this.#owner
          .insertInto('ledger_content')
          .values({ ...kept, sequence: index + 1 })
          .execute();
    }
    await sql`alter table ledger_entry enable trigger ledger_entry_append_only`.execute(this.#owner);
    await this.#resign(partnership, heads, notes);
  }

  #insert({ partnership, ...entry }: Forged, hash: string) {
    return sql`insert into ledger_entry values (${partnership}, ${entry.sequence},
      ${Buffer.from(entry.previous, 'hex')}, ${entry.kind}, ${entry.organisation}, ${entry.actor}, ${entry.object},
      ${entry.day}, ${Buffer.from(entry.commitment, 'hex')}, ${Buffer.from(hash, 'hex')})`.execute(
      this.#owner,
    );
  }

  /** Anybody may seal to a public key; whoever kept a key signs it in her former organisation's name. */
  async #reseal({ partnership, sequence, organisation }: Forged, text: string): Promise<void> {
    const kept = this.#kept?.organisation === organisation ? this.#kept : null;
    const epochs = await this.#owner
      .selectFrom('audience_epoch')
      .select(['epoch', 'public_key'])
      .where(sql<string>`audience_id::text`, '=', partnership)
      .orderBy('epoch', 'desc')
      .execute();
    const [head] = kept ? epochs.filter((one) => one.epoch === kept.partnershipEpoch) : epochs;
    if (!head) throw new Error('no key to seal to');
    const { epoch, public_key } = head;
    const [row, key] = [randomUUID(), Buffer.from(randomUUID().replaceAll('-', '').repeat(2), 'hex')];
    const place = placeOf('ledger_content', 'content_sealed', row, partnership, sequence);
    const at = recordPlace(row, partnership, epoch);
    const signer = kept && { id: kept.organisation, epoch: kept.epoch, key: signingKeyOf(kept.privateKey) };
    const wrap = sealBox(public_key, kept ? withSender(key, signer, at, public_key) : key, at);
    await sql`insert into record_wrap values (${row}, ${partnership}, ${epoch}, ${wrap})`.execute(
      this.#owner,
    );
    await sql`insert into ledger_content values (${partnership}, ${sequence}, ${row},
      ${sealField(key, text, place)})`.execute(this.#owner);
  }

  /** An organisation's hand with a key that is not its own. */
  madeUp(partnership: PartnershipId, organisation: string): Cosigner {
    const known = this.#hands.get(organisation);
    if (known) return known;
    const made = cosignerOf(newKeyPair().privateKey, { partnership, organisation });
    this.#hands.set(organisation, made);
    return made;
  }
  /** The hand of the organisation that she was in, with the key that it had then. */
  former(partnership: PartnershipId, organisation: string): Cosigner | null {
    if (this.#kept?.organisation !== organisation) return null;
    return cosignerOf(this.#kept.privateKey, { partnership, organisation });
  }
  readonly #hands = new Map<string, Cosigner>();

  async #resign(partnership: PartnershipId, heads: readonly string[], notes: Notes): Promise<void> {
    const at = (size: number) => Math.min(size, heads.length - 1);
    const sign = (size: number) =>
      this.#signer.sign({ partnership, size: at(size), root: heads[at(size)] ?? '' });
    for (const row of await this.#owner.selectFrom('checkpoint').selectAll().execute())
      await this.#owner
        .updateTable('checkpoint')
        .set({ size: at(row.size), note: sign(row.size) })
        .where('day', '=', row.day)
        .execute();
    const held = this.#owner.selectFrom('held_checkpoint').selectAll();
    for (const row of await held.where('partnership_id', '=', partnership).execute()) {
      const signed = sign(row.size);
      const old = row.note.slice(row.note.indexOf('\n— ', row.note.indexOf('\n\n') + 3) + 1);
      const hand = this.madeUp(partnership, organisationId.parse(row.organisation_id));
      const forged = {
        ...{ left: signed + old, stripped: signed, 'made up': hand.cosign(signed, row.held_on) },
        'by who left': (this.former(partnership, row.organisation_id) ?? hand).cosign(signed, row.held_on),
      };
      const note = forged[notes];
      await this.#owner
        .updateTable('held_checkpoint')
        .set({ size: at(row.size), note, head: Buffer.from(heads[at(row.size)] ?? '', 'hex') })
        .where('organisation_id', '=', row.organisation_id)
        .where('size', '=', row.size)
        .execute();
    }
  }
}
