import type { Selectable } from 'kysely';
import type { Tables } from '../../database/tables/all.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import {
  type InvitationId,
  invitationId,
  newId,
  type OrganisationId,
  type PersonId,
} from '../../kernel/ids.ts';
import type { OrganisationKind, Role } from '../../kernel/organisation.ts';
import type { PageAsked } from '../../kernel/page.ts';
import { currentKeys, type Keyring } from '../../vault/keyring.ts';
import { sealCarriedKey, tokenHash } from '../../vault/link.ts';

export type Invitation = Omit<Selectable<Tables['invitation']>, 'token_hash' | 'sealed_key' | 'made_by'>;
const columns = [
  'id',
  'kind',
  'organisation_id',
  'role',
  'organisation_kind',
  'person_id',
  'made_on',
  'expires_on',
  'used_on',
] as const;

/** What a one-time link lets its finder do. Those for a person carry the organisation's key, sealed under the link. */
export type NewInvitation =
  | { kind: 'person'; role: Role }
  | { kind: 'organisation'; organisationKind: OrganisationKind }
  | { kind: 'recovery'; person: PersonId }
  | { kind: 'introduction' };

export class InvitationReader {
  constructor(protected readonly tx: Tx) {}

  /** The newest first. */
  async page(organisation: OrganisationId, { after, limit }: PageAsked<InvitationId>): Promise<Invitation[]> {
    const from = after && (await this.invitation(organisation, after));
    const query = this.tx
      .selectFrom('invitation')
      .select(columns)
      .where('organisation_id', '=', organisation)
      .orderBy('made_on', 'desc')
      .orderBy('id')
      .limit(limit);
    if (!from) return query.execute();
    return query
      .where((eb) =>
        eb.or([
          eb('made_on', '<', from.made_on),
          eb.and([eb('made_on', '=', from.made_on), eb('id', '>', from.id)]),
        ]),
      )
      .execute();
  }

  invitation(organisation: OrganisationId, id: InvitationId): Promise<Invitation | undefined> {
    return this.tx
      .selectFrom('invitation')
      .select(columns)
      .where('organisation_id', '=', organisation)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** How many links wait to be followed; counting stops at `most`. */
  async open(organisation: OrganisationId, today: Day, most: number): Promise<number> {
    const rows = await this.tx
      .selectFrom('invitation')
      .select('id')
      .where('organisation_id', '=', organisation)
      .where('used_on', 'is', null)
      .where('expires_on', '>=', today)
      .orderBy('expires_on')
      .limit(most)
      .execute();
    return rows.length;
  }
}

export class InvitationWriter extends InvitationReader {
  /** Keeps the link's hash and, where it carries one, the organisation's key sealed under the link itself. */
  async make(
    { organisation, person }: { organisation: OrganisationId; person: PersonId },
    made: NewInvitation & { token: Buffer; madeOn: Day; expiresOn: Day },
    keyring: Keyring,
  ): Promise<void> {
    const id = newId(invitationId);
    const carries = made.kind === 'person' || made.kind === 'recovery';
    await this.tx
      .insertInto('invitation')
      .values({
        id,
        token_hash: tokenHash(made.token),
        kind: made.kind,
        organisation_id: organisation,
        role: made.kind === 'person' ? made.role : null,
        organisation_kind: made.kind === 'organisation' ? made.organisationKind : null,
        person_id: made.kind === 'recovery' ? made.person : null,
        sealed_key: carries ? await this.carriedKey(organisation, id, made.token, keyring) : null,
        made_by: person,
        made_on: made.madeOn,
        expires_on: made.expiresOn,
      })
      .execute();
  }

  /** Is the maker a steward still? If so she remains one until the transaction ends (C49). */
  async isStewardStill(organisation: OrganisationId, person: PersonId): Promise<boolean> {
    const row = await this.tx
      .selectFrom('membership')
      .select('person_id')
      .where('organisation_id', '=', organisation)
      .where('person_id', '=', person)
      .where('role', '=', 'steward')
      .forShare()
      .executeTakeFirst();
    return row !== undefined;
  }

  private async carriedKey(
    organisation: OrganisationId,
    id: InvitationId,
    token: Buffer,
    keyring: Keyring,
  ): Promise<Buffer> {
    const [key] = await currentKeys({ tx: this.tx, keyring }, [organisation]);
    if (!key) throw new Error('an organisation has no key');
    const privateKey = await keyring.privateKey(this.tx, organisation, key.epoch);
    return sealCarriedKey(
      token,
      { invitation: id, audience: organisation },
      { epoch: key.epoch, privateKey },
    );
  }

  /** An open link opens nothing any more. False for a used one: it stays, as part of the organisation's memory. */
  async withdraw(organisation: OrganisationId, id: InvitationId): Promise<boolean> {
    const row = await this.tx
      .deleteFrom('invitation')
      .where('organisation_id', '=', organisation)
      .where('id', '=', id)
      .where('used_on', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** What a steward gave out ends with her office. */
  async withdrawMadeBy(organisation: OrganisationId, person: PersonId): Promise<void> {
    await this.tx
      .deleteFrom('invitation')
      .where('organisation_id', '=', organisation)
      .where('made_by', '=', person)
      .where('used_on', 'is', null)
      .execute();
  }

  /** A new recovery link takes the place of the ones before. */
  async withdrawRecovery(organisation: OrganisationId, person: PersonId): Promise<void> {
    await this.tx
      .deleteFrom('invitation')
      .where('organisation_id', '=', organisation)
      .where('person_id', '=', person)
      .where('used_on', 'is', null)
      .execute();
  }
}
