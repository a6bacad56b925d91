import { randomBytes } from 'node:crypto';

/** Shaped as the database wants it, and opened by no key. */
export const sealedField = (): Buffer => Buffer.concat([Buffer.from([1]), randomBytes(60)]);
export const sealedBox = (): Buffer => Buffer.concat([Buffer.from([2]), randomBytes(60)]);
export const day = '2026-11-23';
