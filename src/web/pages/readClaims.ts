import { readFileSync } from 'node:fs';

/** What the last whole run of the tests wrote. A bundle carries it as it was when it was built (`vite.config.ts`). */
export const readClaims = (): string =>
  readFileSync(new URL('../../../docs/claims.md', import.meta.url), 'utf8');
