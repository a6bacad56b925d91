import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import { severities } from '../kernel/finding.ts';
import type { ExceptionId } from '../kernel/ids.ts';
import { principleIds } from '../kernel/outcome.ts';
import type { Keyring } from '../vault/keyring.ts';
import { recordKeys } from '../vault/record.ts';
import type { ExceptionWords } from './exceptions.ts';

const exceptionWords: z.ZodType<ExceptionWords> = z.strictObject({
  finding: z.strictObject({
    rule: z.string(),
    principle: z.enum(principleIds),
    severity: z.enum(severities),
    subject: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  sentence: z.string(),
});

/** The sealed words of exceptions: which finding, and why it may stay. */
export class ExceptionReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  async words(exceptions: readonly ExceptionId[]): Promise<Map<ExceptionId, ExceptionWords>> {
    if (exceptions.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('plan_exception')
      .select(['id', 'words_sealed'])
      .where('id', 'in', [...exceptions])
      .execute();
    const ids = rows.map(({ id }) => id);
    const keys = await recordKeys(this.tx, this.keyring, 'plan_exception', ids);
    return new Map(
      rows.flatMap((row) => {
        const text = keys.get(row.id)?.open('words_sealed', row.words_sealed);
        return text === undefined ? [] : [[row.id, exceptionWords.parse(JSON.parse(text))] as const];
      }),
    );
  }
}
