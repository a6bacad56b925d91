import { sql } from 'kysely';
import type { Tx } from '../../database/tx.ts';
import type { AudienceId, PersonId } from '../../kernel/ids.ts';

/** The shares that may be hers: sealed to herself, or to an organisation. A steward sees other members' shares too. */
export const sharesFrom = (tx: Tx, person: PersonId, audience: AudienceId, epoch: number) =>
  tx
    .selectFrom('key_share')
    .select(['epoch', 'holder_id', 'holder_epoch', 'sealed'])
    .where('audience_id', '=', audience)
    .where('epoch', '>=', epoch)
    .where((is) =>
      is.or([
        is('holder_id', '=', person),
        is.exists(
          is
            .selectFrom('audience_epoch')
            .select('audience_epoch.epoch')
            .whereRef('audience_epoch.audience_id', '=', 'key_share.holder_id')
            .whereRef('audience_epoch.epoch', '=', 'key_share.holder_epoch'),
        ),
      ]),
    )
    .orderBy('epoch')
    .execute();

/**
 * Keys change one transaction at a time. Take this before reading who shall hold a key, so that nobody who leaves
 * meanwhile is given the next one, and nobody who joins meanwhile is forgotten. Held until the transaction ends;
 * where a transaction also appends to a ledger, take this first, or two of them could wait for each other.
 */
export const lockKeys = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('alongside keys', 0))`.execute(tx);
};
