import pg from 'pg';
import { connected, type Target } from './connection.ts';
import { troubleFrom } from './trouble.ts';

/** Whose rows are deleted while what they held still counts: keys, wraps, links, sign-ins, names. */
const forgetful = [
  ...['record_wrap', 'key_share', 'person_wrap', 'invitation', 'session'],
  ...['login', 'recovery', 'membership', 'person', 'act', 'ledger_content', 'decision_answer'],
  ...['sheet', 'half_sheet', 'rating_link', 'handing_in', 'reading', 'reply', 'unsent_text'],
];

const locked = '55P03';

/** Somebody else rewrites, or reads for longer than we wait. */
export class Busy extends Error {}

/**
 * Writes tables anew without what was deleted from them: until then PostgreSQL keeps it in their files. It takes their
 * owner and, for a moment each, the table to itself; whoever does not get it in time gives way to those who read.
 */
export const rewriteTables = (owner: Target, tables: readonly string[] = forgetful): Promise<void> =>
  connected(owner, async (client) => {
    const { rows } = await client.query<{ ours: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('alongside rewriting', 0)) as ours",
    );
    if (!rows[0]?.ours) throw new Busy();
    await client.query("set lock_timeout = '2s'");
    try {
      for (const table of tables) await client.query(`vacuum (full) ${pg.escapeIdentifier(table)}`);
    } catch (error) {
      throw troubleFrom(error).sqlstate === locked ? new Busy() : error;
    }
  });

/** Ends the stretch of the log that is being written, and drops those before: everything was written there as well. */
export const dropLog = (superuser: Target): Promise<void> =>
  connected(superuser, async (client) => {
    await client.query('select pg_switch_wal()');
    await client.query('checkpoint');
  });
