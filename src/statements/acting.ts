import { randomUUID } from 'node:crypto';
import type { StatementId } from '../kernel/ids.ts';
import { recordOwn, type Said } from '../ledger/sitting.ts';
import { lockKeys } from '../vault/keyring.ts';
import { AskableReader } from './askableStore.ts';
import type { StatementFacts } from './facts.ts';
import type { Ruling } from './ruling.ts';
import { says } from './saying.ts';
import { type Looking, readScene, type StatementScene, todayOf } from './scene.ts';
import { closingSignOn, type Read } from './signing.ts';
import { StatementWriter } from './statementWriter.ts';
import { lockStatement } from './store.ts';

/** An act's outcome; null where what it is about is not there for whoever acts (C16). */
export type Act<Facts = unknown> = Promise<Ruling<Facts> | null>;

/** Said in the partnership's record; by an organisation outside it, in what a job writes there within the minute. */
export const record = async (
  looking: Looking,
  { id, partnership }: Pick<StatementFacts, 'id' | 'partnership'>,
  said: Said,
): Promise<void> => {
  const { tx, member } = looking;
  const own = member.organisation.id;
  if (await new AskableReader(tx, todayOf(looking)).isParty(partnership, own)) {
    await recordOwn({ ...looking, partnership }, said);
    return;
  }
  await new StatementWriter(tx).sayLater({
    id: randomUUID(),
    statement_id: id,
    partnership_id: partnership,
    organisation_id: own,
    kind: said.kind,
    object_id: said.object,
    content: JSON.stringify(said.content),
    day: todayOf(looking),
  });
};

/** A sign-on that does not hold any more is closed, and the record says so. P9 */
export const closeWhatMust = async (looking: Looking, read: Read): Promise<void> => {
  for (const final of closingSignOn(read, looking.now)) {
    await new StatementWriter(looking.tx).closeSignOn(final.id, todayOf(looking));
    await record(looking, read.facts, says.closed(read.facts.id, final.id));
  }
};

/**
 * One act on a statement: behind its lock (C49), judged by what is there then, and whatever it closes closed with it.
 * `keys`: it may change who holds the draft's key. Locks are always taken in one order: statement, keys, record.
 */
export const act = async <Facts>(
  looking: Looking,
  id: StatementId,
  work: (scene: StatementScene) => Act<Facts>,
  { keys = false } = {},
): Act<Facts> => {
  await lockStatement(looking.tx, id);
  if (keys) await lockKeys(looking.tx);
  const scene = await readScene(looking, id);
  if (!scene) return null;
  const ruling = await work(scene);
  const after = ruling?.ok ? await readScene(looking, id) : null;
  if (after) await closeWhatMust(looking, after);
  return ruling;
};
