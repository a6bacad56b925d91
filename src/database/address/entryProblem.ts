import { CannotStart, type StartReason } from '../cannotStart.ts';
import { troubleFrom } from '../trouble.ts';
import type { AddressSetting } from './address.ts';

const textOf = (error: unknown, name: string): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : '';
  return typeof value === 'string' ? value : '';
};

const unknownSigner =
  /^(?:UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_|INVALID_CA|INVALID_PURPOSE|ERR_OSSL_)/;

/** What encryption has to do with it. No word of the server is passed on: these are told apart and said anew. */
const ofEncryption = (error: unknown): StartReason | null => {
  const [code, said] = [textOf(error, 'code'), textOf(error, 'message')];
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'tls-name';
  if (unknownSigner.test(code)) return 'tls-unknown';
  if (/does not support SSL/.test(said)) return 'tls-missing';
  // PostgreSQL's own words, PgBouncer's, and those of most that are managed.
  if (/no encryption|SSL off|SSL required|requires? (?:SSL|TLS)|SSL connection is required/i.test(said))
    return 'tls-wanted';
  return null;
};

const protocolViolation = '08P01';
const readOnly = '25006';

/** Whoever stands between takes no parameter of ours: nothing else is sent but what the address asks for. */
const isRefusedParameter = (error: unknown): boolean =>
  textOf(error, 'code') === protocolViolation &&
  /startup parameter|startup option/i.test(textOf(error, 'message'));

/** Why an entry at this address failed, where that can be told; or null. */
export const entryProblem = (error: unknown, setting: AddressSetting): CannotStart | null => {
  if (error instanceof CannotStart) return error;
  const encryption = ofEncryption(error);
  if (encryption) return new CannotStart(encryption, { setting, code: textOf(error, 'code') });
  if (isRefusedParameter(error)) return new CannotStart('options-refused', { setting });
  return troubleFrom(error).sqlstate === readOnly ? new CannotStart('read-only', { setting }) : null;
};
