import type { SignedIn, Visit } from './visit.ts';

/** Something that waits for her word: what it is, where it is answered, and what the link says. */
export type WaitingLine = { text: string; href: string; label: string };

/** What one capability knows to wait for whoever looks, the most pressing first. */
export type WaitingSource = (visit: Visit, member: SignedIn) => Promise<WaitingLine[]>;
