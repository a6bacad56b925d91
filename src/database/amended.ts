import type pg from 'pg';
import { transacted } from './connection.ts';

/** Three migrations were changed after somebody may have run them. Since then what has landed is released. */
const files = import.meta.glob<string>('./migrations/amended/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What was a number of its own for a day. */
const renamed: Record<string, string> = { '0005_texts_elsewhere': '0006_texts_elsewhere' };

type Amendment = { was: string; sha256: string; is: string; text: string };

const amendments: Amendment[] = Object.entries(files)
  .map(([path, text]) => {
    const [was = '', sha256 = ''] = path.replace(/^.*\/|\.sql$/g, '').split('.');
    return { was, sha256, is: renamed[was] ?? was, text };
  })
  .sort((one, other) => (one.was < other.was ? -1 : 1));

/**
 * A migration that was applied as it once was becomes what it was then released as: what was added to it is done now.
 * Only to the very text that is known here; anything else is refused as a database of another build.
 */
export const amend = async (
  client: pg.Client,
  ours: readonly { name: string; sha256: string }[],
): Promise<void> => {
  for (const { was, sha256, is, text } of amendments) {
    const own = ours.find(({ name }) => name === is);
    if (!own || own.sha256.startsWith(sha256)) continue;
    await transacted(client, async () => {
      const { rowCount } = await client.query(
        'update migration set name = $1, sha256 = $2 where name = $3 and starts_with(sha256, $4)',
        [is, own.sha256, was, sha256],
      );
      if (rowCount) await client.query(text);
    });
  }
};
