import type pg from 'pg';
import { CannotStart } from './cannotStart.ts';
import { connected, type Target } from './connection.ts';

/** Ways past row-level security, each asked of the catalogue as the app's own role (C21). */
const waysAround: Record<string, string> = {
  superuser: 'select 1 from pg_roles where rolname = current_user and rolsuper',
  'bypasses-rows': 'select 1 from pg_roles where rolname = current_user and rolbypassrls',
  'makes-roles':
    'select 1 from pg_roles where rolname = current_user and (rolcreaterole or rolcreatedb or rolreplication)',
  'other-session-user': 'select 1 where session_user <> current_user',
  'member-of-role':
    'select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = current_user',
  'owns-something': `select 1 from pg_roles r where r.rolname = current_user and (
      exists (select 1 from pg_class where relowner = r.oid) or exists (select 1 from pg_proc where proowner = r.oid)
      or exists (select 1 from pg_namespace where nspowner = r.oid) or exists (select 1 from pg_type where typowner = r.oid)
      or exists (select 1 from pg_database where datdba = r.oid and datname = current_database()))`,
  'makes-tables': `select 1 where has_schema_privilege(current_schema(), 'create')`,
  'table-without-rows-policy': `select 1 from pg_class where relnamespace = current_schema()::regnamespace
      and (relkind in ('m', 'f') or (relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)))`,
  'view-of-its-owner': `select 1 from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'v'
      and not coalesce(array_to_string(reloptions, ',') ~* 'security_invoker=(true|on|yes|1)', false)`,
  'function-of-its-owner':
    'select 1 from pg_proc where pronamespace = current_schema()::regnamespace and prosecdef',
  'writable-ledger': `select 1 where has_table_privilege('ledger_entry', 'delete, truncate')
      or has_any_column_privilege('ledger_entry', 'update')`,
};

const refuseWaysAround = async (client: pg.Client): Promise<void> => {
  for (const [what, question] of Object.entries(waysAround)) {
    const { rowCount } = await client.query(`${question} limit 1`);
    if (rowCount) throw new CannotStart('can-bypass', { what });
  }
};

/** A commit that is acknowledged must be on the disk (C42). */
const refuseForgetful = async (client: pg.Client): Promise<void> => {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']) {
    const { rows } = await client.query('select current_setting($1) as value', [setting]);
    if (rows[0]?.value === 'off') throw new CannotStart('not-durable', { setting });
  }
};

/** Throws `CannotStart` unless this role can only do what the policies let it, on a server that keeps its word. */
export const refuseUnsafe = (app: Target): Promise<void> =>
  connected(app, async (client) => {
    await refuseWaysAround(client);
    await refuseForgetful(client);
  });
