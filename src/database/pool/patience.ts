/** How long the database may take, in milliseconds, before it counts as gone. */
export type Patience = {
  /** The server ends a statement that runs longer. */
  statement: number;
  /** We end the connection of a server that has not even said that: it is frozen, or nobody is there any more. */
  answer: number;
  /** The server ends a transaction in which nothing is asked for so long. */
  idle: number;
};

/** Somebody waits for the page. */
export const forPages: Patience = { statement: 8_000, answer: 10_000, idle: 60_000 };

/** Nobody waits, and a batch may be large. */
export const forJobs: Patience = { statement: 30_000, answer: 35_000, idle: 60_000 };

/** To reach the server and be let in. */
export const toEnter = 4_000;

/**
 * Said with BEGIN, in the same breath, and gone with COMMIT. As parameters of the connection a pooler refuses them, or
 * drops them without a word; said for a session they would become somebody else's.
 */
export const boundsOf = ({ statement, idle }: Patience): string =>
  `set local statement_timeout = ${statement}; set local idle_in_transaction_session_timeout = ${idle}`;
