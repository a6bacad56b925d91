import type { Tx } from '../database/open.ts';
import type { OrganisationId, RoundId } from '../kernel/ids.ts';
import { openField, placeOf, sealField, Unopenable } from '../vault/envelope.ts';
import type { Keyring } from '../vault/keyring.ts';
import { type Sheet, sheetSchema } from './sheet.ts';

const table = 'half_sheet';
const keyFor = (keyring: Keyring, round: RoundId): Buffer => keyring.derive(`half sheet ${round}`);
const placeFor = (keyring: Keyring, round: RoundId): string =>
  placeOf(table, 'half_sealed', round, keyring.person);

/** `given`: hers is among the others already, and nothing says which it is. */
export type Half = { given: boolean; sheet: Sheet | null };

/** What somebody wrote so far, under a key that only she can make: her colleagues read none of it. */
export const halfOf = async (tx: Tx, keyring: Keyring, round: RoundId): Promise<Half | null> => {
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
    // Her keys are new since: what she had begun is gone, and she begins again.
    if (problem instanceof Unopenable) return { given: false, sheet: null };
    throw problem;
  }
};

/** Null: she gave hers to the others. */
export const keepHalf = async (
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
