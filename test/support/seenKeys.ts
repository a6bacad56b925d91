import { keepSeenKeys } from '../../src/session/seenKeys.ts';
import { readSession } from '../../src/session/session.ts';
import { readCookie } from '../../src/web/cookie.ts';
import type { Deps } from '../../src/web/deps.ts';

/** Somebody who has been everywhere she may go: what she saw of keys for the first time is written down already. */
export const hasSeenKeys = async (deps: Deps, cookie: string | null | undefined): Promise<void> => {
  const sent = readCookie(cookie ?? undefined);
  const session = sent && (await readSession(deps, sent));
  if (!session) return;
  await deps.database.withActor({ kind: 'person', person: session.person.id }, async (tx) => {
    const rows = await tx.selectFrom('audience_epoch').select('audience_id').distinct().execute();
    await session.keyring.anew(
      tx,
      rows.map((row) => row.audience_id),
    );
  });
  await keepSeenKeys(deps.database, session.keyring);
};
