import { sha256 } from '../derive.ts';
import { isSignature } from '../signing.ts';

const most = 20_000;
/** Signatures found good in this process. Hashes of what is public anyway, and no secret. */
const good = new Set<string>();

/** As `isSignature`; a signature that was good once is not worked out again. */
export const isChecked = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  const name = sha256(publicKey, signature, sha256(message)).toString('base64');
  if (good.has(name)) return true;
  if (!isSignature(publicKey, message, signature)) return false;
  if (good.size >= most) good.clear();
  good.add(name);
  return true;
};
