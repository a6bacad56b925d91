import type { Script } from '../../web/scriptAnswer.ts';

/** What keeps a draft while it is written, as files for the browser: Vite puts them here when it builds (`vite.config.ts`). Plain Node has none. */
export const script: Script | null = null;
