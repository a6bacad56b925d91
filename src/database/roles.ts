import pg from 'pg';
import { CannotStart } from './cannotStart.ts';

export const ownerRole = 'alongside_owner';
export const appRole = 'alongside_app';
export const auditorRole = 'alongside_auditor';

/** What the app's role may not: everything that would let it step around row-level security. */
const bounds = 'noinherit nocreatedb nocreaterole noreplication';

const exists = async (client: pg.Client, role: string): Promise<boolean> =>
  (await client.query('select 1 from pg_roles where rolname = $1', [role])).rowCount === 1;

/** Two processes may start at once on one server: whoever comes second finds the role made. */
const create = async (client: pg.Client, role: string, options: string): Promise<void> => {
  if (await exists(client, role)) return;
  try {
    await client.query(`create role ${pg.escapeIdentifier(role)} ${options}`);
  } catch (error) {
    if (!(await exists(client, role))) throw error;
  }
};

/** Makes the roles that are missing. Roles belong to the whole server, so the databases on one share them. */
export const ensureRoles = async (client: pg.Client): Promise<void> => {
  for (const [role, entry] of [
    [appRole, 'login'],
    [auditorRole, 'nologin'],
  ] as const) {
    try {
      await create(client, role, `${entry} ${bounds}`);
    } catch {
      throw new CannotStart('roles-refused', { role });
    }
  }
};

/** Gives the app's role a new password, as a verifier: the plain one never leaves this process. */
export const setAppPassword = async (client: pg.Client, verifier: string): Promise<void> => {
  try {
    await client.query(`alter role ${appRole} login password ${pg.escapeLiteral(verifier)}`);
  } catch {
    throw new CannotStart('roles-refused', { role: appRole });
  }
};

/** Lets the two roles in, and nobody make tables in our schema or shadow them with temporary ones. */
export const grantEntry = async (client: pg.Client): Promise<void> => {
  await client.query(`
    do $$ begin
      execute format('grant usage on schema %I to ${appRole}, ${auditorRole}', current_schema());
      execute format('grant connect on database %I to ${appRole}, ${auditorRole}', current_database());
      execute format('revoke create on schema %I from public', current_schema());
      execute format('revoke temporary on database %I from public', current_database());
    end $$;`);
};
