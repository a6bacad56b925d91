/** SQLSTATEs of a connection that broke or was never made: the driver gives those no code of its own. */
export const connectionLost = '08006';
/** What a standby answers to whoever writes; or a transaction that was to read only. */
const readsOnly = '25006';

const tooManyConnections = '53300';

/** It was not ready, it went away, it ended what took too long or stood in another's way: later it does the same. */
const passes = (sqlstate: string): boolean =>
  /^(?:08|53|57P|40)/.test(sqlstate) || ['57014', '25P03', '55P03'].includes(sqlstate);

type Given = { readOnly?: boolean };

/**
 * What the database said, without its words: PostgreSQL writes values into messages and DETAIL (C37).
 * `sqlstate` and the constraint's name are all that is kept, and no cause.
 */
export class DatabaseTrouble extends Error {
  /** Nothing that we did wrong: asked again later, it would be done. */
  readonly passing: boolean;

  constructor(
    readonly sqlstate: string = connectionLost,
    readonly constraint: string | null = null,
    { readOnly = true }: Given = {},
  ) {
    super(`database trouble ${sqlstate}`);
    this.passing = passes(sqlstate) || (sqlstate === readsOnly && !readOnly);
  }

  /** Nobody answered, or not in time. */
  get lost(): boolean {
    return this.sqlstate === connectionLost;
  }

  /** No room left, on the disk or in memory: that does not pass by itself, unlike a moment with no connection left. */
  get full(): boolean {
    return this.sqlstate.startsWith('53') && this.sqlstate !== tooManyConnections;
  }

  /** The second wall: row-level security or a grant did not let the act through. */
  get refused(): boolean {
    return this.sqlstate === '42501';
  }

  /** Another row says the same already. */
  get duplicate(): boolean {
    return this.sqlstate === '23505';
  }
}

const textOf = (error: object, name: string): string | null => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : null;
};

/** Any failure of a query or connection, as trouble. `readOnly`: the transaction was to read only. */
export const troubleFrom = (error: unknown, given: Given = {}): DatabaseTrouble => {
  if (error instanceof DatabaseTrouble) return error;
  if (typeof error !== 'object' || error === null) return new DatabaseTrouble();
  const code = textOf(error, 'code');
  const isState = code !== null && /^[0-9A-Z]{5}$/.test(code) && textOf(error, 'severity') !== null;
  return new DatabaseTrouble(
    isState ? code : connectionLost,
    isState ? textOf(error, 'constraint') : null,
    given,
  );
};
