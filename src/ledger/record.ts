import { z } from 'zod';
import { canonicalForm, ledgerContent, ledgerEntry } from './entry.ts';

/**
 * The download: JSON Lines, each line in canonical form. A header, an entry per line, then the checkpoint with the
 * notes that organisations signed. Downloads from before, /1, have none of those.
 */
export const recordHeader = z.strictObject({
  format: z.enum(['alongside-record/1', 'alongside-record/2']),
  partnership: z.uuid(),
  verifierKey: z.string(),
  exportedOn: z.iso.date(),
});
export const recordEntry = ledgerEntry.extend({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Both or neither: a shredded text leaves its entry, and the chain still verifies. */
  ...ledgerContent.partial().shape,
});
/** `former`: since when the organisation has another key; whoever left it may have signed this anew. */
export const signedNote = z.strictObject({
  organisation: z.uuid(),
  note: z.string(),
  former: z.iso.date().optional(),
});
export const recordEnd = z.strictObject({ checkpoint: z.string(), signed: z.array(signedNote).optional() });

export type RecordHeader = Omit<z.infer<typeof recordHeader>, 'format'>;
export type SignedNote = z.infer<typeof signedNote>;
export type RecordEntry = z.infer<typeof recordEntry>;

export const headerLine = (header: RecordHeader): string =>
  canonicalForm({ format: 'alongside-record/2', ...header });
export const entryLine = (entry: RecordEntry): string => canonicalForm(entry);
export const endLine = (note: string, signed: SignedNote[] = []): string =>
  canonicalForm({ checkpoint: note, signed });

/** The lines of a record that is all at hand; longer ones are written page by page with the same three functions. */
export const writeRecord = (
  header: RecordHeader,
  entries: RecordEntry[],
  note: string,
  signed: SignedNote[] = [],
): string[] => [headerLine(header), ...entries.map(entryLine), endLine(note, signed)];

/** Reads one line as `schema`; null when it is anything but the canonical form of it. */
export const readLine = <Schema extends z.ZodType>(schema: Schema, line: string): z.infer<Schema> | null => {
  try {
    const value: unknown = JSON.parse(line);
    const read = schema.safeParse(value);
    return read.success && canonicalForm(value) === line ? read.data : null;
  } catch {
    return null;
  }
};
