import pg from 'pg';
import { connected, type Target } from './connection.ts';
import { troubleFrom } from './trouble.ts';

const locked = '55P03';

/** Somebody else rewrites, or reads for longer than we wait. */
export class Busy extends Error {}

/** What PostgreSQL tells of a table that was written anew begins with the deleted rows it had to keep. */
const keptRows = ({ detail }: { detail?: string | undefined }): number =>
  Number(detail?.match(/\d+/)?.[0] ?? 0);

const asRewriter = (owner: Target, work: (client: pg.Client) => Promise<void>): Promise<void> =>
  connected(owner, async (client) => {
    const { rows } = await client.query<{ ours: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('alongside rewriting', 0)) as ours",
    );
    if (!rows[0]?.ours) throw new Busy();
    await client.query("set lock_timeout = '2s'");
    try {
      await work(client);
    } catch (error) {
      throw troubleFrom(error).sqlstate === locked ? new Busy() : error;
    }
  });

/** Throws `Busy` where an older transaction could still see what was deleted. */
const writeAnew = async (client: pg.Client, table: string): Promise<void> => {
  let kept = 0;
  const count = (notice: { detail?: string | undefined }): void => {
    kept += keptRows(notice);
  };
  client.on('notice', count);
  await client.query(`vacuum (full, verbose) ${pg.escapeIdentifier(table)}`);
  client.off('notice', count);
  if (kept > 0) throw new Busy();
};

/**
 * Writes tables anew without what was deleted from them: until then PostgreSQL keeps it in their files. It takes their
 * owner and, for a moment each, the table to itself; whoever does not get it in time gives way to those who read. What
 * an older transaction could still see is kept: then it was busy as well, and is tried again.
 */
export const rewriteTables = (owner: Target, tables: readonly string[]): Promise<void> =>
  asRewriter(owner, async (client) => {
    for (const table of tables) await writeAnew(client, table);
  });

type Changed = { name: string; changes: string; counters: string };

/**
 * Every table of ours in which something was changed or deleted since it was last written anew; an act that failed
 * leaves rows as well. The server's counters outlive a restart; after a crash, or on another server, they are others,
 * and everything is written anew once.
 */
const changedTables = async (client: pg.Client): Promise<Changed[]> => {
  const { rows } = await client.query<Changed>(
    `select c.relname as name, life.counters,
       coalesce(s.n_tup_upd + s.n_tup_del, 0)::text as changes
     from pg_class c
       cross join (select concat(d.stats_reset, ' ', b.stats_reset, ' ', current_setting('track_counts')) as counters
                   from pg_stat_database d, pg_stat_bgwriter b where d.datname = current_database()) life
       left join pg_stat_user_tables s on s.relid = c.oid
       left join rewritten r on r.relation = c.relname
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
       -- The days on which jobs ran: read by the very job that rewrites, and nobody's.
       and c.relname not in ('rewritten', 'job_done')
       -- Where nothing ever stood, nothing was deleted: an index begins with one page of its own.
       and (pg_relation_size(c.oid) > 0 or pg_relation_size(nullif(c.reltoastrelid, 0)) > 0
            or exists (select 1 from pg_index i where i.indrelid = c.oid and pg_relation_size(i.indexrelid) > 8192))
       and (r.relation is null or r.counters <> life.counters or current_setting('track_counts') <> 'on'
            or r.changes <> coalesce(s.n_tup_upd + s.n_tup_del, 0) or coalesce(s.n_dead_tup, 0) > 0)
     order by c.relname`,
  );
  return rows;
};

/**
 * The same for every table that changed, whatever it is: no list is kept by hand. What is remembered was counted before
 * the table was written: a change that came meanwhile is one more the next time. Samples that the server took of what
 * stood there are taken anew, and those before them go too. `left`: somebody reads a table for longer than we wait.
 */
export const rewriteChanged = async (owner: Target): Promise<{ written: string[]; left: string[] }> => {
  const written: string[] = [];
  const left: string[] = [];
  await asRewriter(owner, async (client) => {
    const changed = await changedTables(client);
    for (const { name, changes, counters } of changed) {
      try {
        await writeAnew(client, name);
      } catch (error) {
        if (!(error instanceof Busy) && troubleFrom(error).sqlstate !== locked) throw error;
        left.push(name);
        continue;
      }
      await client.query(`analyze ${pg.escapeIdentifier(name)}`);
      await client.query(
        `insert into rewritten (relation, changes, counters) values ($1, $2, $3)
         on conflict (relation) do update set changes = excluded.changes, counters = excluded.counters`,
        [name, changes, counters],
      );
      written.push(name);
    }
    if (written.length > 0) await client.query('vacuum (full) pg_statistic');
  });
  return { written, left };
};

/** Ends the stretch of the log that is being written, and drops those before: everything was written there as well. */
export const dropLog = (superuser: Target): Promise<void> =>
  connected(superuser, async (client) => {
    await client.query('select pg_switch_wal()');
    await client.query('checkpoint');
  });
