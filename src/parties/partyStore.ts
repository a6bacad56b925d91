import { z } from 'zod';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId, VersionId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import type { Keyring } from '../vault/keyring.ts';
import { sealed, text } from '../vault/sealed.ts';

/** An organisation that is in a partnership, or was. Its side is fixed when it joins. */
export type PartnershipParty = {
  organisation: OrganisationId;
  name: string;
  side: Side;
  joinedOn: Day;
  leftOn: Day | null;
  /** As its profile names them; whether it speaks for them is its led status. */
  communities: readonly string[];
  host: boolean;
};
export type PartnershipParties = { parties: readonly PartnershipParty[]; endedOn: Day | null };

/** Those who joined, whoever left included, the community side first; none where it is not there for the reader. */
export const partiesOf = async (tx: Tx, id: PartnershipId): Promise<PartnershipParties> => {
  const rows = await tx
    .selectFrom('party')
    .leftJoin('ending', 'ending.partnership_id', 'party.partnership_id')
    .leftJoin('organisation', 'organisation.id', 'party.organisation_id')
    .leftJoin('installation', 'installation.host_id', 'party.organisation_id')
    .select(['party.organisation_id', 'side', 'name', 'joined_on', 'left_on', 'ended_on'])
    .select(['communities', 'installation.host_id'])
    .where('party.partnership_id', '=', id)
    .where('joined_on', 'is not', null)
    .orderBy('side', 'desc')
    .orderBy('organisation.sort_name')
    .orderBy('party.organisation_id')
    .execute();
  const parties = rows.flatMap((row) =>
    row.joined_on === null
      ? []
      : {
          organisation: row.organisation_id,
          name: row.name ?? '…',
          side: row.side,
          joinedOn: row.joined_on,
          leftOn: row.left_on,
          communities: row.communities ?? [],
          host: row.host_id !== null,
        },
  );
  return { parties, endedOn: rows[0]?.ended_on ?? null };
};

/** The words of a proposal, and so of an agreement: one JSON text. */
export const versionText = sealed('decision_version', 'text_sealed', text);

/** What `schema` needs of the agreement in force, as far as this keyring opens it. */
export const agreementOf = async <Agreement>(
  tx: Tx,
  keyring: Keyring,
  id: PartnershipId,
  schema: z.ZodType<Agreement>,
): Promise<Agreement | null> => {
  const row = await tx
    .selectFrom('agreement')
    .innerJoin('decision_version', 'decision_version.id', 'agreement.version_id')
    .select(['decision_version.id', 'text_sealed'])
    .where('agreement.partnership_id', '=', id)
    .orderBy('agreement.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const keys = await versionText.keys<VersionId>(tx, keyring, [row.id]);
  const words = versionText.open(keys.get(row.id), row.text_sealed);
  return words === undefined ? null : z.object({ agreement: schema }).parse(JSON.parse(words)).agreement;
};
