import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestDatabase } from '../../../test/support/database.ts';
import { newId, organisationId } from '../../kernel/ids.ts';
import type { Tx } from '../tx.ts';

let at: TestDatabase;
beforeAll(async () => {
  // Other files of tests have asked in this process, and names are given to the first texts alone.
  vi.resetModules();
  const { testDatabase } = await import('../../../test/support/database.ts');
  at = await testDatabase();
});
afterAll(() => at.drop());

const within = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  at.database.withActor({ kind: 'job' }, work);
const named = (tx: Tx, ids: number) =>
  tx
    .selectFrom('organisation')
    .select('name')
    .where(
      'id',
      'in',
      Array.from({ length: ids }, () => newId(organisationId)),
    )
    .execute();
const prepared = async (tx: Tx): Promise<string[]> =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx)).rows.map(
    ({ statement }) => statement,
  );

test('a query that is asked again is planned once, however long its list of ids is', async () => {
  const texts = await within(async (tx) => {
    await named(tx, 1);
    await named(tx, 3);
    await named(tx, 40);
    return prepared(tx);
  });
  const asked = texts.filter((text) => text.includes('"organisation"'));
  expect(asked).toEqual(['select "name" from "organisation" where "id" = any ($1)']);
});

test('no value stands in the text of a query that the server keeps', async () => {
  const mark = 'canary of a name';
  const texts = await within(async (tx) => {
    await tx.selectFrom('organisation').select('id').where('name', 'in', [mark, 'another']).execute();
    return prepared(tx);
  });
  expect(texts.join('\n')).not.toContain(mark);
});

test('a list finds what it names, and an empty one finds nothing', async () => {
  const ids = [newId(organisationId), newId(organisationId)];
  for (const [place, id] of ids.entries())
    await at.facts
      .insertInto('organisation')
      .values({
        id,
        name: `Quay "${place}", \\ (example)`,
        kind: 'ally',
        communities: [],
        vocabulary: '2026-01',
        regions: [],
        languages: [],
        founded_on: '2026-11-24',
      })
      .execute();
  const names = ['Quay "0", \\ (example)', 'Quay "1", \\ (example)'];
  const found = (of: string[]) =>
    within((tx) =>
      tx.selectFrom('organisation').select('name').where('name', 'in', of).orderBy('name').execute(),
    );
  expect((await found(names)).map(({ name }) => name)).toEqual(names);
  expect(await found([])).toEqual([]);
});
