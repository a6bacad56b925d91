import { resolve } from 'node:path';
import { z } from 'zod';
import type { Proxies } from './admission/source.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url));

/** Where a browser keeps a Secure cookie: https, this machine itself, or an onion service, whose address is its key. */
const isTrusted = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || /^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\]|.+\.onion)$/.test(hostname);

/** On plain http elsewhere every passphrase would pass in clear, and no form would work; a path is not looked at. */
const originUrl = httpUrl.refine((url) => isTrusted(url) && url.href === `${url.origin}/`);

/** Every setting, with its default. An empty value counts as not set. */
const environment = z.object({
  PORT: port.default(8080),
  HOST: z.string().default('localhost'),
  ALONGSIDE_ORIGIN: originUrl.optional(),
  ALONGSIDE_DATA: z.string().optional(),
  ALONGSIDE_PEPPER_FILE: z.string().optional(),
  ALONGSIDE_BACKUP_KEY: z.string().startsWith('age1').optional(),
  /** A program and its words, parted by blanks: no shell reads them. */
  ALONGSIDE_PEPPER_COMMAND: z.string().trim().min(1).optional(),
  ALONGSIDE_PEPPER_ASK: z.enum(['yes', 'no']).default('no'),
  ALONGSIDE_LEAVE_TO: httpUrl.default(new URL('https://www.wikipedia.org/')),
  ALONGSIDE_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  ALONGSIDE_PROXY_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/)
    .toLowerCase()
    .default('x-forwarded-for'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATABASE_APP_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
});

export type Configuration = {
  port: number;
  host: string;
  origin: string;
  dataFolder: string;
  pepperFile: string;
  /** Whom backups are encrypted to: an `age` recipient. */
  backupKey: string | null;
  /** In place of the file: a program that prints it, or whoever starts this types it. */
  pepperCommand?: readonly string[];
  pepperAsked?: boolean;
  leaveTo: string;
  proxies: Proxies;
  databaseUrl: string | null;
  databaseAppUrl: string | null;
};

/** The settings, or the name of the first one that cannot be used. */
export const readConfiguration = (
  env: Record<string, string | undefined>,
  defaultFolder: string,
): { ok: true; configuration: Configuration } | { ok: false; setting: string } => {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = environment.safeParse(set);
  if (!read.success) return { ok: false, setting: String(read.error.issues[0]?.path[0] ?? '') };
  const { data } = read;
  const dataFolder = resolve(data.ALONGSIDE_DATA ?? defaultFolder);
  return {
    ok: true,
    configuration: {
      port: data.PORT,
      host: data.HOST,
      origin: data.ALONGSIDE_ORIGIN?.origin ?? `http://localhost:${data.PORT}`,
      dataFolder,
      pepperFile: resolve(data.ALONGSIDE_PEPPER_FILE ?? `${dataFolder}/pepper`),
      backupKey: data.ALONGSIDE_BACKUP_KEY ?? null,
      ...(data.ALONGSIDE_PEPPER_COMMAND ? { pepperCommand: data.ALONGSIDE_PEPPER_COMMAND.split(/\s+/) } : {}),
      pepperAsked: data.ALONGSIDE_PEPPER_ASK === 'yes',
      leaveTo: data.ALONGSIDE_LEAVE_TO.href,
      proxies: { hops: data.ALONGSIDE_PROXY_HOPS, header: data.ALONGSIDE_PROXY_HEADER },
      databaseUrl: data.DATABASE_URL ?? null,
      databaseAppUrl: data.DATABASE_APP_URL ?? null,
    },
  };
};
