import { randomUUID } from 'node:crypto';
import { dayOf } from '../kernel/clock.ts';
import type { NewLedgerEntry } from '../ledger/partnershipContext.ts';
import type { MemberAtPage } from './atPage.ts';

/**
 * For the record of the partnership whose page it is, so that all its parties are told. Whoever acts may not read that
 * record, and so cannot write it: a job does, within the minute. A text that others published is no partnership's.
 */
export const recordAtPage = async (
  { tx, page, member, now }: Pick<MemberAtPage, 'tx' | 'page' | 'member' | 'now'>,
  { kind, object, content }: NewLedgerEntry,
): Promise<void> => {
  if (page.kind === 'external') return;
  await tx
    .insertInto('unrecorded')
    .values({
      ...{ id: randomUUID(), page_id: page.id, organisation_id: member.organisation.id },
      ...{ kind, object_id: object, content: JSON.stringify(content), day: dayOf(now) },
    })
    .execute();
};
