import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import { Unopenable } from '../vault/envelope.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, type RecordKey, recordKeys } from '../vault/record.ts';
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
import type { LedgerKind } from './kinds.ts';
import type { RecordEntry } from './record.ts';

export type Act = {
  partnership: PartnershipId;
  kind: LedgerKind;
  organisation: OrganisationId | null;
  /** From `pseudonym`; null where nobody acted. */
  actor: string | null;
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

/**
 * Writes the next entry in the caller's transaction: the act and its record stand or fall together. One writer per
 * partnership at a time, until that transaction ends. Needs no private key.
 */
export const append = async (tx: Tx, act: Act): Promise<Head> => {
  const lock = `alongside ledger ${act.partnership}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx);
  const last = await headOf(tx, act.partnership);
  const salt = newSalt();
  const { content, ...said } = act;
  const entry: LedgerEntry = {
    ...said,
    sequence: last.size + 1,
    previous: last.head,
    commitment: commitmentTo(content, salt),
  };
  const head = entryHash(entry);
  await insertEntry(tx, act, entry, head);
  await insertContent(tx, act, entry.sequence, canonicalForm({ salt: hex(salt), content }));
  return { size: entry.sequence, head };
};

const insertEntry = (tx: Tx, act: Act, entry: LedgerEntry, hash: string) =>
  tx
    .insertInto('ledger_entry')
    .values({
      partnership_id: act.partnership,
      sequence: entry.sequence,
      previous: bytes(entry.previous),
      kind: act.kind,
      organisation_id: act.organisation,
      actor: act.actor,
      object_id: act.object,
      day: act.day,
      commitment: bytes(entry.commitment),
      hash: bytes(hash),
    })
    .execute();

const insertContent = async (tx: Tx, { partnership }: Act, sequence: number, text: string): Promise<void> => {
  const row = randomUUID();
  const record = await newRecord(tx, { table: 'ledger_content', row }, [partnership]);
  await tx
    .insertInto('ledger_content')
    .values({
      partnership_id: partnership,
      sequence,
      record_id: row,
      content_sealed: record.seal('content_sealed', text, partnership, sequence),
    })
    .execute();
};

/** Entries in either direction from a place in the record, with the texts this keyring opens. */
export const entriesFrom = async (
  tx: Tx,
  keyring: Keyring,
  partnership: PartnershipId,
  page: { limit: number } & ({ after: number } | { before: number }),
): Promise<RecordEntry[]> => {
  const rows = await tx
    .selectFrom('ledger_entry as entry')
    .leftJoin('ledger_content as content', (join) =>
      join
        .onRef('content.partnership_id', '=', 'entry.partnership_id')
        .onRef('content.sequence', '=', 'entry.sequence'),
    )
    .selectAll('entry')
    .select(['content.record_id', 'content.content_sealed'])
    .where('entry.partnership_id', '=', partnership)
    .where('entry.sequence', 'after' in page ? '>' : '<', 'after' in page ? page.after : page.before)
    .orderBy('entry.sequence', 'after' in page ? 'asc' : 'desc')
    .limit(page.limit)
    .execute();
  const records = rows.flatMap((row) => (row.record_id ? [row.record_id] : []));
  const keys = await recordKeys(tx, keyring, 'ledger_content', records);
  return rows.map((row) => {
    const entry = ledgerEntry.parse({
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
    const text =
      row.content_sealed &&
      textOf(entry, row.record_id ? keys.get(row.record_id) : undefined, row.content_sealed);
    return { ...entry, hash: hex(row.hash), ...text };
  });
};

/** A text that does not open is a text that is not there: the entry stands without it. */
const textOf = (
  { partnership, sequence }: LedgerEntry,
  record: RecordKey | undefined,
  sealed: Buffer,
): z.infer<typeof ledgerContent> | null => {
  try {
    const text = record?.open('content_sealed', sealed, partnership, sequence);
    return text ? ledgerContent.parse(JSON.parse(text)) : null;
  } catch (problem) {
    if (problem instanceof Unopenable) return null;
    throw problem;
  }
};
