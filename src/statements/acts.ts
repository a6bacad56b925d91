import { randomUUID } from 'node:crypto';
import { isHeld } from '../database/clock/lastDay.ts';
import type { StatementId } from '../kernel/ids.ts';
import { type NewLedgerEntry, recordOwn } from '../ledger/partnershipContext.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../session/memberContext.ts';
import { lockKeys } from '../vault/chain/shareRows.ts';
import { AskableReader } from './drafters/askableStore.ts';
import type { StatementFacts } from './facts.ts';
import { ledgerEntries } from './ledgerEntries.ts';
import { type CheckedStatement, closingSignOn, hasOpenSignOn } from './rules.ts';
import { lockStatement } from './store.ts';
import { readVisible, type VisibleStatement } from './visible.ts';
import { StatementWriter } from './writerStore.ts';

/** Writes into the partnership's record. What an organisation outside it did waits for a job, within the minute. */
export const record = async (
  context: MemberContext,
  { id, partnership }: Pick<StatementFacts, 'id' | 'partnership'>,
  entry: NewLedgerEntry,
): Promise<void> => {
  const { tx, member } = context;
  const own = member.organisation.id;
  if (await new AskableReader(tx, todayOf(context)).isParty(partnership, own)) {
    await recordOwn({ ...context, partnership }, entry);
    return;
  }
  await new StatementWriter(tx).recordLater({
    id: randomUUID(),
    statement_id: id,
    partnership_id: partnership,
    organisation_id: own,
    kind: entry.kind,
    object_id: entry.object,
    content: JSON.stringify(entry.content),
    day: todayOf(context),
  });
};

/** Closes a sign-on that does not hold any more, and records it. P9 */
export const closeSignOn = async (context: MemberContext, checked: CheckedStatement): Promise<void> => {
  const closing = closingSignOn(checked, context.now);
  if (closing.length === 0 || (await isHeld(context.tx, context.now))) return;
  for (const final of closing) {
    await new StatementWriter(context.tx).closeSignOn(final.id, todayOf(context));
    await record(context, checked.facts, ledgerEntries.closed(checked.facts.id, final.id));
  }
};

/**
 * One act on a statement: behind its lock (C49), judged by what is there then. Only where a sign-on is open is the
 * statement read again, for what the act closes. `keys`: it may change who holds the draft's key. Locks are always
 * taken in one order: statement, keys, record.
 */
export const act = async <Facts>(
  context: MemberContext,
  id: StatementId,
  work: (visible: VisibleStatement) => ActOutcome<Facts>,
  { keys = false } = {},
): ActOutcome<Facts> => {
  await lockStatement(context.tx, id);
  if (keys) await lockKeys(context.tx);
  const visible = await readVisible(context, id);
  if (!visible) return null;
  const ruling = await work(visible);
  if (!ruling?.ok || !hasOpenSignOn(visible.facts)) return ruling;
  const after = await readVisible(context, id);
  if (after) await closeSignOn(context, after);
  return ruling;
};

/** The same act, on the statement that an address names. */
export const onStatement =
  <Values, Facts>(
    work: (context: MemberContext, statement: StatementId, values: Values) => ActOutcome<Facts>,
  ) =>
  (context: MemberContext, { statement }: { statement: StatementId }, values: Values): ActOutcome<Facts> =>
    work(context, statement, values);
