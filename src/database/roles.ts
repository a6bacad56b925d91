import pg from 'pg';
import { inTurn } from './address/inTurn.ts';
import { CannotStart } from './cannotStart.ts';
import { troubleFrom } from './trouble.ts';

export const ownerRole = 'alongside_owner';
export const appRole = 'alongside_app';
export const auditorRole = 'alongside_auditor';

/** What the app's role may not: everything that would let it step around row-level security. */
const bounds = 'noinherit nocreatedb nocreaterole noreplication';

const exists = async (client: pg.Client, role: string): Promise<boolean> =>
  (await client.query('select 1 from pg_roles where rolname = $1', [role])).rowCount === 1;

const notAllowed = '42501';

/** Only what the server refused is a missing right. Whatever else it says is told as what it is. */
const asRight = (error: unknown, role: string): unknown =>
  troubleFrom(error).sqlstate === notAllowed ? new CannotStart('roles-refused', { role }) : error;

/** Two processes may start at once on one server: whoever comes second finds the role made. */
const create = async (client: pg.Client, role: string, options: string): Promise<void> => {
  if (await exists(client, role)) return;
  try {
    await client.query(`create role ${pg.escapeIdentifier(role)} ${options}`);
  } catch (error) {
    if (!(await exists(client, role))) throw asRight(error, role);
  }
};

/** Makes the roles that are missing. Roles belong to the whole server, so the databases on one share them. */
export const ensureRoles = async (client: pg.Client): Promise<void> => {
  for (const [role, entry] of [
    [appRole, 'login'],
    [auditorRole, 'nologin'],
  ] as const)
    await create(client, role, `${entry} ${bounds}`);
};

/** Gives the app's role a new password, as a verifier: the plain one never leaves this process. */
export const setAppPassword = async (client: pg.Client, verifier: string): Promise<void> => {
  try {
    await inTurn(() =>
      client.query(`alter role ${appRole} login password ${pg.escapeLiteral(verifier)}`).then(() => {}),
    );
  } catch (error) {
    throw asRight(error, appRole);
  }
};

/** Another database on this server that lets the app's role in: with a password of ours it could not enter there. */
export const othersWithRole = async (client: pg.Client): Promise<string | null> => {
  const { rows } = await client.query<{ name: string }>(
    `select d.datname as name from pg_database d, aclexplode(d.datacl) given
       join pg_roles r on r.oid = given.grantee and r.rolname = $1
       where d.datname <> current_database() and d.datallowconn order by 1 limit 1`,
    [appRole],
  );
  return rows[0]?.name ?? null;
};

/** Takes back what `grantEntry` gave, where nobody was ever set up: whoever is refused leaves nothing behind. */
export const takeEntryBack = (client: pg.Client): Promise<unknown> =>
  client.query(`
    do $$ begin
      if not exists (select from installation where host_id is not null) then
        execute format('revoke connect on database %I from ${appRole}, ${auditorRole}', current_database());
      end if;
    end $$;`);

/** Lets the two roles in, and nobody make tables in our schema or shadow them with temporary ones. */
export const grantEntry = async (client: pg.Client): Promise<void> => {
  await inTurn(async () => {
    await client.query(`
    do $$ begin
      execute format('grant usage on schema %I to ${appRole}, ${auditorRole}', current_schema());
      execute format('grant connect on database %I to ${appRole}, ${auditorRole}', current_database());
      execute format('revoke create on schema %I from public', current_schema());
      execute format('revoke temporary on database %I from public', current_database());
    end $$;`);
  });
};
