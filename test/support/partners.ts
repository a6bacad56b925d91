import { sql } from 'kysely';
import type { Tx } from '../../src/database/tx.ts';
import type { DecisionFacts } from '../../src/kernel/decision/facts.ts';
import {
  claimId,
  decisionId,
  newId,
  type OrganisationId,
  type PartnershipId,
  partnershipId,
  versionId,
} from '../../src/kernel/ids.ts';
import type { Member, Role, Side } from '../../src/kernel/organisation.ts';
import type { Outcome } from '../../src/kernel/outcome.ts';
import { checkpointSigner } from '../../src/ledger/checkpoint.ts';
import { recordLines } from '../../src/ledger/download.ts';
import type { PartnershipContext } from '../../src/ledger/partnershipContext.ts';
import { type Verdict, verifyRecord } from '../../src/ledger/verify.ts';
import { type Agreement, newSeal, type Proposal } from '../../src/partnerships/agreement/document.ts';
import { consentOn } from '../../src/partnerships/decisions/acts.ts';
import { propose, proposeFounding } from '../../src/partnerships/proposals/acts.ts';
import type { SignedIn } from '../../src/session/session.ts';
import { sealField } from '../../src/vault/envelope.ts';
import { agreementBetween, proposalOf } from './agreements.ts';
import { type Cast, versionOf } from './decisions.ts';
import { day, type Keyholder, keyholders, keyringOf } from './keyholders.ts';
import { benchHere } from './work.ts';

export const signer = checkpointSigner(Buffer.alloc(32, 9));
export const noon = (on: string): Temporal.Instant => Temporal.Instant.from(`${on}T12:00:00Z`);

/** An organisation of a story, with the steward who acts for it. */
export type Partner = Cast & { steward: Keyholder; member: Member };

export const memberAs = (cast: Cast, who: Keyholder, role: Role = 'steward'): SignedIn => ({
  person: who.person,
  name: `${cast.name} ${role}`,
  organisationName: cast.name,
  organisation: { id: cast.id, kind: cast.side === 'community' ? 'community-led' : 'ally', host: false },
  role,
});

/** What an act answered, when the story needs it to be allowed. */
export const done = <Facts>(outcome: Outcome<Facts, string> | null): { ok: true } & Facts => {
  if (!outcome?.ok) throw new Error(outcome ? `refused: ${outcome.refusal}` : 'not there');
  return outcome;
};

/** Organisations that know and trust each other, on a real database, with real keys. */
export const partners = async (today = day) => {
  const holders = await keyholders();
  const { owner } = holders;
  let now = noon(today);

  /** A confirmed status, and every door open: these stories are about what comes after. */
  const trust = async ({ id, side }: Cast, others: readonly Cast[]): Promise<void> => {
    const pairs = others.flatMap((other) => [
      { organisation_id: id, known_to: other.id, since: day },
      { organisation_id: other.id, known_to: id, since: day },
    ]);
    if (pairs.length > 0) await owner.insertInto('acquaintance').values(pairs).execute();
    const permissions = others
      .filter((other) => other.side !== side)
      .map((other) => ({
        organisation_id: side === 'community' ? id : other.id,
        ally_id: side === 'ally' ? id : other.id,
        since: day,
      }));
    if (permissions.length > 0) await owner.insertInto('let_in').values(permissions).execute();
  };

  const confirm = async (id: OrganisationId, by: OrganisationId): Promise<void> => {
    const claim = newId(claimId);
    const sealed = sealField(Buffer.alloc(32), 'x', 'nowhere');
    await owner
      .updateTable('organisation')
      .set({ communities: ['sex-workers'] })
      .where('id', '=', id)
      .execute();
    await owner
      .insertInto('led_claim')
      .values({
        id: claim,
        organisation_id: id,
        number: 1,
        profile: 'UNAIDS',
        communities: ['sex-workers'],
        bands: '{}',
        statement_sealed: sealed,
        claimed_on: day,
      })
      .execute();
    await owner
      .insertInto('led_answer')
      .values({
        claim_id: claim,
        organisation_id: id,
        by_id: by,
        answer: 'confirmed',
        reason_sealed: sealed,
        record_id: claim,
        answered_on: day,
      })
      .execute();
  };

  const known: Partner[] = [];
  const organisation = async (name: string, side: Side): Promise<Partner> => {
    const steward = await holders.found(side === 'community' ? 'community-led' : 'ally');
    const cast = { id: steward.organisation, name, side };
    await owner.updateTable('organisation').set({ name }).where('id', '=', cast.id).execute();
    if (side === 'community') {
      const peer = await holders.found('community-led');
      await confirm(cast.id, peer.organisation);
    }
    await trust(cast, known);
    const partner = { ...cast, steward, member: memberAs(cast, steward) };
    known.push(partner);
    return partner;
  };

  /** One act by one person of an organisation. */
  const sit = <Result>(
    partner: Partner,
    partnership: PartnershipId,
    act: (context: PartnershipContext) => Promise<Result>,
    as: { who: Keyholder; role: Role } = { who: partner.steward, role: 'steward' },
  ): Promise<Result> =>
    holders.as(as.who, (tx, keyring) =>
      act({ tx, keyring, partnership, now, member: memberAs(partner, as.who, as.role), work: benchHere() }),
    );

  const read = <Result>(partner: Partner, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    holders.as(partner.steward, (tx) => work(tx));

  const proposing = (proposal: Proposal, windowDays = 10) => ({
    decision: newId(decisionId),
    version: newId(versionId),
    proposal,
    windowDays,
  });

  const found = async (by: Partner, parties: readonly Partner[], changed: Partial<Agreement> = {}) => {
    const id = newId(partnershipId);
    const agreement = agreementBetween(parties, { ...changed, seal: newSeal() }, id);
    const put = proposing(proposalOf('founding', agreement));
    const { decision } = done(await sit(by, id, (context) => proposeFounding(context, put)));
    return { id, decision, agreement };
  };

  const change = async (by: Partner, id: PartnershipId, proposal: Proposal, windowDays = 10) =>
    done(await sit(by, id, (context) => propose(context, proposing(proposal, windowDays)))).decision;

  const consent = (by: Partner, id: PartnershipId, decision: DecisionFacts) =>
    sit(by, id, (context) => consentOn(context, { decision: decision.id, version: versionOf(decision) }));

  type Parties = readonly [Partner, ...Partner[]];
  /** Founded, with an agreement that says so in force. The community side first. */
  const foundedOn = async (changed: Partial<Agreement>, ...parties: Parties) => {
    const [first] = parties;
    const { id, decision, agreement } = await found(first, parties, changed);
    const others = parties.filter((party) => party !== first || first.side === 'ally');
    const ordered = [...others].sort(
      (one, other) => Number(one.side === 'ally') - Number(other.side === 'ally'),
    );
    for (const party of ordered) done(await consent(party, id, decision));
    return { id, agreement };
  };
  const founded = (...parties: Parties) => foundedOn({}, ...parties);

  const download = (by: Partner, id: PartnershipId): Promise<string[]> =>
    holders.as(by.steward, async (tx, keyring) => {
      const lines: string[] = [];
      const watch = { tx, keyring, signer, partnership: id, organisation: by.id };
      for await (const line of recordLines(watch, day)) lines.push(line);
      return lines;
    });

  const verified = async (by: Partner, id: PartnershipId): Promise<Verdict> =>
    verifyRecord(await download(by, id));

  return {
    ...holders,
    organisation,
    sit,
    read,
    proposing,
    found,
    founded,
    foundedOn,
    change,
    consent,
    download,
    verified,
    keyringOf,
    /** How many entries of each kind the record holds. */
    countKinds: (id: PartnershipId) =>
      sql<{ kind: string; count: string }>`
        select kind, count(*) from ledger_entry where partnership_id = ${id} group by kind`.execute(owner),
    get now() {
      return now;
    },
    /** A day, at noon in UTC, or an instant given whole. */
    setNow: (on: string | Temporal.Instant): void => {
      now = typeof on === 'string' ? noon(on) : on;
    },
  };
};
export type Partners = Awaited<ReturnType<typeof partners>>;
