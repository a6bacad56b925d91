import { refreshActor } from '../../database/actor.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import { newId, type OrganisationId, organisationId } from '../../kernel/ids.ts';
import type { OrganisationKind, Role } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { currentVocabulary } from '../../language/vocabulary.ts';
import { memberName } from '../../session/memberName.ts';
import { createAudience, grant } from '../../vault/chain/epochs.ts';
import { Keyring } from '../../vault/keyring.ts';
import type { Enrolment } from '../facts.ts';
import { colleagueNames } from '../names.ts';
import { followLink, nameAmong, takeWords } from '../rules.ts';
import { IdentityWriter } from '../store.ts';
import { withCarriedKey } from './carried.ts';

/** How a person arrives: by the host's set-up link, to found an organisation, or to join one. */
export type Arrival =
  | { by: 'set-up'; tokenHash: Buffer }
  | { by: 'founding'; tokenHash: Buffer; kind: OrganisationKind; invitedBy: OrganisationId }
  | {
      by: 'joining';
      tokenHash: Buffer;
      token: Buffer;
      organisation: OrganisationId;
      role: Role;
      invitation: string;
      sealedKey: Buffer;
    };

type Arriving = Enrolment & { name: string; organisationName: string };

/** A new audience with her as its only holder, and the acquaintances an invitation brings. */
const found = async (
  tx: Tx,
  keyring: Keyring,
  arrival: Exclude<Arrival, { by: 'joining' }>,
  { who, today }: { who: Arriving; today: Day },
) => {
  const writer = new IdentityWriter(tx);
  const organisation = newId(organisationId);
  await writer.addOrganisation({
    id: organisation,
    name: who.organisationName,
    kind: arrival.by === 'set-up' ? 'community-led' : arrival.kind,
    communities: [],
    vocabulary: currentVocabulary,
    regions: [],
    languages: [],
    founded_on: today,
  });
  keyring.actFor(organisation);
  await createAudience(
    tx,
    keyring,
    { audience: organisation, kind: 'organisation' },
    [{ id: who.person, epoch: 1, publicKey: who.publicKey }],
    today,
  );
  return { organisation, role: 'steward' as const };
};

type Joining = Extract<Arrival, { by: 'joining' }>;

/** She is called like none of her colleagues. */
const nameApart = async (tx: Tx, keyring: Keyring, { organisation }: Joining, who: Arriving) => {
  const colleagues = await colleagueNames(tx, keyring, { organisation, person: who.person });
  const name = nameAmong(colleagues, who.name);
  if (name === who.name) return;
  const key = await memberName.renewKey({ tx, keyring }, who.person, [organisation]);
  await new IdentityWriter(tx).setName(who.person, memberName.seal(key, name));
};

const settleLink = async (
  tx: Tx,
  arrival: Arrival,
  organisation: OrganisationId,
  today: Day,
): Promise<void> => {
  const writer = new IdentityWriter(tx);
  if (arrival.by === 'set-up') return writer.makeHost(organisation, today);
  await writer.useInvitation(arrival.tokenHash, today);
  if (arrival.by === 'joining') return;
  await writer.acquaint(organisation, arrival.invitedBy, today);
  const host = await writer.host();
  if (host?.host_id) await writer.acquaint(organisation, host.host_id, today);
};

/** Why somebody who follows a link does not arrive: another was a moment quicker, or has these very words. */
export type ArrivalRefusal = 'spent' | 'wordsTaken';

/** What she is from now on: a member, under her name, who has seen her organisation's key. */
const settleIn = async (
  tx: Tx,
  keyring: Keyring,
  arrival: Arrival,
  { who, today }: { who: Arriving; today: Day },
): Promise<void> => {
  const writer = new IdentityWriter(tx);
  const { organisation, role } =
    arrival.by === 'joining' ? arrival : await found(tx, keyring, arrival, { who, today });
  if (arrival.by === 'joining')
    await grant(tx, keyring, organisation, { id: who.person, epoch: 1, publicKey: who.publicKey });
  await writer.addMember({
    person_id: who.person,
    organisation_id: organisation,
    role,
    name_sealed: await memberName.sealNew({ tx, keyring }, who.person, [organisation], who.name),
    joined_on: today,
  });
  await refreshActor(tx, { kind: 'person', person: who.person, bearer: arrival.tokenHash });
  if (arrival.by === 'joining') await nameApart(tx, keyring, arrival, who);
  await writer.setPins(who.person, keyring.sealPins((await keyring.chain(tx, organisation)).slice(-1)));
  await settleLink(tx, arrival, organisation, today);
};

/** Her own keys, and where she joins also the organisation's, which the link carries. */
const withKeys = async (
  arrival: Arrival,
  who: Arriving,
  work: (keyring: Keyring) => Promise<void>,
): Promise<void> => {
  if (arrival.by === 'joining') return withCarriedKey(arrival, who, work);
  const keyring = new Keyring({ person: who.person, privateKey: Buffer.from(who.privateKey) });
  try {
    await work(keyring);
  } finally {
    keyring.close();
  }
};

/** Records a new person, her organisation where she founds one, and her name sealed to its members. */
export const arrive = async (
  tx: Tx,
  arrival: Arrival,
  who: Arriving,
  today: Day,
): Promise<Outcome<unknown, ArrivalRefusal>> => {
  const writer = new IdentityWriter(tx);
  const { tokenHash } = arrival;
  const followed = followLink(
    await (arrival.by === 'set-up' ? writer.holdSetUp(tokenHash) : writer.holdInvitation(tokenHash, today)),
  );
  if (!followed.ok) return followed;
  const taken = takeWords(await writer.addPerson(who));
  if (taken.ok) await withKeys(arrival, who, (keyring) => settleIn(tx, keyring, arrival, { who, today }));
  return taken;
};
