import type { Tx } from '../../database/tx.ts';
import { dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import type { FinalTextId } from '../../kernel/ids.ts';
import { recordFollowing } from '../../ledger/partnershipContext.ts';
import { append } from '../../ledger/store.ts';
import { silentSigners } from '../finals/rules.ts';
import { SigningWriter } from '../finals/store.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { lockStatement, StatementReader } from '../store.ts';
import { DeadlineWriter } from './store.ts';

/** Each invitation that nobody answered in its window, recorded as silence. Gives how many; call until it gives 0. */
export const settleInvitations = async (tx: Tx, now: Temporal.Instant): Promise<number> => {
  const writer = new DeadlineWriter(tx);
  const rows = await writer.unanswered(lastDayAnywhere(now));
  for (const row of rows) {
    await lockStatement(tx, row.statement_id);
    if (!(await writer.markSilent(row.statement_id, row.organisation_id, row.answer_by))) continue;
    const entry = ledgerEntries.answeredAsk(row.statement_id, row.organisation_id, 'unanswered');
    await recordFollowing(tx, row.partnership_id, dayOf(now), entry);
  }
  return rows.length;
};

/** Final texts that owners let pass without a word: silence, which is no signature. Gives where to go on, or null. P1 */
export const settleSignatures = async (
  tx: Tx,
  now: Temporal.Instant,
  after: FinalTextId | null,
): Promise<FinalTextId | null> => {
  const finals = await new DeadlineWriter(tx).overdueFinals(lastDayAnywhere(now), after);
  for (const final of finals) {
    await lockStatement(tx, final.statement_id);
    const facts = await new StatementReader(tx).statement(final.statement_id);
    if (!facts || facts.finals.at(-1)?.id !== final.id) continue;
    for (const organisation of silentSigners(facts, now)) {
      await new SigningWriter(tx).signOff({
        final_id: final.id,
        statement_id: final.statement_id,
        organisation_id: organisation,
        answer: 'silence',
        signed_on: final.answer_by,
      });
      const entry = ledgerEntries.unsigned(final.statement_id, final.id, organisation);
      await recordFollowing(tx, final.partnership_id, dayOf(now), entry);
    }
  }
  return finals.at(-1)?.id ?? null;
};

/** Writes into the records what organisations outside them did on their drafts and public pages. Gives how many. */
export const recordOutsiders = async (tx: Tx): Promise<number> => {
  const writer = new DeadlineWriter(tx);
  const rows = await writer.unrecorded();
  for (const row of rows) {
    if (!row.partnership) throw new Error('an act on a page that is no partnership’s');
    await append(
      { tx, keyring: null },
      {
        partnership: row.partnership,
        kind: row.kind,
        organisation: row.organisation_id,
        actor: null,
        object: row.object_id,
        day: row.day,
        content: row.content,
      },
    );
    await writer.forget(row.id);
  }
  return rows.length;
};

/** Objections: that they were made, and that nobody answered them in time. Gives how many. P14 */
export const recordObjections = async (tx: Tx, now: Temporal.Instant): Promise<number> => {
  const writer = new DeadlineWriter(tx);
  const made = await writer.newObjections();
  for (const { id, statement_id: statement, partnership_id: partnership } of made) {
    await recordFollowing(tx, partnership, dayOf(now), ledgerEntries.objected(id, statement));
    await writer.markRecorded(id);
  }
  const late = await writer.unansweredObjections(lastDayAnywhere(now));
  for (const { id, statement_id: statement, partnership_id: partnership } of late) {
    await recordFollowing(tx, partnership, dayOf(now), ledgerEntries.unansweredObjection(id, statement));
    await writer.markSilenceRecorded(id);
  }
  return made.length + late.length;
};
