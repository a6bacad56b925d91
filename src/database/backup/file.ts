import { createHash, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type BackupProblem, Unrestorable } from './problem.ts';
import { plainOf } from './sealing.ts';

/**
 * A backup is JSON Lines: a header with the schema and each table's row count, one line per row in the header's
 * order (`{"table":…,"row":{…}}`, bytes as base64), and a last line with the SHA-256 of every line before it, and a
 * MAC of that under a key that only whoever holds the pepper can make. It holds what a seized server would show, and never the pepper. The layout is in `docs/backup.md`.
 */
export const format = 'alongside-backup/2';
/** Before backups were vouched for. */
const unvouched = 'alongside-backup/1';

const header = z.strictObject({
  format: z.enum([format, unvouched]),
  /** When what it shows was so; the first format did not say. */
  made: z.iso.datetime().optional(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.number().int().min(0) })),
});
const footer = z.strictObject({ sha256: z.string(), mac: z.base64url().optional() });
export type Header = z.infer<typeof header>;

const read = <Schema extends z.ZodType>(
  schema: Schema,
  line: string | null,
  problem: BackupProblem,
): z.infer<Schema> => {
  try {
    return schema.parse(JSON.parse(line ?? ''));
  } catch {
    throw new Unrestorable(problem);
  }
};

export const rowPrefix = (table: string): string => `{"table":${JSON.stringify(table)},"row":`;

/** No line of a backup comes near this; without a limit, a file of another kind would be read into memory whole. */
const longestLine = 64 * 1024 * 1024;

/** The file's lines, read as they are asked for. */
async function* linesOf(bytes: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of bytes.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new Unrestorable('not-a-backup');
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const sameBytes = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/** Vouches for a whole backup by its hash. */
export type Voucher = (sha256: string) => Buffer;

/** What opening takes: the recovery key of an encrypted one, and who vouches; null: it is taken as it is. */
export type Opening = { identity?: string | null; voucher: Voucher | null };

/** A backup being read, from its header to its last line. */
export class BackupReader {
  readonly #hash = createHash('sha256');

  private constructor(
    private readonly lines: AsyncGenerator<string>,
    readonly header: Header,
    first: string,
    private readonly voucher: Voucher | null,
  ) {
    this.#hash.update(`${first}\n`);
  }

  /** Reads the header. Throws `Unrestorable` for a file that is not there or not a backup. */
  static async open(file: string, { identity = null, voucher }: Opening): Promise<BackupReader> {
    const lines = linesOf(await plainOf(file, identity));
    try {
      const { value } = await lines.next();
      const first = read(header, value ?? null, 'not-a-backup');
      return new BackupReader(lines, first, value ?? '', voucher);
    } catch (error) {
      await lines.return(undefined);
      throw error instanceof Unrestorable ? error : new Unrestorable('unreadable');
    }
  }

  /** A byte that was changed in an encrypted one ends it with an error. */
  async #next(): Promise<string | null> {
    try {
      const { value, done } = await this.lines.next();
      return done ? null : value;
    } catch (error) {
      throw error instanceof Unrestorable ? error : new Unrestorable('damaged');
    }
  }

  /** The next row, as JSON text, which must be this table's. */
  async row(table: string): Promise<string> {
    const line = await this.#next();
    const prefix = rowPrefix(table);
    if (!line?.startsWith(prefix) || !line.endsWith('}')) throw new Unrestorable('damaged');
    this.#hash.update(`${line}\n`);
    return line.slice(prefix.length, -1);
  }

  /** The end of the file: the hash of everything before it, and that whoever holds the pepper made it. */
  async finish(): Promise<void> {
    const { sha256, mac } = read(footer, await this.#next(), 'damaged');
    const whole = sha256 === this.#hash.digest('hex') && (await this.#next()) === null;
    if (!whole) throw new Unrestorable('damaged');
    const expected = this.voucher?.(sha256);
    if (expected && !sameBytes(expected, Buffer.from(mac ?? '', 'base64url')))
      throw new Unrestorable('not-vouched');
  }

  async close(): Promise<void> {
    await this.lines.return(undefined);
  }
}
