/** What keeps a draft while it is written, as a file for the browser: Vite puts it here when it builds (`vite.config.ts`). Plain Node has none. */
export const script: { file: string; body: string } | null = null;
