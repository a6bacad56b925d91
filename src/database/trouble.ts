/** SQLSTATEs of a connection that broke or was never made: the driver gives those no code of its own. */
export const connectionLost = '08006';

/**
 * What the database said, without its words: PostgreSQL writes values into messages and DETAIL (C37).
 * `sqlstate` and the constraint's name are all that is kept, and no cause.
 */
export class DatabaseTrouble extends Error {
  constructor(
    readonly sqlstate: string,
    readonly constraint: string | null = null,
  ) {
    super(`database trouble ${sqlstate}`);
  }

  /** No room left: on the disk, in memory, or for one more connection. */
  get full(): boolean {
    return this.sqlstate.startsWith('53');
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

/** Any failure of a query or connection, as trouble. */
export const troubleFrom = (error: unknown): DatabaseTrouble => {
  if (error instanceof DatabaseTrouble) return error;
  if (typeof error !== 'object' || error === null) return new DatabaseTrouble(connectionLost);
  const code = textOf(error, 'code');
  const isState = code !== null && /^[0-9A-Z]{5}$/.test(code) && textOf(error, 'severity') !== null;
  return new DatabaseTrouble(isState ? code : connectionLost, isState ? textOf(error, 'constraint') : null);
};
