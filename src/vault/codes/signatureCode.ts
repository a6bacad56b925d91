import { derive, sha256 } from '../derive.ts';
import { newRecoveryCode, printRecoveryCode, readRecoveryCode } from './recoveryCode.ts';

/** Who signed on without an account holds one code: 128 bits, with which she confirms or takes back. */
export const newSignatureCode = newRecoveryCode;
export const printSignatureCode = printRecoveryCode;
/** `null` where it cannot be one. */
export const readSignatureCode = (typed: string): Buffer | null =>
  readRecoveryCode(Buffer.from(typed, 'utf8'));

/** The endorsement's key; the code itself is nowhere. */
export const signatureCodeHash = (code: Uint8Array): Buffer => sha256(derive(code, 'signature id'));
