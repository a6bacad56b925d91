import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { Tables } from '../database/tables/all.ts';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import type { LedgerKind } from '../kernel/ledgerKinds.ts';
import { Unopenable } from '../vault/envelope.ts';
import type { Keyring, Sealing } from '../vault/keyring.ts';
import type { RecordKey } from '../vault/record.ts';
import { sealed } from '../vault/sealed.ts';
import type { ActorAt } from './actor.ts';
import {
  beginning,
  canonicalForm,
  commitmentTo,
  entryHash,
  type LedgerContent,
  type LedgerEntry,
  ledgerContent,
  ledgerEntry,
  newSalt,
} from './entry.ts';
import type { RecordEntry } from './record.ts';

type SaltedContent = z.infer<typeof ledgerContent>;

/** An act, and what its entry says. */
export type RecordedAct = {
  partnership: PartnershipId;
  kind: LedgerKind;
  organisation: OrganisationId | null;
  /** From `actorOfEach`; null where time acted. */
  actor: ActorAt | null;
  object: string;
  day: Day;
  content: LedgerContent;
};
export type Head = { size: number; head: string };

const hex = (bytes: Buffer): string => bytes.toString('hex');
const bytes = (text: string): Buffer => Buffer.from(text, 'hex');

/** Where the record stands: the number of entries and the hash of the last. */
export const headOf = async (tx: Tx, partnership: PartnershipId): Promise<Head> => {
  const last = await tx
    .selectFrom('ledger_entry')
    .select(['sequence', 'hash'])
    .where('partnership_id', '=', partnership)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? { size: last.sequence, head: hex(last.hash) } : { size: 0, head: beginning(partnership) };
};

/** Is there an entry of this kind on this object? */
export const isEntered = async (
  tx: Tx,
  partnership: PartnershipId,
  kind: LedgerKind,
  object: string,
): Promise<boolean> => {
  const row = await tx
    .selectFrom('ledger_entry')
    .select('sequence')
    .where('partnership_id', '=', partnership)
    .where('kind', '=', kind)
    .where('object_id', '=', object)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/**
 * Writes the next entry in the caller's transaction: the act and its record stand or fall together. One writer per
 * partnership at a time, until that transaction ends. Needs no private key.
 */
export const append = async ({ tx, keyring }: Sealing, act: RecordedAct): Promise<Head> => {
  const lock = `alongside ledger ${act.partnership}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx);
  const last = await headOf(tx, act.partnership);
  const salt = newSalt();
  const { content, actor, ...rest } = act;
  const place = { sequence: last.size + 1, previous: last.head };
  const entry: LedgerEntry = {
    ...rest,
    ...place,
    actor: actor?.(place) ?? null,
    commitment: commitmentTo(content, salt),
  };
  const head = entryHash(entry);
  await insertEntry(tx, act, entry, head);
  await insertContent({ tx, keyring }, act.partnership, entry.sequence, { salt: hex(salt), content });
  return { size: entry.sequence, head };
};

const insertEntry = (tx: Tx, act: RecordedAct, entry: LedgerEntry, hash: string) =>
  tx
    .insertInto('ledger_entry')
    .values({
      partnership_id: act.partnership,
      sequence: entry.sequence,
      previous: bytes(entry.previous),
      kind: act.kind,
      organisation_id: act.organisation,
      actor: entry.actor,
      object_id: act.object,
      day: act.day,
      commitment: bytes(entry.commitment),
      hash: bytes(hash),
    })
    .execute();

/** The content of an entry with its salt, sealed in canonical form: the commitment is made from the same bytes. */
const sealedContent = sealed(
  'ledger_content',
  'content_sealed',
  {
    write: (value: SaltedContent) => canonicalForm(value),
    read: (written: string) => ledgerContent.parse(JSON.parse(written)),
  },
  // What followed from time alone is written by jobs, which hold no key.
  { unsigned: true },
);

const insertContent = async (
  by: Sealing,
  partnership: PartnershipId,
  sequence: number,
  value: SaltedContent,
) => {
  const row = randomUUID();
  const envelope = await sealedContent.sealNew(by, row, [partnership], value, partnership, sequence);
  await by.tx
    .insertInto('ledger_content')
    .values({ partnership_id: partnership, sequence, record_id: row, content_sealed: envelope })
    .execute();
};

/** Of which epochs an organisation has keys, the latest first. */
export const keyEpochs = async (tx: Tx, organisation: OrganisationId): Promise<number[]> => {
  const rows = await tx
    .selectFrom('audience_epoch')
    .select('epoch')
    .where('audience_id', '=', organisation)
    .orderBy('epoch', 'desc')
    .execute();
  return rows.map(({ epoch }) => epoch);
};

type Page = { limit: number; kind?: LedgerKind } & ({ after: number } | { before: number });

const rowsOn = (tx: Tx, partnership: PartnershipId, page: Page) => {
  const all = tx.selectFrom('ledger_entry as entry').where('entry.partnership_id', '=', partnership);
  return (page.kind ? all.where('entry.kind', '=', page.kind) : all)
    .where('entry.sequence', 'after' in page ? '>' : '<', 'after' in page ? page.after : page.before)
    .orderBy('entry.sequence', 'after' in page ? 'asc' : 'desc')
    .limit(page.limit);
};

type Row = Selectable<Tables['ledger_entry']>;
const entryIn = (row: Row): LedgerEntry =>
  ledgerEntry.parse({
    partnership: row.partnership_id,
    sequence: row.sequence,
    previous: hex(row.previous),
    kind: row.kind,
    organisation: row.organisation_id,
    actor: row.actor,
    object: row.object_id,
    day: row.day,
    commitment: hex(row.commitment),
  });

const withTexts = async (
  tx: Tx,
  keyring: Keyring,
  asked: ReturnType<typeof rowsOn>,
): Promise<RecordEntry[]> => {
  const rows = await asked
    .leftJoin('ledger_content as content', (join) =>
      join
        .onRef('content.partnership_id', '=', 'entry.partnership_id')
        .onRef('content.sequence', '=', 'entry.sequence'),
    )
    .selectAll('entry')
    .select(['content.record_id', 'content.content_sealed'])
    .execute();
  const records = rows.flatMap((row) => (row.record_id ? [row.record_id] : []));
  const keys = await sealedContent.keys(tx, keyring, records);
  return rows.map((row) => {
    const entry = entryIn(row);
    const key = row.record_id ? keys.get(row.record_id) : undefined;
    return { ...entry, hash: hex(row.hash), ...contentOf(entry, key, row.content_sealed) };
  });
};

/** Entries in either direction from a place in the record, with the texts this keyring opens. */
export const entriesFrom = (
  tx: Tx,
  keyring: Keyring,
  partnership: PartnershipId,
  page: Page,
): Promise<RecordEntry[]> => withTexts(tx, keyring, rowsOn(tx, partnership, page));

type PlaceInRecord = { partnership: PartnershipId; sequence: number };

/** Entries of several records, with the texts this keyring opens, in the order of their places. */
export const entriesAt = async (
  tx: Tx,
  keyring: Keyring,
  places: readonly PlaceInRecord[],
): Promise<RecordEntry[]> => {
  if (places.length === 0) return [];
  const asked = tx
    .selectFrom('ledger_entry as entry')
    .where((eb) =>
      eb.or(
        places.map(({ partnership, sequence }) =>
          eb.and([eb('entry.partnership_id', '=', partnership), eb('entry.sequence', '=', sequence)]),
        ),
      ),
    );
  const read = await withTexts(tx, keyring, asked);
  return places.flatMap(
    ({ partnership, sequence }) =>
      read.find((entry) => entry.partnership === partnership && entry.sequence === sequence) ?? [],
  );
};

/** The same without their texts: enough to see whether each follows from the one before. */
export const bareEntriesFrom = async (
  tx: Tx,
  partnership: PartnershipId,
  page: Page,
): Promise<RecordEntry[]> => {
  const rows = await rowsOn(tx, partnership, page).selectAll('entry').execute();
  return rows.map((row) => ({ ...entryIn(row), hash: hex(row.hash) }));
};

/** The hash of entry `size` in hex; null past the end. */
export const hashAt = async (tx: Tx, partnership: PartnershipId, size: number): Promise<string | null> => {
  if (size === 0) return beginning(partnership);
  const row = await tx
    .selectFrom('ledger_entry')
    .select('hash')
    .where('partnership_id', '=', partnership)
    .where('sequence', '=', size)
    .executeTakeFirst();
  return row ? hex(row.hash) : null;
};

/** What a member did is signed by her organisation: another's signature, or none, is a forgery. */
const isSigned = ({ actor, organisation }: LedgerEntry, { sealedBy }: RecordKey): boolean =>
  actor === null || sealedBy === organisation || sealedBy === 'before';

/** A text that does not open is a text that is not there: the entry stands without it. */
const contentOf = (
  entry: LedgerEntry,
  key: RecordKey | undefined,
  envelope: Buffer | null,
): SaltedContent | undefined => {
  const { partnership, sequence } = entry;
  if (key && !isSigned(entry, key)) return undefined;
  try {
    return sealedContent.open(key, envelope, partnership, sequence);
  } catch (problem) {
    if (problem instanceof Unopenable) return undefined;
    throw problem;
  }
};
