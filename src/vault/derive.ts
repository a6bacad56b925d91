import { createHash, hkdfSync } from 'node:crypto';

/** One secret, many uses: HKDF-SHA-256 with the use in its info, so no derived key can stand in for another. */
export const derive = (
  secret: Uint8Array,
  use: string,
  salt: Uint8Array = new Uint8Array(0),
  length = 32,
): Buffer => Buffer.from(hkdfSync('sha256', secret, salt, `alongside/1 ${use}`, length));

export const sha256 = (...parts: (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
