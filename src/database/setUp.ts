import { connected, type Target } from './connection.ts';

/**
 * While nobody has set this host up, every start makes a new link and the old one opens nothing. False when somebody did:
 * then nothing changes.
 */
export const renewSetUpLink = (owner: Target, hash: Uint8Array): Promise<boolean> =>
  connected(owner, async (client) => {
    const { rowCount } = await client.query(
      `insert into installation (set_up_hash) values ($1)
         on conflict (one) do update set set_up_hash = excluded.set_up_hash where installation.host_id is null`,
      [Buffer.from(hash)],
    );
    return rowCount === 1;
  });
