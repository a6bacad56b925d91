import type { Selectable } from 'kysely';
import type { EngagementTables } from '../../database/tables/engagements.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { EngagementId, PaymentId } from '../../kernel/ids.ts';
import { type PaymentMethod, paymentMethod } from '../plan/document.ts';
import type { PaymentFacts } from './rules.ts';

type Row = Selectable<EngagementTables['payment']>;

const factsOf = (row: Row): PaymentFacts => ({
  id: row.id,
  organisation: row.organisation_id,
  seat: row.seat_key,
  dueOn: row.due_on,
  method: paymentMethod.nullable().catch(null).parse(row.method),
  paidOn: row.paid_on,
});

/** What may be asked about payments: both sides see the same. P5 */
export class PaymentReader {
  constructor(protected readonly tx: Tx) {}

  async inEngagement(engagement: EngagementId): Promise<PaymentFacts[]> {
    const rows = await this.tx
      .selectFrom('payment')
      .selectAll()
      .where('engagement_id', '=', engagement)
      .orderBy('due_on')
      .orderBy('seat_key')
      .orderBy('id')
      .execute();
    return rows.map(factsOf);
  }
}

export class PaymentWriter extends PaymentReader {
  /** A seat that is paid, once; asked anew, its day moves unless it was paid. */
  async begin(
    row: Pick<Row, 'id' | 'engagement_id' | 'partnership_id' | 'organisation_id' | 'seat_key' | 'due_on'>,
  ): Promise<void> {
    await this.tx
      .insertInto('payment')
      .values({ ...row, method: null, method_on: null, paid_on: null })
      .onConflict((conflict) =>
        conflict
          .columns(['engagement_id', 'organisation_id', 'seat_key'])
          .doUpdateSet({ due_on: row.due_on })
          .where('payment.paid_on', 'is', null),
      )
      .execute();
  }

  async choose(id: PaymentId, method: PaymentMethod, day: Day): Promise<void> {
    await this.tx.updateTable('payment').set({ method, method_on: day }).where('id', '=', id).execute();
  }

  async paid(id: PaymentId, day: Day): Promise<void> {
    await this.tx.updateTable('payment').set({ paid_on: day }).where('id', '=', id).execute();
  }
}
