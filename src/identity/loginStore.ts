import type { Tx } from '../database/tx.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { LoginSalt, NewLogin, StoredLogin } from './facts.ts';

type WrapKind = 'passphrase' | 'recovery' | 'name';

const saltOf = (salt: Buffer | null, memory: number | null, passes: number | null): LoginSalt[] =>
  salt && memory && passes ? [{ salt, cost: { memory, passes } }] : [];

/** What may be asked about what somebody signs in with. */
export class LoginReader {
  constructor(protected readonly tx: Tx) {}

  /** The salt in use, and then the one before, while somebody signs in under it. */
  async loginSalts(): Promise<LoginSalt[]> {
    const row = await this.tx
      .selectFrom('installation')
      .select(['login_salt', 'login_memory', 'login_passes', 'former_salt', 'former_memory', 'former_passes'])
      .executeTakeFirst();
    if (!row) return [];
    return [
      ...saltOf(row.login_salt, row.login_memory, row.login_passes),
      ...saltOf(row.former_salt, row.former_memory, row.former_passes),
    ];
  }

  login(id: Buffer): Promise<StoredLogin | undefined> {
    return this.tx.selectFrom('login').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The one by words, where she has one already. */
  loginOf(person: PersonId): Promise<StoredLogin | undefined> {
    return this.tx
      .selectFrom('login')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('by_name')
      .limit(1)
      .executeTakeFirst();
  }

  async wrap(person: PersonId, kind: WrapKind): Promise<Buffer | null> {
    const row = await this.tx
      .selectFrom('person_wrap')
      .select('wrapped')
      .where('person_id', '=', person)
      .where('kind', '=', kind)
      .executeTakeFirst();
    return row?.wrapped ?? null;
  }

  /** The wrap that this row opens: beside words that are not confirmed yet, the one of a name stands apart. */
  async wrapFor({ person_id: person, by_name: byName }: StoredLogin): Promise<Buffer | null> {
    return (byName ? await this.wrap(person, 'name') : null) ?? this.wrap(person, 'passphrase');
  }
}

/** What somebody signs in with, as it changes. */
export class LoginWriter extends LoginReader {
  /** False where somebody signs in with these very words already. */
  async addLogin(person: PersonId, login: NewLogin): Promise<boolean> {
    const row = await this.tx
      .insertInto('login')
      .values({
        id: login.id,
        person_id: person,
        salt: login.salt,
        memory: login.cost.memory,
        passes: login.cost.passes,
        verifier_hash: login.verifierHash,
        handle_sealed: login.handleSealed,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('person_id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /**
   * Nothing that she signed in with before opens anything. Asked first of all that changes: whoever signs in meanwhile
   * holds the row, and is over with the sessions that are ended after it (C36).
   */
  async changeLogin(
    person: PersonId,
    { login, wrapped }: { login: NewLogin; wrapped: Buffer },
  ): Promise<boolean> {
    await this.tx.deleteFrom('login').where('person_id', '=', person).execute();
    await this.#dropWrap(person, 'name');
    if (!(await this.addLogin(person, login))) return false;
    await this.setWrap(person, 'passphrase', wrapped);
    return true;
  }

  /** Holds the row that was found until the transaction ends. False where it is gone since (C36). */
  async holdLogin(person: PersonId, id: Buffer): Promise<boolean> {
    const row = await this.tx
      .selectFrom('login')
      .select('id')
      .where('id', '=', id)
      .where('person_id', '=', person)
      .forUpdate()
      .executeTakeFirst();
    return row !== undefined;
  }

  async setWrap(person: PersonId, kind: WrapKind, wrapped: Buffer): Promise<void> {
    await this.tx
      .insertInto('person_wrap')
      .values({ person_id: person, kind, wrapped })
      .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet({ wrapped }))
      .execute();
  }

  /** Words beside the name: until she has typed them once, both open her account. */
  async beginMove(
    person: PersonId,
    { login, wrapped }: { login: NewLogin; wrapped: Buffer },
  ): Promise<boolean> {
    await this.tx
      .selectFrom('login')
      .select('id')
      .where('person_id', '=', person)
      .orderBy('by_name')
      .forUpdate()
      .execute();
    await this.abandonMove(person);
    await this.#renameWrap(person, 'passphrase', 'name');
    if (!(await this.addLogin(person, login))) return false;
    await this.setWrap(person, 'passphrase', wrapped);
    return true;
  }

  /** She came by her name again: the words that she was given are not in her hands. */
  async abandonMove(person: PersonId): Promise<void> {
    await this.tx.deleteFrom('login').where('person_id', '=', person).where('by_name', '=', false).execute();
    if (!(await this.wrap(person, 'name'))) return;
    await this.#dropWrap(person, 'passphrase');
    await this.#renameWrap(person, 'name', 'passphrase');
  }

  /** She has typed her words: the name opens nothing any more, and its hash is gone. */
  async finishMove(person: PersonId): Promise<void> {
    await this.tx.deleteFrom('login').where('person_id', '=', person).where('by_name', '=', true).execute();
    await this.#dropWrap(person, 'name');
  }

  async #renameWrap(person: PersonId, kind: WrapKind, to: WrapKind): Promise<void> {
    await this.tx
      .updateTable('person_wrap')
      .set({ kind: to })
      .where('person_id', '=', person)
      .where('kind', '=', kind)
      .execute();
  }

  async #dropWrap(person: PersonId, kind: WrapKind): Promise<void> {
    await this.tx
      .deleteFrom('person_wrap')
      .where('person_id', '=', person)
      .where('kind', '=', kind)
      .execute();
  }
}
