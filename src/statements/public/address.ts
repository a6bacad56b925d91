import { tokenHash } from '../../vault/link.ts';

export const addressHashOf = (token: string): Buffer => tokenHash(Buffer.from(token, 'base64url'));
