import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { EngagementTables } from '../../../database/tables/engagements.ts';
import type { Tx } from '../../../database/tx.ts';
import { severities } from '../../../kernel/finding.ts';
import type { ExceptionId } from '../../../kernel/ids.ts';
import { principleIds } from '../../../kernel/outcome.ts';
import type { Keyring } from '../../../vault/keyring.ts';
import { json, sealed } from '../../../vault/sealed.ts';
import type { ExceptionWords } from './rules.ts';

const words: z.ZodType<ExceptionWords> = z.strictObject({
  finding: z.strictObject({
    rule: z.string(),
    principle: z.enum(principleIds),
    severity: z.enum(severities),
    subject: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  sentence: z.string(),
});

export const exceptionWords = sealed('plan_exception', 'words_sealed', json(words));

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
    const keys = await exceptionWords.keys(this.tx, this.keyring, ids);
    return new Map(
      rows.flatMap((row) => {
        const opened = exceptionWords.open(keys.get(row.id), row.words_sealed);
        return opened ? [[row.id, opened] as const] : [];
      }),
    );
  }
}

type Row<Table extends keyof EngagementTables> = Selectable<EngagementTables[Table]>;

/** What may be recorded of exceptions. Rules decide before; nothing is decided here. */
export class ExceptionWriter {
  constructor(private readonly tx: Tx) {}

  async propose(row: Row<'plan_exception'>): Promise<void> {
    await this.tx.insertInto('plan_exception').values(row).execute();
  }

  async sign(row: Row<'exception_signature'>): Promise<void> {
    await this.tx.insertInto('exception_signature').values(row).execute();
  }
}
