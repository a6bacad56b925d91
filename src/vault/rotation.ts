import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId, PersonId, StatementId } from '../kernel/ids.ts';
import { dropShares, rotateAudience } from './chain/epochs.ts';
import { lockKeys } from './chain/shareRows.ts';
import { currentKeys, type Holder, type Keyring, type Sealing } from './keyring.ts';

/** The organisations that hold a partnership's key: its parties, and while it is founded those shown what they are asked. */
export const partnershipHolders = async (
  { tx, keyring }: Sealing,
  partnership: PartnershipId,
  except?: OrganisationId,
): Promise<Holder[]> => {
  const rows = await tx
    .selectFrom('party')
    .select('organisation_id')
    .where('partnership_id', '=', partnership)
    .where('left_on', 'is', null)
    .where('keyed_on', 'is not', null)
    .execute();
  const parties = rows.map((party) => party.organisation_id).filter((party) => party !== except);
  const keys = await currentKeys({ tx, keyring }, parties);
  return keys.flatMap(({ audience, epoch, publicKey }) => {
    const id = parties.find((party) => party === audience);
    return id ? [{ id, epoch, publicKey }] : [];
  });
};

const membersWithout = async (tx: Tx, organisation: OrganisationId, removed: PersonId): Promise<Holder[]> => {
  const rows = await tx
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.public_key'])
    .where('membership.organisation_id', '=', organisation)
    .where('person.id', '<>', removed)
    .execute();
  return rows.map((row) => ({ id: row.id, epoch: 1, publicKey: row.public_key }));
};

/** The organisations that hold a draft's key: those who are on it, and those asked who have not said no. */
export const drafterHolders = async (
  { tx, keyring }: Sealing,
  statement: StatementId,
  except?: OrganisationId,
): Promise<Holder[]> => {
  const rows = await tx
    .selectFrom('drafter')
    .select('organisation_id')
    .where('statement_id', '=', statement)
    .where('left_on', 'is', null)
    .where((is) => is.or([is('answer', 'is', null), is('answer', '<>', 'declined')]))
    .execute();
  const drafters = rows.map((row) => row.organisation_id).filter((drafter) => drafter !== except);
  const keys = await currentKeys({ tx, keyring }, drafters);
  return keys.flatMap(({ audience, epoch, publicKey }) => {
    const id = drafters.find((drafter) => drafter === audience);
    return id ? [{ id, epoch, publicKey }] : [];
  });
};

const rotateDrafts = async (tx: Tx, keyring: Keyring, organisation: OrganisationId, today: Day) => {
  const drafts = await tx
    .selectFrom('drafter')
    .select('statement_id')
    .where('organisation_id', '=', organisation)
    .where('left_on', 'is', null)
    .where((is) => is.or([is('answer', 'is', null), is('answer', '<>', 'declined')]))
    .execute();
  for (const { statement_id: statement } of drafts)
    await rotateAudience(tx, keyring, statement, await drafterHolders({ tx, keyring }, statement), today);
};

/**
 * Somebody leaves an organisation: new keys for it, for every partnership and draft it is in, and no waiting link that
 * carries the old one or that she made. What is written from now on she cannot open with anything she kept (C18).
 */
export const rotateAfterRemoval = async (
  tx: Tx,
  keyring: Keyring,
  { organisation, removed, today }: { organisation: OrganisationId; removed: PersonId; today: Day },
): Promise<void> => {
  await lockKeys(tx);
  await tx
    .deleteFrom('invitation')
    .where('organisation_id', '=', organisation)
    .where('used_on', 'is', null)
    .where((is) => is.or([is('sealed_key', 'is not', null), is('made_by', '=', removed)]))
    .execute();
  await rotateAudience(tx, keyring, organisation, await membersWithout(tx, organisation, removed), today);
  await dropShares(tx, organisation, removed);
  const parties = await tx
    .selectFrom('party')
    .select('partnership_id')
    .where('organisation_id', '=', organisation)
    .where('left_on', 'is', null)
    .execute();
  for (const { partnership_id: partnership } of parties) {
    const holders = await partnershipHolders({ tx, keyring }, partnership);
    if (holders.some(({ id }) => id === organisation))
      await rotateAudience(tx, keyring, partnership, holders, today);
  }
  await rotateDrafts(tx, keyring, organisation, today);
};
