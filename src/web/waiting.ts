import type { SignedIn } from '../session/session.ts';
import type { Request } from './request.ts';

/** Something that waits for her word: what it is, where it is answered, and what the link says. */
export type WaitingLine = {
  text: string;
  href: string;
  label: string;
  /** Its day is over: it stands above all else until it is done. */
  overdue?: boolean;
};

/** What one capability knows to wait for whoever looks, the most pressing first. */
export type WaitingSource = (request: Request, member: SignedIn) => Promise<WaitingLine[]>;

/** One thing that happened: on which day, in plain words, in what, and where it is read on. */
export type HappenedLine = { day: string; text: string; about: string | null; href: string; own: boolean };

/** What happened since somebody last said that she had read it; `since` is null where she never did. */
export type Happened = {
  since: string | null;
  /** Newest first. */
  lines: readonly HappenedLine[];
  /** Is there more of it than these? */
  more: boolean;
};

/** What one capability knows to have happened, as many lines as these at most. */
export type HappenedSource = (request: Request, member: SignedIn, most: number) => Promise<Happened>;
