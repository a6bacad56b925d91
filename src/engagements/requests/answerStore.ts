import type { Tx } from '../../database/tx.ts';
import type { EngagementId, SeatRequestId } from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { sealed, text } from '../../vault/sealed.ts';
import { cancellationNote } from '../store.ts';

/** What goes with an answer. */
export const answerNote = sealed('seat_answer', 'note_sealed', text);

/** The sealed words that go with answers and cancellations, as far as this keyring opens them. */
export class AnswerReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  async notes(requests: readonly SeatRequestId[]): Promise<Map<SeatRequestId, string>> {
    if (requests.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('seat_answer')
      .select(['request_id', 'record_id', 'note_sealed'])
      .where('request_id', 'in', [...requests])
      .where('record_id', 'is not', null)
      .execute();
    const records = rows.flatMap(({ record_id: record }) => (record === null ? [] : [record]));
    const keys = await answerNote.keys(this.tx, this.keyring, records);
    return new Map(
      rows.flatMap((row) => {
        const note = row.record_id && answerNote.open(keys.get(row.record_id), row.note_sealed);
        return note ? [[row.request_id, note] as const] : [];
      }),
    );
  }

  async cancellation(engagement: EngagementId): Promise<string | null> {
    const row = await this.tx
      .selectFrom('cancellation')
      .select(['record_id', 'note_sealed'])
      .where('engagement_id', '=', engagement)
      .executeTakeFirst();
    if (!row) return null;
    const keys = await cancellationNote.keys(this.tx, this.keyring, [row.record_id]);
    return cancellationNote.open(keys.get(row.record_id), row.note_sealed) ?? null;
  }
}
