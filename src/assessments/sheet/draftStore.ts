import type { Tx } from '../../database/tx.ts';
import type { OrganisationId, RoundId } from '../../kernel/ids.ts';
import { openField, placeOf, sealField, Unopenable } from '../../vault/envelope.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { type Sheet, sheetSchema } from './facts.ts';

const table = 'half_sheet';
const keyFor = (keyring: Keyring, round: RoundId): Buffer => keyring.derive(`half sheet ${round}`);
const placeFor = (keyring: Keyring, round: RoundId): string =>
  placeOf(table, 'half_sealed', round, keyring.person);

/** `given`: she added it to the organisation's sheets, and nothing says which of them it is. */
export type DraftSheet = { given: boolean; sheet: Sheet | null };

/** Reads a person's own draft. Only she can derive its key, so her colleagues read none of it. */
export const readDraft = async (tx: Tx, keyring: Keyring, round: RoundId): Promise<DraftSheet | null> => {
  const row = await tx
    .selectFrom(table)
    .select('half_sealed')
    .where('round_id', '=', round)
    .where('person_id', '=', keyring.person)
    .executeTakeFirst();
  if (!row) return null;
  if (row.half_sealed === null) return { given: true, sheet: null };
  try {
    const text = openField(keyFor(keyring, round), row.half_sealed, placeFor(keyring, round));
    return { given: false, sheet: sheetSchema.parse(JSON.parse(text.toString('utf8'))) };
  } catch (problem) {
    // She has new keys since, which do not open it: she begins again.
    if (problem instanceof Unopenable) return { given: false, sheet: null };
    throw problem;
  }
};

/** Null marks that she gave her sheet to the organisation. */
export const keepDraft = async (
  tx: Tx,
  keyring: Keyring,
  { round, organisation }: { round: RoundId; organisation: OrganisationId },
  sheet: Sheet | null,
): Promise<void> => {
  const sealed = sheet && sealField(keyFor(keyring, round), JSON.stringify(sheet), placeFor(keyring, round));
  await tx
    .insertInto(table)
    .values({
      round_id: round,
      person_id: keyring.person,
      organisation_id: organisation,
      half_sealed: sealed,
    })
    .onConflict((conflict) =>
      conflict.columns(['round_id', 'person_id']).doUpdateSet({ half_sealed: sealed }),
    )
    .execute();
};
