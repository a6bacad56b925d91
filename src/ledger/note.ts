import { sha256 } from '../vault/derive.ts';
import { isSignature, isSigningKey, type SigningKey } from '../vault/signing.ts';

/**
 * C2SP signed notes: a text, an empty line, and a line per signature. A `log` signs the text; a `witness` signs that
 * it saw it, and when (cosignature/v1).
 */
export type Signs = 'log' | 'witness';
export type VerifierKey = { name: string; signs: Signs; publicKey: Buffer; id: Buffer };

const typeOf = { log: 0x01, witness: 0x04 } as const;
const idLength = 4;
const timeLength = 8;

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key), its first four bytes. */
const idOf = (name: string, signs: Signs, publicKey: Uint8Array): Buffer =>
  sha256(name, '\n', Uint8Array.of(typeOf[signs]), publicKey).subarray(0, idLength);

export const verifierKey = (name: string, signs: Signs, publicKey: Buffer): VerifierKey => ({
  name,
  signs,
  publicKey,
  id: idOf(name, signs, publicKey),
});

export const writeKey = ({ name, signs, publicKey, id }: VerifierKey): string =>
  `${name}+${id.toString('hex')}+${Buffer.concat([Uint8Array.of(typeOf[signs]), publicKey]).toString('base64')}`;

/** Base64 that is exactly what its bytes encode to: a changed spare bit is a change. */
export const strictBase64 = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
};

/** Null unless it is a key that nobody signs under without its private half. */
export const readKey = (text: string): VerifierKey | null => {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text) ?? [];
  const typed = encoded === undefined ? null : strictBase64(encoded);
  if (name === undefined || !typed) return null;
  const signs = (['log', 'witness'] as const).find((one) => typeOf[one] === typed[0]);
  const publicKey = typed.subarray(1);
  if (!signs || !isSigningKey(publicKey)) return null;
  const key = verifierKey(name, signs, publicKey);
  return key.id.toString('hex') === id ? key : null;
};

/** Thirty-two letters and digits that stand for a key: short enough to compare aloud, too long to be hit again. */
export const fingerprint = (key: string): string =>
  (sha256(key).toString('hex').slice(0, 32).match(/.{4}/g) ?? []).join('-');

const seen = (body: string, time: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${time}\n${body}`);
const lineOf = ({ name, id }: VerifierKey, signed: Uint8Array): string =>
  `— ${name} ${Buffer.concat([id, signed]).toString('base64')}\n`;

/** The line of whoever keeps the record. `body` ends in a line end. */
export const signatureLine = (name: string, key: SigningKey, body: string): string =>
  lineOf(verifierKey(name, 'log', key.publicKey), key.sign(Buffer.from(body)));

/** The line of whoever saw it at a time, in seconds. */
export const cosignatureLine = (name: string, key: SigningKey, body: string, time: bigint): string => {
  const written = Buffer.alloc(timeLength);
  written.writeBigUInt64BE(time);
  const signature = key.sign(seen(body, time));
  return lineOf(verifierKey(name, 'witness', key.publicKey), Buffer.concat([written, signature]));
};

const isLineBy = (line: string, body: string, key: VerifierKey): boolean => {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = encoded === undefined ? null : strictBase64(encoded);
  if (name !== key.name || !bytes?.subarray(0, idLength).equals(key.id)) return false;
  const signed = bytes.subarray(idLength);
  if (key.signs === 'log') return isSignature(key.publicKey, Buffer.from(body), signed);
  if (signed.length <= timeLength) return false;
  return isSignature(key.publicKey, seen(body, signed.readBigUInt64BE()), signed.subarray(timeLength));
};

/** When the witness of this key says that it saw the note, in seconds; null where no line is by it. */
export const seenAt = (note: string, key: VerifierKey): number | null => {
  const parts = partsOf(note);
  const line = parts?.lines.find((one) => isLineBy(one, parts.body, key));
  const signed = line && strictBase64(line.split(' ')[2] ?? '')?.subarray(idLength);
  return signed && key.signs === 'witness' ? Number(signed.readBigUInt64BE()) : null;
};

/** A note in its two parts; null when it is none. */
export const partsOf = (note: string): { body: string; lines: string[] } | null => {
  const at = note.indexOf('\n\n');
  if (at < 0 || !note.endsWith('\n')) return null;
  return { body: note.slice(0, at + 1), lines: note.slice(at + 2, -1).split('\n') };
};

/** Does it carry a signature by this key? Lines by others change nothing. */
export const isNoteBy = (note: string, key: VerifierKey): boolean => {
  const parts = partsOf(note);
  return parts?.lines.some((line) => isLineBy(line, parts.body, key)) ?? false;
};
