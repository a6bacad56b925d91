import type { Language, Translate } from './words/translate.ts';

/** What every page needs to draw itself, whoever is looking. Pages receive it and their own facts, nothing else. */
export type Frame = {
  t: Translate;
  language: Language;
  /** The path of this page: where the language switch comes back to. */
  path: string;
  /** Masked afresh per page and bound to the session; a form without it is refused (C28). */
  formToken: string;
  /** A new act token per form: the same form sent twice acts once (C48). */
  newSubmission: () => string;
  /** What stands for a secret until the page leaves, such as seven words: see `Placed`. */
  placed: (bytes: Uint8Array) => string;
  member: { name: string; organisationName: string; organisationUrl: string; steward: boolean } | null;
};
