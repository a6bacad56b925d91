import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';

/**
 * A backup is JSON Lines: a header with the schema and each table's row count, one line per row in the header's
 * order (`{"table":…,"row":{…}}`, bytes as base64), and a last line with the SHA-256 of every line before it.
 * It holds what a seized server would show, and never the pepper. The layout is in `docs/backup.md`.
 */
export const format = 'alongside-backup/1';

const header = z.strictObject({
  format: z.literal(format),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.number().int().min(0) })),
});
const footer = z.strictObject({ sha256: z.string() });
export type Header = z.infer<typeof header>;

export type BackupProblem =
  | 'unreadable'
  | 'not-a-backup'
  | 'damaged'
  | 'other-version'
  | 'newer-tables'
  | 'not-empty';

/** Thrown inside the transaction, so that nothing of a file that cannot be restored stays. */
export class Unrestorable extends Error {
  constructor(readonly problem: BackupProblem) {
    super(problem);
  }
}

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
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new Unrestorable('not-a-backup');
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** A backup being read, from its header to its last line. */
export class BackupReader {
  readonly #hash = createHash('sha256');

  private constructor(
    private readonly lines: AsyncGenerator<string>,
    readonly header: Header,
    first: string,
  ) {
    this.#hash.update(`${first}\n`);
  }

  /** Reads the header. Throws `Unrestorable` for a file that is not there or not a backup. */
  static async open(file: string): Promise<BackupReader> {
    const lines = linesOf(file);
    try {
      const { value } = await lines.next();
      return new BackupReader(lines, read(header, value ?? null, 'not-a-backup'), value ?? '');
    } catch (error) {
      await lines.return(undefined);
      throw error instanceof Unrestorable ? error : new Unrestorable('unreadable');
    }
  }

  async #next(): Promise<string | null> {
    const { value, done } = await this.lines.next();
    return done ? null : value;
  }

  /** The next row, as JSON text, which must be this table's. */
  async row(table: string): Promise<string> {
    const line = await this.#next();
    const prefix = rowPrefix(table);
    if (!line?.startsWith(prefix) || !line.endsWith('}')) throw new Unrestorable('damaged');
    this.#hash.update(`${line}\n`);
    return line.slice(prefix.length, -1);
  }

  /** The end of the file, with the hash of everything before it. */
  async finish(): Promise<void> {
    const { sha256 } = read(footer, await this.#next(), 'damaged');
    const whole = sha256 === this.#hash.digest('hex') && (await this.#next()) === null;
    if (!whole) throw new Unrestorable('damaged');
  }

  async close(): Promise<void> {
    await this.lines.return(undefined);
  }
}
