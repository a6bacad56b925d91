import pg from 'pg';
import { clientConfig } from '../../src/database/connection.ts';
import type { TestDatabase } from '../support/database.ts';
import { secondWall } from './secondWall.ts';
import type { Facts, Me, Row, Table } from './wallRules.ts';

const isTable = (name: string): name is Table => Object.hasOwn(secondWall, name);
export const tables = Object.keys(secondWall).filter(isTable);
export const notAllowed = '42501';

const codeOf = (error: unknown): string =>
  error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);

const insertInto = (table: Table, columns: string[], from = '$1'): string => {
  const list = columns.join(', ');
  return `insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, ${from})`;
};

/** The application's role alone with the database: no rule, no store, no where-clause. */
export class Alone {
  private constructor(
    private readonly app: pg.Client,
    /** Every row there is, past every policy. */
    readonly facts: Facts,
  ) {}

  static async with({ owner, targets }: TestDatabase): Promise<Alone> {
    const rows = new Map<string, Row[]>();
    for (const table of tables) {
      const found = await owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`);
      rows.set(
        table,
        found.rows.map(({ row }) => row),
      );
    }
    const app = new pg.Client(clientConfig(targets.app));
    await app.connect();
    return new Alone(app, (table) => rows.get(table) ?? []);
  }

  close(): Promise<void> {
    return this.app.end();
  }

  /** Who this person is to the database, by its own rows. */
  me(kind: Me['kind'], person: string | null): Me {
    const own = this.facts('membership').find((row) => person !== null && row.person_id === person);
    const organisation = typeof own?.organisation_id === 'string' ? own.organisation_id : null;
    return {
      kind,
      person,
      organisation,
      steward: own?.role === 'steward',
      job: kind === 'job',
      bearer: null,
    };
  }

  /** Nobody with an account: whoever holds the secret with this hash. */
  bearer(kind: Me['kind'], hash: Buffer): Me {
    return { ...this.me(kind, null), bearer: `\\x${hash.toString('hex')}` };
  }

  /** One transaction as this actor, undone in any case. */
  async as<Result>(me: Me, work: () => Promise<Result>): Promise<Result> {
    await this.app.query('begin');
    try {
      await this.app.query('select set_actor($1, $2::bytea, $3)', [me.person, me.bearer, me.job]);
      return await work();
    } finally {
      await this.app.query('rollback');
    }
  }

  /** What the database says to one statement, which is undone: its rows, or the code of its refusal. */
  async attempt(statement: string, values: unknown[] = []): Promise<{ rows: Row[]; code: string }> {
    await this.app.query('savepoint trying');
    try {
      const found = await this.app.query<{ row: Row }>(statement, values);
      return { rows: found.rows.map(({ row }) => row), code: '' };
    } catch (error) {
      return { rows: [], code: codeOf(error) };
    } finally {
      await this.app.query('rollback to savepoint trying; release savepoint trying');
    }
  }

  async columns(table: Table, condition = 'true'): Promise<string[]> {
    const { rows } = await this.app.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and ${condition}`,
      [table],
    );
    return rows.map(({ name }) => name);
  }

  /** Would this row be refused? '' where it would not. */
  async refusal(table: Table, row: Row): Promise<string> {
    return (await this.attempt(insertInto(table, Object.keys(row)), [row])).code;
  }

  /** Not tried: done, for what follows in the same transaction. */
  async add(table: Table, row: Row): Promise<void> {
    await this.app.query(insertInto(table, Object.keys(row)), [row]);
  }

  /** Tries every row, undoing each, in one trip: those that row-level security did not refuse. */
  async accepted(table: Table, wished: readonly Row[]): Promise<Row[]> {
    const columns = await this.columns(table);
    await this.app.query("select set_config('wish.rows', $1, true)", [JSON.stringify(wished)]);
    await this.app.query(`do $$
      declare the_wish jsonb; the_place int := 0; the_taken int[] := '{}';
      begin
        for the_wish in select jsonb_array_elements(current_setting('wish.rows')::jsonb) loop
          begin
            ${insertInto(table, columns, 'the_wish')};
            raise exception 'undone';
          exception
            when insufficient_privilege then null;
            when others then the_taken := the_taken || the_place;
          end;
          the_place := the_place + 1;
        end loop;
        perform set_config('wish.taken', to_jsonb(the_taken)::text, true);
      end $$`);
    const { rows } = await this.app.query<{ taken: number[] }>(
      "select current_setting('wish.taken')::jsonb as taken",
    );
    return wished.filter((_, place) => rows[0]?.taken.includes(place));
  }
}
