import type { Tx } from '../database/open.ts';
import { type Enrolment, enrol } from '../identity/enrolment.ts';
import { type Arrival, arrive } from '../identity/signUp.ts';
import { IdentityWriter } from '../identity/store.ts';
import { dayOf } from '../kernel/clock.ts';
import {
  type DecisionId,
  decisionId,
  invitationId,
  newId,
  type OrganisationId,
  organisationId,
  type PartnershipId,
  partnershipId,
  type VersionId,
  versionId,
} from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { currentVocabulary } from '../language/vocabulary.ts';
import { ClauseWriter } from '../organisations/clauseStore.ts';
import { InvitationWriter } from '../organisations/invitationStore.ts';
import { StatusReader, StatusWriter } from '../organisations/statusStore.ts';
import { OrganisationWriter } from '../organisations/store.ts';
import { amend, objectTo, propose } from '../partnerships/acts.ts';
import { type Agreement, newSeal, type Proposal } from '../partnerships/agreement.ts';
import { consentOn } from '../partnerships/consenting.ts';
import { proposeFounding } from '../partnerships/founding.ts';
import { sideOf } from '../partnerships/parties.ts';
import { Keyring } from '../vault/keyring.ts';
import { newToken, tokenHash } from '../vault/link.ts';
import { generatePassphrase } from '../vault/words.ts';
import type { Deps } from '../web/deps.ts';
import { exampleNetwork } from './network.ts';
import { seedAssessments } from './seedAssessments.ts';
import { type Stage, seedEngagements } from './seedEngagements.ts';
import { seedStatements } from './seedStatements.ts';
import type {
  DaysFromToday,
  ExampleAgreement,
  ExampleOrganisation,
  ExamplePartnership,
  ExampleStep,
} from './story.ts';

type Someone = Enrolment & { name: string; passphrase: string; organisation: OrganisationId; member: Member };
type Starting = { deps: Deps; setUpToken: Buffer };

/** Replays the example network through the same rules and stores as everyone's, on the days it says it happened. */
class Seeding {
  readonly #people = new Map<string, Someone[]>();
  readonly #organisations = new Map<string, OrganisationId>();
  readonly #partnerships = new Map<string, PartnershipId>();
  readonly #decisions = new Map<string, { id: DecisionId; version: VersionId }>();

  constructor(private readonly starting: Starting) {}

  #at(days: DaysFromToday): Temporal.Instant {
    return this.starting.deps.clock.now().add({ hours: 24 * days });
  }

  #steward(key: string): Someone {
    const steward = this.#people.get(key)?.[0];
    if (!steward) throw new Error(`nobody of ${key} has come yet`);
    return steward;
  }

  #id(key: string): OrganisationId {
    return this.#steward(key).organisation;
  }

  #as<Result>(someone: Someone, work: (tx: Tx, keyring: Keyring) => Promise<Result>): Promise<Result> {
    const keyring = new Keyring({ person: someone.person, privateKey: Buffer.from(someone.privateKey) });
    return this.starting.deps.database.withActor({ kind: 'person', person: someone.person }, (tx) =>
      work(tx, keyring),
    );
  }

  async #arrive(of: ExampleOrganisation, name: string, arrival: Arrival, days: DaysFromToday): Promise<void> {
    const passphrase = generatePassphrase();
    const enrolled = await enrol(this.starting.deps, { name, passphrase: Buffer.from(passphrase) });
    if (!enrolled.ok) throw new Error('the turnstile is for one person at a time here');
    const today = dayOf(this.#at(days));
    const actor = { kind: 'person', person: enrolled.person, bearer: arrival.tokenHash } as const;
    await this.starting.deps.database.withActor(actor, async (tx) => {
      await arrive(tx, arrival, { ...enrolled, name, organisationName: of.name }, today);
      await new IdentityWriter(tx).confirmCode(enrolled.person, true);
    });
    const joined = await this.starting.deps.database.withActor(actor, (tx) =>
      new IdentityWriter(tx).membership(enrolled.person),
    );
    if (!joined) throw new Error('somebody arrived nowhere');
    const organisation = { id: joined.organisation_id, kind: of.kind, host: of.host === true };
    const member: Member = { person: enrolled.person, organisation, role: joined.role };
    this.#organisations.set(of.key, joined.organisation_id);
    this.#people.set(of.key, [
      ...(this.#people.get(of.key) ?? []),
      { ...enrolled, name, passphrase, organisation: joined.organisation_id, member },
    ]);
  }

  /** The host by the set-up link, everyone else by invitations of the host and of their own stewards. */
  async organisation(of: ExampleOrganisation): Promise<void> {
    const today = dayOf(this.#at(of.foundedOn));
    const [first, second] = of.people;
    const dates = { madeOn: today, expiresOn: today };
    if (of.host)
      await this.#arrive(
        of,
        first.name,
        { by: 'set-up', tokenHash: tokenHash(this.starting.setUpToken) },
        of.foundedOn,
      );
    else {
      const host = this.#steward('ferry-landing');
      const token = newToken();
      await this.#as(host, (tx, keyring) =>
        new InvitationWriter(tx).make(
          host,
          { kind: 'organisation', organisationKind: of.kind, token, ...dates },
          keyring,
        ),
      );
      const arrival: Arrival = {
        by: 'founding',
        tokenHash: tokenHash(token),
        kind: of.kind,
        invitedBy: host.organisation,
      };
      await this.#arrive(of, first.name, arrival, of.foundedOn);
    }
    const steward = this.#steward(of.key);
    const token = newToken();
    const sealed = await this.#as(steward, async (tx, keyring) => {
      const { name, communities, regions, languages, listed } = of;
      await new OrganisationWriter(tx).changeProfile(steward.organisation, {
        name,
        communities: [...communities],
        regions: [...regions],
        languages: [...languages],
        listed,
        vocabulary: currentVocabulary,
      });
      await new InvitationWriter(tx).make(
        steward,
        { kind: 'person', role: second.role, token, ...dates },
        keyring,
      );
      return tx
        .selectFrom('invitation')
        .selectAll()
        .where('token_hash', '=', tokenHash(token))
        .executeTakeFirstOrThrow();
    });
    if (!sealed.sealed_key) throw new Error('an invitation for a person carries a key');
    await this.#arrive(
      of,
      second.name,
      {
        by: 'joining',
        tokenHash: tokenHash(token),
        token,
        organisation: steward.organisation,
        role: second.role,
        invitation: invitationId.parse(sealed.id),
        sealedKey: sealed.sealed_key,
      },
      of.foundedOn,
    );
  }

  async claims(of: ExampleOrganisation): Promise<void> {
    for (const claim of of.claims ?? []) {
      const steward = this.#steward(of.key);
      const asked = claim.answers.map(({ by }) => this.#id(by));
      await this.#as(steward, async (tx) => {
        for (const peer of asked)
          await new OrganisationWriter(tx).acquaint(steward.organisation, peer, dayOf(this.#at(claim.on)));
        await new StatusWriter(tx).claim(steward.organisation, {
          profile: claim.profile,
          communities: [...of.communities],
          bands: claim.bands,
          statement: claim.statement,
          asked,
          claimedOn: dayOf(this.#at(claim.on)),
        });
      });
      for (const { by, answer, reason, on } of claim.answers) {
        const peer = this.#steward(by);
        await this.#as(peer, async (tx) => {
          const made = (await new StatusReader(tx).claims([steward.organisation])).get(steward.organisation);
          if (!made) throw new Error('a claim that its peer cannot see');
          await new StatusWriter(tx).answer(made, peer.organisation, {
            answer,
            reason,
            answeredOn: dayOf(this.#at(on)),
          });
        });
      }
    }
  }

  async doors(of: ExampleOrganisation): Promise<void> {
    const steward = this.#steward(of.key);
    for (const ally of of.letsIn ?? []) {
      await this.#as(steward, async (tx) => {
        const writer = new OrganisationWriter(tx);
        const both = exampleNetwork.organisations.filter(({ key }) => key === of.key || key === ally);
        const today = dayOf(this.#at(Math.max(...both.map(({ foundedOn }) => foundedOn)) + 5));
        await writer.acquaint(steward.organisation, this.#id(ally), today);
        await writer.letIn(steward.organisation, this.#id(ally), today);
      });
    }
  }

  async clauses(): Promise<void> {
    for (const { askedBy, ally, askedOn, answer } of exampleNetwork.clauseQuestions) {
      const asker = this.#steward(askedBy);
      const asked = this.#steward(ally);
      await this.#as(asker, async (tx, keyring) => {
        await new OrganisationWriter(tx).acquaint(
          asker.organisation,
          asked.organisation,
          dayOf(this.#at(askedOn)),
        );
        await new ClauseWriter(tx, keyring).ask(
          asker.organisation,
          asked.organisation,
          dayOf(this.#at(askedOn)),
        );
      });
      if (!answer) continue;
      await this.#as(asked, async (tx, keyring) => {
        const writer = new ClauseWriter(tx, keyring);
        const [question] = await writer.to(asked.organisation, 1);
        if (question)
          await writer.answer(question, {
            answer: answer.answer,
            note: answer.note,
            answeredOn: dayOf(this.#at(answer.on)),
          });
      });
    }
  }

  #document(of: ExamplePartnership, id: PartnershipId, written: ExampleAgreement): Agreement {
    const find = (key: string) =>
      exampleNetwork.organisations.find((organisation) => organisation.key === key);
    return {
      ...written,
      format: 'alongside-agreement/1',
      partnership: id,
      parties: of.parties.map((key) => ({
        organisation: organisationId.parse(this.#id(key)),
        name: find(key)?.name ?? key,
        side: sideOf(find(key)?.kind ?? 'ally'),
      })),
      reviewOn: dayOf(this.#at(written.reviewOn)),
      commitments: written.commitments.map(({ rule, ...words }) => ({
        ...words,
        rule: rule?.is === 'nominations' ? { ...rule, organisation: this.#id(rule.organisation) } : rule,
      })),
      seal: newSeal(),
    };
  }

  async partnership(of: ExamplePartnership): Promise<void> {
    const id = newId(partnershipId);
    this.#partnerships.set(of.key, id);
    for (const step of of.steps) {
      const done = await this.#step(of, id, step);
      if (!done?.ok)
        throw new Error(
          `the example story is refused: ${of.key} ${step.decision} ${step.act} ${done?.refusal ?? ''}`,
        );
    }
  }

  #step(of: ExamplePartnership, partnership: PartnershipId, step: ExampleStep) {
    const someone = this.#steward(step.by);
    const name = `${of.key} ${step.decision}`;
    return this.#as(someone, async (tx, keyring) => {
      const sitting = { tx, keyring, member: someone.member, partnership, now: this.#at(step.on) };
      const found = this.#decisions.get(name);
      if (step.act === 'propose') {
        const proposal: Proposal = {
          format: 'alongside-proposal/1',
          change: step.change,
          note: step.note,
          agreement: this.#document(of, partnership, step.agreement),
        };
        const proposing = {
          decision: newId(decisionId),
          version: newId(versionId),
          proposal,
          windowDays: step.windowDays,
        };
        this.#decisions.set(name, { id: proposing.decision, version: proposing.version });
        return step.change === 'founding' ? proposeFounding(sitting, proposing) : propose(sitting, proposing);
      }
      if (!found) throw new Error(`nothing was proposed as ${name}`);
      const on = { decision: found.id, version: found.version };
      if (step.act === 'consent') return consentOn(sitting, on);
      if (step.act === 'object') return objectTo(sitting, { ...on, reason: step.reason });
      const version = newId(versionId);
      const change = step.decision === 'founding' ? 'founding' : 'agreement';
      const proposal: Proposal = {
        format: 'alongside-proposal/1',
        change,
        note: step.note,
        agreement: this.#document(of, partnership, step.agreement),
      };
      this.#decisions.set(name, { id: found.id, version });
      return amend(sitting, {
        decision: found.id,
        of: found.version,
        version,
        proposal,
        windowDays: step.windowDays,
      });
    });
  }

  /** Where the engagements of the story take place. */
  stageAt(partnership: string): Stage {
    const id = this.#partnerships.get(partnership);
    if (!id) throw new Error(`no partnership ${partnership}`);
    return {
      deps: this.starting.deps,
      partnership: id,
      at: (days) => this.#at(days),
      id: (key) => this.#id(key),
      as: (key, days, work) => {
        const someone = this.#steward(key);
        return this.#as(someone, (tx, keyring) =>
          work({ tx, keyring, member: someone.member, now: this.#at(days) }),
        );
      },
    };
  }

  get signIns(): string[] {
    return exampleNetwork.organisations.flatMap(({ key, name }) =>
      (this.#people.get(key) ?? []).map(
        (person) => `${name} · ${person.member.role} · ${person.name} · ${person.passphrase}`,
      ),
    );
  }
}

/** Fills an empty host with the example network. Gives the people to sign in as, or nothing when it was there already. */
export const seedExample = async (starting: Starting): Promise<string[]> => {
  const seeding = new Seeding(starting);
  const { organisations, partnerships } = exampleNetwork;
  for (const organisation of organisations) await seeding.organisation(organisation);
  const inOrder = [...organisations].sort(
    (one, other) => (one.claims?.[0]?.on ?? 0) - (other.claims?.[0]?.on ?? 0),
  );
  for (const organisation of inOrder) await seeding.claims(organisation);
  for (const organisation of organisations) await seeding.doors(organisation);
  await seeding.clauses();
  for (const partnership of partnerships) await seeding.partnership(partnership);
  const stage = seeding.stageAt('heard-in-the-room');
  await seedEngagements(stage);
  await seedStatements(stage);
  await seedAssessments(stage);
  return seeding.signIns;
};
