import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { ClaimId, OrganisationId } from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { ValuesOf } from '../../web/forms/act.ts';
import { answerStatus, claimStatus } from '../rules.ts';
import {
  type Listing,
  lockOrganisation,
  type Organisation,
  OrganisationReader,
  OrganisationWriter,
} from '../store.ts';
import { type answerFields, bandsOf, type ClaimValues, statesAnything } from './claimForm.ts';
import { ownStands } from './own.ts';
import { profiles } from './profiles.ts';
import { StatusReader, StatusWriter } from './store.ts';
import { factsOf } from './view.ts';

type At = { organisation: OrganisationId };
type Answer = ValuesOf<typeof answerFields>;

const mostPeers = 100;
export const mostClaims = 11;

/** The peers it may ask: known to it, led by their community, and confirmed themselves. The host is asked anyway. */
export const peersOf = async (tx: Tx, own: Organisation, today: Day): Promise<Listing[]> => {
  const reader = new OrganisationReader(tx);
  const host = await reader.hostId();
  const peers = (await reader.peers(own.id, mostPeers)).filter(({ id }) => id !== host);
  const led = await new StatusReader(tx).led(peers, today);
  return peers.filter(({ id }) => led.get(id)?.standsAsCommunity);
};

export const claim = async (
  context: MemberContext,
  { organisation: own }: At,
  values: ClaimValues,
): ActOutcome => {
  const { tx, member } = context;
  const today = todayOf(context);
  await lockOrganisation(tx, own);
  const reader = new OrganisationReader(tx);
  const organisation = await reader.organisation(own);
  if (!organisation) return null;
  const { profile, statement } = values;
  const { communities } = organisation;
  const bands = bandsOf(values);
  const { asks } = profiles[profile];
  const decided = claimStatus(member, { communities, asks, statement, states: statesAnything(bands) });
  if (!decided.ok) return decided;
  const peers = (await peersOf(tx, organisation, today)).map(({ id }) => id);
  const host = await reader.hostId();
  const asked = [...peers.filter((id) => values.asked.includes(id)), ...(host && host !== own ? [host] : [])];
  const made = { profile, communities, bands, statement, asked, claimedOn: today };
  await new StatusWriter(tx).claim(context.keyring, own, made);
  return decided;
};

export const answer = async (
  context: MemberContext,
  { organisation, claim: id }: At & { claim: ClaimId },
  given: Answer,
): ActOutcome<Answer> => {
  const { tx, member } = context;
  const [own, today] = [ownOf(context), todayOf(context)];
  // The claim that is answered stays the latest one until the answer is written.
  await lockOrganisation(tx, organisation);
  const statuses = new StatusWriter(tx);
  const history = await statuses.history(organisation, mostClaims);
  const about = history.find((one) => one.id === id);
  if (!about) return null;
  const facts = { ...factsOf(about, own), latest: history[0]?.id === id };
  const decided = answerStatus(member, await ownStands(tx, member, today), facts, given, today);
  if (!decided.ok) return decided;
  await statuses.answer(context.keyring, about, own, { ...given, answeredOn: today });
  // Whoever is confirmed or questioned may know by whom.
  await new OrganisationWriter(tx).acquaint(own, organisation, today);
  return { ok: true, ...given };
};
