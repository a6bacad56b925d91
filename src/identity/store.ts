import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import type { OrganisationKind, Role } from '../kernel/organisation.ts';
import { endSessions } from '../session/session.ts';
import { lockKeys } from '../vault/chain/shareRows.ts';
import { signingKeyOf } from '../vault/signing.ts';
import type { Enrolment } from './facts.ts';
import { LoginWriter } from './loginStore.ts';

/** What may be asked about signing in and up. The actor's bearer decides what is there at all. */
export class IdentityReader {
  constructor(protected readonly tx: Tx) {}

  /** Is this the set-up link of a host that nobody set up yet? */
  async awaitsSetUp(tokenHash: Buffer): Promise<boolean> {
    const row = await this.tx.selectFrom('installation').select('set_up_hash').executeTakeFirst();
    return row?.set_up_hash?.equals(tokenHash) ?? false;
  }

  /** The invitation a link opens, while it is unused and in time. */
  invitation(tokenHash: Buffer, today: Day) {
    return this.tx
      .selectFrom('invitation')
      .innerJoin('organisation', 'organisation.id', 'invitation.organisation_id')
      .selectAll('invitation')
      .select(['organisation.name as organisation_name', 'organisation.kind as inviting_kind'])
      .where('token_hash', '=', tokenHash)
      .where('used_on', 'is', null)
      .where('expires_on', '>=', today)
      .executeTakeFirst();
  }

  recovery(id: Buffer) {
    return this.tx.selectFrom('recovery').select('person_id').where('id', '=', id).executeTakeFirst();
  }

  membership(person: PersonId) {
    return this.tx.selectFrom('membership').selectAll().where('person_id', '=', person).executeTakeFirst();
  }

  /** The names of an organisation's members, sealed to it. */
  names(organisation: OrganisationId) {
    return this.tx
      .selectFrom('membership')
      .select(['person_id', 'name_sealed'])
      .where('organisation_id', '=', organisation)
      .execute();
  }

  host() {
    return this.tx.selectFrom('installation').select('host_id').executeTakeFirst();
  }

  /**
   * The stewards, and the place of the person who goes, locked until the transaction ends, in the order of
   * `MemberReader.stewardsLocked`: two last ones who go at once cannot both (C49).
   */
  async stewardsLocked(organisation: OrganisationId, person: PersonId): Promise<PersonId[]> {
    const rows = await this.tx
      .selectFrom('membership')
      .select(['person_id', 'role'])
      .where('organisation_id', '=', organisation)
      .where((is) => is.or([is('role', '=', 'steward'), is('person_id', '=', person)]))
      .orderBy('person_id')
      .forUpdate()
      .execute();
    return rows.filter(({ role }) => role === 'steward').map((row) => row.person_id);
  }
}

/** What may be recorded about a person: keys, wraps and where she belongs; never who she is. */
export class IdentityWriter extends IdentityReader {
  /** False where somebody signs in with these very words already. */
  async addPerson({ person, publicKey, privateKey, login, wrapped }: Enrolment): Promise<boolean> {
    const signing_key = signingKeyOf(privateKey).publicKey;
    await this.tx.insertInto('person').values({ id: person, public_key: publicKey, signing_key }).execute();
    const logins = new LoginWriter(this.tx);
    const free = await logins.addLogin(person, login);
    if (free) await logins.setWrap(person, 'passphrase', wrapped);
    return free;
  }

  async addOrganisation(organisation: {
    id: OrganisationId;
    name: string;
    kind: OrganisationKind;
    communities: string[];
    vocabulary: string;
    regions: string[];
    languages: string[];
    founded_on: Day;
  }): Promise<void> {
    await this.tx.insertInto('organisation').values(organisation).execute();
  }

  async addMember(member: {
    person_id: PersonId;
    organisation_id: OrganisationId;
    role: Role;
    name_sealed: Buffer;
    joined_on: Day;
  }): Promise<void> {
    await this.tx.insertInto('membership').values(member).execute();
  }

  async makeHost(organisation: OrganisationId, today: Day): Promise<void> {
    await this.tx
      .updateTable('installation')
      .set({ set_up_hash: null, host_id: organisation, set_up_on: today })
      .returning('one')
      .executeTakeFirstOrThrow();
  }

  /**
   * Holds a one-time link until the transaction ends: of several who follow it at once, or while it is withdrawn, the
   * others find it spent (C49). Keys are locked first, as by those who remove somebody and then her links.
   */
  async holdInvitation(tokenHash: Buffer, today: Day): Promise<boolean> {
    await lockKeys(this.tx);
    const row = await this.tx
      .selectFrom('invitation')
      .select('id')
      .where('token_hash', '=', tokenHash)
      .where('used_on', 'is', null)
      .where('expires_on', '>=', today)
      .forUpdate()
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The set-up link, held in the same way. */
  async holdSetUp(tokenHash: Buffer): Promise<boolean> {
    const row = await this.tx
      .selectFrom('installation')
      .select('one')
      .where('set_up_hash', '=', tokenHash)
      .forUpdate()
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The day it was used is all that a link keeps: no key that it carried, nobody who made it. */
  async useInvitation(tokenHash: Buffer, today: Day): Promise<void> {
    await this.tx
      .updateTable('invitation')
      .set({ used_on: today, sealed_key: null, made_by: null })
      .where('token_hash', '=', tokenHash)
      .returning('id')
      .executeTakeFirstOrThrow();
  }

  /** Each may see that the other exists. */
  async acquaint(one: OrganisationId, other: OrganisationId, today: Day): Promise<void> {
    if (one === other) return;
    await this.tx
      .insertInto('acquaintance')
      .values([
        { organisation_id: one, known_to: other, since: today },
        { organisation_id: other, known_to: one, since: today },
      ])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async setName(person: PersonId, nameSealed: Buffer): Promise<void> {
    await this.tx
      .updateTable('membership')
      .set({ name_sealed: nameSealed })
      .where('person_id', '=', person)
      .execute();
  }

  /** What she has seen of every key, sealed under her own. */
  async setPins(person: PersonId, pinsSealed: Buffer): Promise<void> {
    await this.tx.updateTable('person').set({ pins_sealed: pinsSealed }).where('id', '=', person).execute();
  }

  async setRecovery(person: PersonId, id: Buffer, wrapped: Buffer): Promise<void> {
    await this.dropRecovery(person);
    await this.tx.insertInto('recovery').values({ id, person_id: person }).execute();
    await new LoginWriter(this.tx).setWrap(person, 'recovery', wrapped);
    await this.confirmCode(person, false);
  }

  async dropRecovery(person: PersonId): Promise<void> {
    await this.tx.deleteFrom('recovery').where('person_id', '=', person).execute();
    await this.tx
      .deleteFrom('person_wrap')
      .where('person_id', '=', person)
      .where('kind', '=', 'recovery')
      .execute();
  }

  /** Spends the code: of several who send it at once, one finds it (C11, C49). */
  async takeRecovery(person: PersonId, id: Buffer): Promise<boolean> {
    const row = await this.tx
      .deleteFrom('recovery')
      .where('id', '=', id)
      .where('person_id', '=', person)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  async confirmCode(person: PersonId, confirmed: boolean): Promise<void> {
    await this.tx.updateTable('person').set({ code_confirmed: confirmed }).where('id', '=', person).execute();
  }

  /** A new key pair: what was sealed to the old one alone is lost, which the page said before. */
  async replaceKeys({ person, publicKey, privateKey }: Enrolment, today: Day): Promise<void> {
    await this.tx
      .updateTable('person')
      .set({
        ...{ public_key: publicKey, signing_key: signingKeyOf(privateKey).publicKey },
        ...{ pins_sealed: null, keys_since: today },
      })
      .where('id', '=', person)
      .execute();
    await this.tx.deleteFrom('key_share').where('holder_id', '=', person).execute();
  }

  endSessions(person: PersonId): Promise<void> {
    return endSessions(this.tx, person);
  }

  async endSession(idHash: Buffer): Promise<void> {
    await this.tx.deleteFrom('session').where('id_hash', '=', idHash).execute();
  }

  /** Deletes the wraps, and with them the only way to what was sealed to this person (C39). */
  async erase(person: PersonId): Promise<void> {
    await this.tx.deleteFrom('record_wrap').where('record_id', '=', person).execute();
    await this.tx.deleteFrom('key_share').where('holder_id', '=', person).execute();
    await this.tx.deleteFrom('person').where('id', '=', person).execute();
  }
}
