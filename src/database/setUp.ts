import type pg from 'pg';
import { CannotStart } from './cannotStart.ts';
import { connected, type Target } from './connection.ts';

/** While nobody has set this host up, this link opens it, and no other does. False when somebody did: then nothing changes. */
export const openSetUpLink = (owner: Target, hash: Uint8Array): Promise<boolean> =>
  connected(owner, async (client) => {
    const { rowCount } = await client.query(
      `insert into installation (set_up_hash) values ($1)
         on conflict (one) do update set set_up_hash = excluded.set_up_hash where installation.host_id is null`,
      [Buffer.from(hash)],
    );
    return rowCount === 1;
  });

/**
 * Refuses a pepper that is not the one this database was made with; the first to come with one leaves its check. Asked
 * before anything is done by the pepper: whoever is refused takes nothing from those who serve with the right one.
 */
export const refuseOtherPepper = async (client: pg.Client, check: Buffer): Promise<void> => {
  const { rows } = await client.query<{ pepper_check: Buffer }>(
    `insert into installation (pepper_check) values ($1)
       on conflict (one) do update set pepper_check = coalesce(installation.pepper_check, excluded.pepper_check)
       returning pepper_check`,
    [check],
  );
  if (!rows[0]?.pepper_check.equals(check)) throw new CannotStart('other-pepper');
};

/** The salt and cost of Argon2 under which sign-ins are found. */
export type LoginSalt = { salt: Buffer; memory: number; passes: number };

/**
 * Takes this salt where there is none, or where its cost is higher than the one in use, which is then tried second (C14).
 * The one before is forgotten when nobody signs in under it any more. Gives the one in use.
 */
export const keepLoginSalt = (owner: Target, { salt, memory, passes }: LoginSalt): Promise<Buffer> =>
  connected(owner, async (client) => {
    await client.query(
      `update installation set former_salt = null, former_memory = null, former_passes = null
         where not exists (select 1 from login where salt = former_salt)`,
    );
    await client.query(
      `insert into installation (login_salt, login_memory, login_passes) values ($1, $2, $3)
         on conflict (one) do update set
           former_salt = installation.login_salt, former_memory = installation.login_memory,
           former_passes = installation.login_passes, login_salt = excluded.login_salt,
           login_memory = excluded.login_memory, login_passes = excluded.login_passes
         where installation.login_salt is null or (installation.former_salt is null
           and (installation.login_memory < excluded.login_memory or installation.login_passes < excluded.login_passes))`,
      [salt, memory, passes],
    );
    const { rows } = await client.query<{ login_salt: Buffer }>('select login_salt from installation');
    const [used] = rows;
    if (!used) throw new Error('the installation has no row');
    return used.login_salt;
  });

/** The next to start leaves the check of its own pepper. */
export const forgetPepper = (owner: Target): Promise<void> =>
  connected(owner, async (client) => {
    await client.query('update installation set pepper_check = null');
  });
