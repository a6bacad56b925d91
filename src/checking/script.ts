import type { Script } from '../web/scriptAnswer.ts';

/** The check as a file for the browser: Vite puts it here when it builds (`vite.config.ts`). Plain Node has none. */
export const script: Script | null = null;
