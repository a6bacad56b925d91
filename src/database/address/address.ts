import { existsSync } from 'node:fs';
import pg from 'pg';
import { CannotStart } from '../cannotStart.ts';
import type { Target } from '../connection.ts';

export type AddressSetting = 'DATABASE_URL' | 'DATABASE_APP_URL';

/** An address that names several servers: before the `/`, or as the parameter `host`. */
const severalHosts = (url: string): boolean => {
  const [, hosts = ''] = /^\w+:\/\/(?:[^/@]*@)?([^/?]*)/.exec(url) ?? [];
  const parameters = [...new URLSearchParams(url.split('?')[1] ?? '')];
  return (
    hosts.includes(',') ||
    parameters.some(([name, value]) => name.toLowerCase() === 'host' && value.includes(','))
  );
};

const files = ['sslrootcert', 'sslcert', 'sslkey'];

const refuseMissingFiles = (url: string, setting: AddressSetting): void => {
  for (const [name, file] of new URLSearchParams(url.split('?')[1] ?? ''))
    if (files.includes(name) && !existsSync(file)) throw new CannotStart('file-missing', { file, setting });
};

/** The target that a `postgres://` URL names, by the driver's own reading of it. Throws `CannotStart`. */
export const targetOf = (url: string, setting: AddressSetting = 'DATABASE_URL'): Target => {
  if (severalHosts(url)) throw new CannotStart('several-hosts', { setting });
  refuseMissingFiles(url, setting);
  try {
    const { host, port, database, user, password, ssl, options } = read(url);
    return {
      host,
      port,
      database: database ?? '',
      user: user ?? '',
      ...(password ? { password } : {}),
      ...(ssl ? { ssl } : {}),
      ...(options ? { options } : {}),
    };
  } catch {
    throw new CannotStart('setting', { setting });
  }
};

const read = (url: string) => {
  const client = new pg.Client({ connectionString: url });
  const { host, port, database, user, password, ssl } = client;
  const said: unknown = Reflect.get(Reflect.get(client, 'connectionParameters') ?? {}, 'options');
  return { host, port, database, user, password, ssl, options: typeof said === 'string' ? said : '' };
};

/** The schemas that an address asks for: `-c search_path=ours` or `--search_path=ours`. */
const schemaAsked = ({ options = '' }: Target): string | null =>
  /(?:-c\s*|--)search_path=((?:\\ |[^\s])+)/.exec(options)?.[1] ?? null;

const plain = (path: string): string => path.replaceAll(/[\s"\\]/g, '');

/** A pooler may drop what the address asks for: then tables would be made, or looked for, in another schema. */
export const refuseOtherSchema = async (
  client: pg.Client,
  target: Target,
  setting: AddressSetting,
): Promise<void> => {
  const asked = schemaAsked(target);
  if (asked === null) return;
  const { rows } = await client.query<{ path: string }>("select current_setting('search_path') as path");
  if (plain(asked) !== plain(rows[0]?.path ?? '')) throw new CannotStart('options-refused', { setting });
};

/** Tables need a place, wherever the search path was set. */
export const refuseNoSchema = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ path: string; schema: string | null }>(
    "select current_setting('search_path') as path, current_schema() as schema",
  );
  if (rows[0]?.schema === null) throw new CannotStart('schema-missing', { path: rows[0].path });
};
