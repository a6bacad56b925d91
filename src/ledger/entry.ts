import { createHash, createHmac, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { ledgerKinds } from '../kernel/ledgerKinds.ts';

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

/** One act of a partnership, as hashed and exported. It names no person and holds no text. */
export const ledgerEntry = z.strictObject({
  partnership: z.uuid(),
  /** 1, 2, 3 … within the partnership. */
  sequence: z.int().min(1),
  /** Hash of the entry before, in hex. */
  previous: hex32,
  kind: z.enum(ledgerKinds),
  /** Who acted; null when time did (a window that closed). */
  organisation: z.uuid().nullable(),
  /** Which of its people, under a name that this entry alone has: see `actor.ts`. */
  actor: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  /** What the act was on: a decision, a party, the partnership. */
  object: z.uuid(),
  day: z.iso.date(),
  commitment: hex32,
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** The content of an entry with its salt, sealed beside the chain; the entry holds only a commitment to it. */
export const ledgerContent = z.strictObject({ salt: hex32, content: z.record(z.string(), z.unknown()) });
export type LedgerContent = z.infer<typeof ledgerContent>['content'];

/** RFC 8785: one form for one value, whoever writes it. */
export const canonicalForm = (value: unknown): string => {
  const form = canonicalize(value);
  if (form === undefined) throw new Error('this value has no canonical form');
  return form;
};

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the first entry takes as previous: each partnership's chain begins at its own place. */
export const beginning = (partnership: string): string => sha256Hex(`alongside ledger|${partnership}`);

/** Hex SHA-256 of the entry's canonical form. */
export const entryHash = (entry: LedgerEntry): string => sha256Hex(canonicalForm(entry));

export const newSalt = (): Buffer => randomBytes(32);

/** Salted, because a short text can be guessed from its plain hash: once the salt is shredded it tells nothing. */
export const commitmentTo = (content: unknown, salt: Uint8Array): string =>
  createHmac('sha256', salt).update(canonicalForm(content)).digest('hex');
