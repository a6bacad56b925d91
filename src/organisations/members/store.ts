import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId, PersonId } from '../../kernel/ids.ts';
import type { Role } from '../../kernel/organisation.ts';
import type { PageAsked } from '../../kernel/page.ts';
import { memberName } from '../../session/memberName.ts';
import { endSessions } from '../../session/session.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { shred } from '../../vault/record.ts';

/** A member as the others see her. `null`: her name is sealed to a key that this reader does not hold. */
export type MemberRow = {
  person: PersonId;
  name: string | null;
  role: Role;
  joinedOn: Day;
  /** Since when she has other keys than she came with: a steward gave them to her. */
  keysSince: Day | null;
};

export class MemberReader {
  constructor(
    protected readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  /** In the order they joined. */
  async page(organisation: OrganisationId, { after, limit }: PageAsked<PersonId>): Promise<MemberRow[]> {
    const from = after && (await this.row(organisation, after));
    const query = this.tx
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select(['person_id', 'name_sealed', 'role', 'joined_on', 'person.keys_since'])
      .where('organisation_id', '=', organisation)
      .orderBy('joined_on')
      .orderBy('person_id')
      .limit(limit);
    const rows = await (from
      ? query.where((eb) =>
          eb(eb.refTuple('joined_on', 'person_id'), '>', eb.tuple(from.joined_on, from.person_id)),
        )
      : query
    ).execute();
    const names = await this.names(rows);
    return rows.map((row) => ({
      person: row.person_id,
      name: names.get(row.person_id) ?? null,
      role: row.role,
      joinedOn: row.joined_on,
      keysSince: row.keys_since,
    }));
  }

  async member(organisation: OrganisationId, person: PersonId): Promise<MemberRow | null> {
    const row = await this.row(organisation, person);
    if (!row) return null;
    const names = await this.names([row]);
    return {
      person,
      name: names.get(person) ?? null,
      role: row.role,
      joinedOn: row.joined_on,
      keysSince: row.keys_since,
    };
  }

  async stewards(organisation: OrganisationId): Promise<PersonId[]> {
    return (await this.stewardRows(organisation).execute()).map((row) => row.person_id);
  }

  /** The stewards, locked until the transaction ends, so that two who remove each other cannot both succeed (C49). */
  async stewardsLocked(organisation: OrganisationId): Promise<PersonId[]> {
    return (await this.stewardRows(organisation).forUpdate().execute()).map((row) => row.person_id);
  }

  private stewardRows(organisation: OrganisationId) {
    return this.tx
      .selectFrom('membership')
      .select('person_id')
      .where('organisation_id', '=', organisation)
      .where('role', '=', 'steward')
      .orderBy('person_id');
  }

  private row(organisation: OrganisationId, person: PersonId) {
    return this.tx
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .selectAll('membership')
      .select('person.keys_since')
      .where('organisation_id', '=', organisation)
      .where('person_id', '=', person)
      .executeTakeFirst();
  }

  private async names(rows: { person_id: PersonId; name_sealed: Buffer }[]): Promise<Map<PersonId, string>> {
    const people = rows.map((row) => row.person_id);
    const keys = await memberName.keys(this.tx, this.keyring, people);
    return new Map(
      rows.flatMap((row) => {
        const name = memberName.open(keys.get(row.person_id), row.name_sealed);
        return name === undefined ? [] : [[row.person_id, name] as const];
      }),
    );
  }
}

export class MemberWriter extends MemberReader {
  async changeRole(organisation: OrganisationId, person: PersonId, role: Role): Promise<void> {
    await this.tx
      .updateTable('membership')
      .set({ role })
      .where('organisation_id', '=', organisation)
      .where('person_id', '=', person)
      .execute();
  }

  /** While she still counts as a member, or row-level security would hide her sessions. */
  async endSessions(person: PersonId): Promise<void> {
    await endSessions(this.tx, person);
  }

  /** Her place, her name and her way to the organisation's keys. The new epoch was made before (C18). */
  async remove(organisation: OrganisationId, person: PersonId): Promise<void> {
    await this.endSessions(person);
    await shred(this.tx, [person]);
    await this.tx
      .deleteFrom('key_share')
      .where('audience_id', '=', organisation)
      .where('holder_id', '=', person)
      .execute();
    await this.tx
      .deleteFrom('membership')
      .where('organisation_id', '=', organisation)
      .where('person_id', '=', person)
      .execute();
  }
}
