import pg from 'pg';
import { vi } from 'vitest';
import type { TestDatabase } from './database.ts';

/** How often the application asks its database something while `work` runs: BEGIN and COMMIT count, too. */
export const queriesDuring = async <Result>(
  { targets: { app } }: TestDatabase,
  work: () => Promise<Result>,
): Promise<{ queries: number; result: Result }> => {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const result = await work();
    const byApp = asked.mock.contexts.filter(
      (client) => client instanceof pg.Client && client.database === app.database && client.user === app.user,
    );
    return { queries: byApp.length, result };
  } finally {
    asked.mockRestore();
  }
};
