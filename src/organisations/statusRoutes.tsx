import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import type { ClaimId, OrganisationId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import type { Keyring } from '../vault/keyring.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { choice, lines } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { cameBack, statusOf } from './cameBack.tsx';
import { bandsOf, claimForm, statesAnything } from './claimForm.ts';
import { profileId, profiles } from './profiles.ts';
import { answerStatus, claimStatus, type RefusalKey } from './rules.ts';
import { ownStanding } from './standing.ts';
import { factsOf, type StatusFacts, type StatusForms, StatusPage } from './statusPage.tsx';
import { StatusReader, StatusWriter } from './statusStore.ts';
import { type Listing, type Organisation, OrganisationReader, OrganisationWriter } from './store.ts';

const answerForm = z.strictObject({
  answer: choice(['confirmed', 'questioned']),
  reason: lines(4000).default(''),
});
const mostPeers = 100;
const mostEarlier = 10;

/** The peers it may ask: known to it, led by their community, and confirmed themselves. The host is asked anyway. */
const peersOf = async (tx: Tx, visit: Visit, own: Organisation): Promise<Listing[]> => {
  const reader = new OrganisationReader(tx);
  const host = await reader.hostId();
  const peers = (await reader.peers(own.id, mostPeers)).filter(({ id }) => id !== host);
  const standings = await new StatusReader(tx).standings(peers, visit.today);
  return peers.filter(({ id }) => standings.get(id)?.standsAsCommunity);
};

const readFacts = async (
  tx: Tx,
  keyring: Keyring,
  visit: Visit,
  member: SignedIn,
  id: OrganisationId,
  profile: StatusFacts['profile'],
): Promise<StatusFacts | null> => {
  const reader = new OrganisationReader(tx);
  const statuses = new StatusReader(tx);
  const organisation = await reader.organisation(id);
  const own = await reader.organisation(member.organisation.id);
  if (!organisation || !own) return null;
  const standing = await statuses.standing(organisation, visit.today);
  const { claim } = standing;
  const history = await statuses.history(id, mostEarlier + 1);
  return {
    member,
    organisation,
    standing,
    profile,
    today: visit.today,
    ownStands: await ownStanding(tx, member, visit.today),
    statement: claim && (await statuses.statement(keyring, claim)),
    reasons: await statuses.reasons(
      keyring,
      history.flatMap(({ answers }) => answers),
    ),
    asked: claim && id === own.id ? await statuses.asked(claim.id) : [],
    earlier: history.filter((one) => one.id !== claim?.id),
    peers: id === own.id && profile ? await peersOf(tx, visit, own) : [],
  };
};

const show = async (
  visit: Visit,
  member: SignedIn,
  id: OrganisationId,
  forms: StatusForms = {},
  status: 200 | 403 | 422 = 200,
) => {
  const asked = forms.claim ? forms.claim.typed.profile : visit.context.req.query('profile');
  const profile = profileId.safeParse(asked).data ?? null;
  const facts = await visit.within((tx, keyring) => readFacts(tx, keyring, visit, member, id, profile));
  if (!facts) return visit.notFound();
  return visit.page(<StatusPage frame={visit.frame} facts={facts} forms={forms} done={visit.done} />, status);
};

const claim = async (visit: Visit, member: SignedIn) => {
  const own = member.organisation.id;
  const form = await visit.form(claimForm);
  if (!form.ok) return show(visit, member, own, { claim: form }, 422);
  const { profile, statement } = form.values;
  const decided = await decideOnce<RefusalKey>(visit, form.act, async (tx) => {
    const reader = new OrganisationReader(tx);
    const organisation = await reader.organisation(own);
    if (!organisation) return null;
    const { communities } = organisation;
    const states = statesAnything(bandsOf(form.values));
    const ruling = claimStatus(member, { communities, asks: profiles[profile].asks, statement, states });
    if (!ruling.ok) return ruling;
    const peers = (await peersOf(tx, visit, organisation)).filter(({ id }) => form.values.asked.includes(id));
    const host = await reader.hostId();
    const asked = [...peers.map(({ id }) => id), ...(host && host !== own ? [host] : [])];
    await new StatusWriter(tx).claim(own, {
      profile,
      communities,
      bands: bandsOf(form.values),
      statement,
      asked,
      claimedOn: visit.today,
    });
    return { ok: true, to: withDone(routes.status.url({ organisation: own }), 'claimed') };
  });
  return respond(visit, decided, (refusal) =>
    show(visit, member, own, { claim: cameBack(visit.t, form.typed, refusal) }, statusOf(refusal)),
  );
};

const answer = async (
  visit: Visit,
  member: SignedIn,
  at: { organisation: OrganisationId; claim: ClaimId },
) => {
  const form = await visit.form(answerForm);
  if (!form.ok) return show(visit, member, at.organisation, { answer: form }, 422);
  const given = form.values;
  const decided = await decideOnce<RefusalKey>(visit, form.act, async (tx) => {
    const organisations = new OrganisationWriter(tx);
    const statuses = new StatusWriter(tx);
    const own = await organisations.organisation(member.organisation.id);
    const history = await statuses.history(at.organisation, mostEarlier + 1);
    const about = history.find(({ id }) => id === at.claim);
    if (!own || !about) return null;
    const facts = { ...factsOf(about, own.id), latest: history[0]?.id === about.id };
    const ruling = answerStatus(
      member,
      await ownStanding(tx, member, visit.today),
      facts,
      given,
      visit.today,
    );
    if (!ruling.ok) return ruling;
    await statuses.answer(about, own.id, { ...given, answeredOn: visit.today });
    // Whoever is confirmed or questioned may know by whom.
    await organisations.acquaint(own.id, at.organisation, visit.today);
    const said = given.answer === 'confirmed' ? 'statusConfirmed' : 'statusQuestioned';
    return { ok: true, to: withDone(routes.status.url({ organisation: at.organisation }), said) };
  });
  return respond(visit, decided, (refusal) =>
    show(
      visit,
      member,
      at.organisation,
      { answer: cameBack(visit.t, form.typed, refusal) },
      statusOf(refusal),
    ),
  );
};

export const statusRoutes = (doors: Doors): void => {
  doors.member(routes.status, (visit, { organisation }, member) => show(visit, member, organisation));
  doors.member(routes.claimStatus, (visit, { organisation }, member) =>
    organisation === member.organisation.id ? claim(visit, member) : visit.notFound(),
  );
  doors.member(routes.answerStatus, (visit, at, member) => answer(visit, member, at));
};
