import type { SignedIn } from '../session/session.ts';
import type { Request } from './request.ts';

/** Something that waits for her word: what it is, where it is answered, and what the link says. */
export type WaitingLine = { text: string; href: string; label: string };

/** What one capability knows to wait for whoever looks, the most pressing first. */
export type WaitingSource = (request: Request, member: SignedIn) => Promise<WaitingLine[]>;
