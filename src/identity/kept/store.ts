import { sql } from 'kysely';
import { columnsOf, held, personColumns } from '../../database/held/held.ts';
import type { HeldTable } from '../../database/held/heldTable.ts';
import type { Tx } from '../../database/tx.ts';
import type { PersonId } from '../../kernel/ids.ts';

/** One column of a row: its value, or what may be said of it where nobody may see it. */
export type KeptValue = { column: string; value: string } | { column: string; not: 'sealed' | 'secret' };
export type KeptRow = { table: string; values: readonly KeptValue[] };

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const tables = new Map<string, HeldTable>(Object.entries(held));
const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Which of the columns about people names an account by its id; the others are hers by her keys alone. */
const byId = (columns: readonly string[]): string[] =>
  columns.filter((name) => name !== 'actor' && !name.endsWith('_sealed'));

/**
 * Every row that is about one person, in the columns of the classification: what is in clear as it stands, and of the
 * rest that it is there. Another person's id never comes along.
 */
export class KeptReader {
  constructor(private readonly tx: Tx) {}

  async about(person: PersonId): Promise<KeptRow[]> {
    const found: KeptRow[] = [];
    for (const { table, columns } of personColumns)
      for (const row of await this.#rows(table, byId(columns), person))
        found.push({ table, values: this.#values(table, byId(columns), row, person) });
    return found;
  }

  async #rows(
    table: string,
    columns: readonly string[],
    person: PersonId,
  ): Promise<Record<string, unknown>[]> {
    if (columns.length === 0) return [];
    const hers = sql.join(
      columns.map((column) => sql`t.${sql.ref(column)} = ${person}`),
      sql` or `,
    );
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where ${hers} order by 1`.execute(this.tx);
    return rows.map(({ row }) => row);
  }

  #values(
    table: string,
    people: readonly string[],
    row: Record<string, unknown>,
    person: PersonId,
  ): KeptValue[] {
    const about = tables.get(table);
    if (!about) return [];
    return columnsOf(table, about).flatMap(({ name, is }): KeptValue[] => {
      const value = row[name];
      if (value === null || value === undefined) return [];
      if (is === 'sealed' || is === 'secret') return [{ column: name, not: is }];
      const another = people.includes(name) && value !== person && uuid.test(shown(value));
      return another ? [] : [{ column: name, value: shown(value) }];
    });
  }
}
