import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.drop());

test('the application reaches a migrated database', async () => {
  expect(await at.database.ping()).toBe(true);
});
