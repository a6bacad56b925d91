import { publicKeyOf } from '../box.ts';
import { derive, sha256 } from '../derive.ts';
import { newRecoveryCode, printRecoveryCode, readRecoveryCode } from './recoveryCode.ts';

/**
 * A nominee without an account holds one code: 128 bits, spoken, printed or followed as a link. Its hash finds her
 * seat, and it is her private key; neither is stored.
 */
export const newSeatCode = newRecoveryCode;
export const printSeatCode = printRecoveryCode;
/** `null` where it cannot be one. */
export const readSeatCode = (typed: string): Buffer | null => readRecoveryCode(Buffer.from(typed, 'utf8'));

/** The link row's key; the code itself is nowhere. */
export const seatCodeHash = (code: Uint8Array): Buffer => sha256(derive(code, 'seat id'));

export const seatPrivateKey = (code: Uint8Array): Buffer => derive(code, 'seat key');

export const seatPublicKey = (code: Uint8Array): Buffer => {
  const key = seatPrivateKey(code);
  try {
    return publicKeyOf(key);
  } finally {
    key.fill(0);
  }
};
