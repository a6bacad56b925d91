/** Why the application does not start: a sentence at `start.<reason>` in `locales/`, and an exit code of its own. */
export const exitCodes = {
  setting: 2,
  runtime: 3,
  'in-use': 4,
  'port-busy': 5,
  'not-writable': 6,
  'disk-full': 7,
  'data-missing': 8,
  'nothing-there': 9,
  unreachable: 10,
  'owner-refused': 11,
  'roles-refused': 12,
  'wrong-version': 13,
  'newer-database': 14,
  migration: 15,
  'migration-changed': 16,
  'app-refused': 17,
  'owner-rights': 18,
  'wrong-encoding': 19,
  'can-bypass': 20,
  'not-durable': 21,
  'old-server': 22,
  'example-unfinished': 23,
  'role-taken': 50,
  'several-hosts': 51,
  'file-missing': 52,
  'tls-unknown': 53,
  'tls-name': 54,
  'tls-missing': 55,
  'tls-wanted': 56,
  'owner-pooled': 57,
  'options-refused': 58,
  'schema-missing': 59,
  'read-only': 60,
  'earlier-serves': 61,
  'no-server': 30,
  'no-server-user': 31,
  'server-failed': 32,
  'serving-lost': 33,
  'not-a-pepper': 40,
  'other-pepper': 41,
  'no-pepper': 42,
} as const;
export type StartReason = keyof typeof exitCodes;

/** The machine is not as it must be. One sentence is printed; nothing was half done. */
export class CannotStart extends Error {
  constructor(
    readonly reason: StartReason,
    readonly values: Record<string, string | number> = {},
  ) {
    super(`cannot start: ${reason}`);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A full, read-only or forbidden disk as its reason; anything else as it was. */
export const fileProblem = (error: unknown, folder: string): unknown => {
  const code = codeOf(error);
  if (['ENOSPC', 'EDQUOT', '53100'].includes(code)) return new CannotStart('disk-full', { folder });
  // Some file systems that take no folder say that there is no such place.
  const noPlace =
    code === 'ENOENT' && error instanceof Error && 'syscall' in error && error.syscall === 'mkdir';
  const closed = noPlace || ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST'].includes(code);
  return closed ? new CannotStart('not-writable', { folder }) : error;
};

/** Runs `work` on files in `folder`. */
export const onDisk = async <Result>(folder: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw fileProblem(error, folder);
  }
};
