import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import type { Tables } from '../../src/database/tables/all.ts';
import type { Tx } from '../../src/database/tx.ts';
import {
  newId,
  type OrganisationId,
  organisationId,
  type PartnershipId,
  type PersonId,
  partnershipId,
  personId,
} from '../../src/kernel/ids.ts';
import type { Role } from '../../src/kernel/organisation.ts';
import { newKeyPair } from '../../src/vault/box.ts';
import { createAudience, grant } from '../../src/vault/chain/epochs.ts';
import { sealField } from '../../src/vault/envelope.ts';
import { type Holder, Keyring } from '../../src/vault/keyring.ts';
import { newRecord } from '../../src/vault/record.ts';
import { partnershipHolders } from '../../src/vault/rotation.ts';
import { testDatabase } from './database.ts';

export const day = '2026-11-23';
export type Keyholder = {
  person: PersonId;
  publicKey: Buffer;
  privateKey: Buffer;
  organisation: OrganisationId;
};

export const asHolder = ({ person, publicKey }: Keyholder): Holder => ({ id: person, epoch: 1, publicKey });

/** A keyring of her own, as a request would have. What she keeps afterwards is up to the test. */
export const keyringOf = ({ person, privateKey, organisation }: Keyholder): Keyring => {
  const keyring = new Keyring({ person, privateKey: Buffer.from(privateKey) });
  keyring.actFor(organisation);
  return keyring;
};

/** People, organisations and partnerships that have keys and nothing else. */
export const keyholders = async () => {
  const { database, owner: pool, targets, drop } = await testDatabase();
  /** Sees and writes every row, as somebody who took the server would. */
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  const as = <Result>(who: Keyholder, work: (tx: Tx, keyring: Keyring) => Promise<Result>): Promise<Result> =>
    database.withActor({ kind: 'person', person: who.person }, (tx) => work(tx, keyringOf(who)));

  const person = async (organisation: OrganisationId, role: Role): Promise<Keyholder> => {
    const keys = newKeyPair();
    const id = newId(personId);
    await owner.insertInto('person').values({ id, public_key: keys.publicKey }).execute();
    const name = sealField(Buffer.alloc(32), 'name', 'nowhere');
    await owner
      .insertInto('membership')
      .values({ person_id: id, organisation_id: organisation, role, name_sealed: name, joined_on: day })
      .execute();
    return { person: id, organisation, ...keys };
  };

  /** An organisation with its first steward, who makes its key. */
  const found = async (kind: 'community-led' | 'ally'): Promise<Keyholder> => {
    const id = newId(organisationId);
    const plain = { communities: [], vocabulary: 'v1', regions: [], languages: [], founded_on: day };
    await owner
      .insertInto('organisation')
      .values({ id, name: kind, kind, listed: true, ...plain })
      .execute();
    const steward = await person(id, 'steward');
    await as(steward, (tx, keyring) =>
      createAudience(tx, keyring, { audience: id, kind: 'organisation' }, [asHolder(steward)], day),
    );
    return steward;
  };

  /** A member whom a steward lets in, with the key. */
  const letIn = async (steward: Keyholder, role: Role = 'member'): Promise<Keyholder> => {
    const member = await person(steward.organisation, role);
    await as(steward, (tx, keyring) => grant(tx, keyring, steward.organisation, asHolder(member)));
    return member;
  };

  /** A partnership whose key the first party's steward makes for all of them. */
  const partner = async (...stewards: [Keyholder, ...Keyholder[]]): Promise<PartnershipId> => {
    const id = newId(partnershipId);
    const [first] = stewards;
    const parties = stewards.map((steward) => steward.organisation);
    await owner
      .insertInto('partnership')
      .values({ id, proposed_by: first.organisation, proposed_on: day })
      .execute();
    const rows = parties.map((party) => ({
      partnership_id: id,
      organisation_id: party,
      side: 'community' as const,
      asked_on: day,
      shown_on: day,
      keyed_on: day,
    }));
    await owner.insertInto('party').values(rows).execute();
    await as(first, async (tx, keyring) => {
      const holders = await partnershipHolders({ tx, keyring }, id);
      await createAudience(tx, keyring, { audience: id, kind: 'partnership' }, holders, day);
    });
    return id;
  };

  /** Writes a text that the audience can read, and gives where it is. */
  const write = (who: Keyholder, audience: OrganisationId | PartnershipId, text: string) =>
    as(who, async (tx, keyring) => {
      const row = randomUUID();
      const record = await newRecord({ tx, keyring }, { table: 'note', row }, [audience]);
      return { row, audience, sealed: record.seal('text', text) };
    });

  return { database, owner, ownerPool: pool, targets, drop, as, person, found, letIn, partner, write };
};
export type Keyholders = Awaited<ReturnType<typeof keyholders>>;
