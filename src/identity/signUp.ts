import { refreshActor } from '../database/actor.ts';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import { newId, type OrganisationId, organisationId } from '../kernel/ids.ts';
import type { OrganisationKind, Role } from '../kernel/organisation.ts';
import { currentVocabulary } from '../language/vocabulary.ts';
import { createAudience, grant, Keyring } from '../vault/keyring.ts';
import { openCarriedKey } from '../vault/link.ts';
import { newRecord } from '../vault/record.ts';
import type { Enrolment } from './enrolment.ts';
import { IdentityWriter } from './store.ts';

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
const found = async (tx: Tx, arrival: Exclude<Arrival, { by: 'joining' }>, who: Arriving, today: Day) => {
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
  await createAudience(
    tx,
    organisation,
    'organisation',
    [{ id: who.person, epoch: 1, publicKey: who.publicKey }],
    today,
  );
  return { organisation, role: 'steward' as const };
};

/** The link carries the organisation's key; she seals it to herself, and the link is spent. */
const join = async (tx: Tx, arrival: Extract<Arrival, { by: 'joining' }>, who: Arriving) => {
  const carried = openCarriedKey(
    arrival.token,
    { invitation: arrival.invitation, audience: arrival.organisation },
    arrival.sealedKey,
  );
  const keyring = new Keyring({ person: who.person, privateKey: Buffer.from(who.privateKey) });
  keyring.adopt(arrival.organisation, carried.epoch, carried.privateKey);
  try {
    await grant(tx, keyring, arrival.organisation, { id: who.person, epoch: 1, publicKey: who.publicKey });
  } finally {
    carried.privateKey.fill(0);
    keyring.close();
  }
  return { organisation: arrival.organisation, role: arrival.role };
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

/** Records a new person, her organisation where she founds one, and her name sealed to its members. */
export const arrive = async (tx: Tx, arrival: Arrival, who: Arriving, today: Day): Promise<void> => {
  const writer = new IdentityWriter(tx);
  if (arrival.by === 'set-up') await writer.holdSetUp(arrival.tokenHash);
  else await writer.holdInvitation(arrival.tokenHash, today);
  await writer.addPerson(who);
  const { organisation, role } = await (arrival.by === 'joining'
    ? join(tx, arrival, who)
    : found(tx, arrival, who, today));
  const record = await newRecord(tx, { table: 'membership', row: who.person }, [organisation]);
  await writer.addMember({
    person_id: who.person,
    organisation_id: organisation,
    role,
    name_sealed: record.seal('name_sealed', who.name),
    joined_on: today,
  });
  await refreshActor(tx, { kind: 'person', person: who.person, bearer: arrival.tokenHash });
  await settleLink(tx, arrival, organisation, today);
};
