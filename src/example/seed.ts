import type { Tx } from '../database/tx.ts';
import { type Arrival, arrive } from '../identity/arrivals/signUp.ts';
import { enrol } from '../identity/enrolment.ts';
import type { Enrolment } from '../identity/facts.ts';
import { IdentityWriter } from '../identity/store.ts';
import { dayOf } from '../kernel/clock.ts';
import {
  invitationId,
  newId,
  type OrganisationId,
  type PartnershipId,
  partnershipId,
} from '../kernel/ids.ts';
import { currentVocabulary } from '../language/vocabulary.ts';
import { InvitationWriter } from '../organisations/invitations/store.ts';
import { StatusReader, StatusWriter } from '../organisations/ledStatus/store.ts';
import { ClauseWriter } from '../organisations/profile/clauseStore.ts';
import { OrganisationWriter } from '../organisations/store.ts';
import { madeHere } from '../secrets/proof.ts';
import type { SignedIn } from '../session/session.ts';
import { byWords } from '../vault/codes/credential.ts';
import { generatePassphrase } from '../vault/codes/words.ts';
import { Keyring } from '../vault/keyring.ts';
import { newToken, tokenHash } from '../vault/link.ts';
import type { Deps } from '../web/deps.ts';
import { Bench, laneOf } from '../work/task.ts';
import { seedAssessments } from './acts/assessments.ts';
import { Chronicle } from './acts/chronicle.ts';
import { engagementStories } from './acts/engagements.ts';
import { partnershipStory } from './acts/partnerships.ts';
import type { Stage } from './acts/stage.ts';
import { statementStories } from './acts/statements.ts';
import { exampleNetwork } from './network.ts';
import type { DaysFromToday, ExampleOrganisation } from './story.ts';

type Someone = Enrolment & {
  name: string;
  passphrase: string;
  organisation: OrganisationId;
  member: SignedIn;
};
type Starting = { deps: Deps; setUpToken: Buffer };

/** Replays the example network through the same rules and stores as everyone's, on the days it says it happened. */
class Seeding {
  readonly #chronicle = new Chronicle();
  readonly #people = new Map<string, Someone[]>();
  readonly #organisations = new Map<string, OrganisationId>();
  readonly #partnerships = new Map<string, PartnershipId>();

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
    keyring.actFor(someone.organisation);
    return this.starting.deps.database.withActor({ kind: 'person', person: someone.person }, (tx) =>
      work(tx, keyring),
    );
  }

  async #arrive(of: ExampleOrganisation, name: string, arrival: Arrival, days: DaysFromToday): Promise<void> {
    const passphrase = generatePassphrase();
    const enrolled = await enrol(this.starting.deps, { proof: madeHere(byWords(passphrase)) });
    if (!enrolled.ok) throw new Error('the turnstile is for one person at a time here');
    const today = dayOf(this.#at(days));
    const actor = { kind: 'person', person: enrolled.person, bearer: arrival.tokenHash } as const;
    const joined = await this.starting.deps.database.withActor(actor, async (tx) => {
      const arrived = await arrive(tx, arrival, { ...enrolled, name, organisationName: of.name }, today);
      const writer = new IdentityWriter(tx);
      await writer.confirmCode(enrolled.person, true);
      return arrived.ok ? writer.membership(enrolled.person) : undefined;
    });
    if (!joined) throw new Error('somebody arrived nowhere');
    const organisation = { id: joined.organisation_id, kind: of.kind, host: of.host === true };
    const member: SignedIn = {
      person: enrolled.person,
      organisation,
      role: joined.role,
      name,
      organisationName: of.name,
    };
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
      await this.#as(steward, async (tx, keyring) => {
        for (const peer of asked)
          await new OrganisationWriter(tx).acquaint(steward.organisation, peer, dayOf(this.#at(claim.on)));
        await new StatusWriter(tx).claim(keyring, steward.organisation, {
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
        await this.#as(peer, async (tx, keyring) => {
          const made = (await new StatusReader(tx).claims([steward.organisation])).get(steward.organisation);
          if (!made) throw new Error('a claim that its peer cannot see');
          await new StatusWriter(tx).answer(keyring, made, peer.organisation, {
            answer,
            reason,
            answeredOn: dayOf(this.#at(on)),
          });
        });
      }
    }
  }

  async permissions(of: ExampleOrganisation): Promise<void> {
    const steward = this.#steward(of.key);
    for (const ally of of.letsIn ?? []) {
      await this.#as(steward, async (tx) => {
        const writer = new OrganisationWriter(tx);
        const both = exampleNetwork.organisations.filter(({ key }) => key === of.key || key === ally);
        const today = dayOf(this.#at(Math.max(...both.map(({ foundedOn }) => foundedOn)) + 5));
        await writer.acquaint(steward.organisation, this.#id(ally), today);
        await writer.permitProposals(steward.organisation, this.#id(ally), today);
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
        const on = dayOf(this.#at(askedOn));
        await new ClauseWriter(tx, keyring).ask(asker.organisation, asked.organisation, on);
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

  #partnershipOf(key: string): PartnershipId {
    const id = this.#partnerships.get(key) ?? newId(partnershipId);
    this.#partnerships.set(key, id);
    return id;
  }

  /** Tells everything that happens in partnerships, in the order of its days. */
  tell(stories: readonly (() => Promise<void>)[]): Promise<void> {
    return this.#chronicle.tell(stories);
  }

  /** Where the engagements of the story take place. */
  stageAt(partnership: string): Stage {
    return {
      deps: this.starting.deps,
      partnership: this.#partnershipOf(partnership),
      at: (days) => this.#at(days),
      id: (key) => this.#id(key),
      as: async (key, days, act) => {
        await this.#chronicle.until(days);
        const [someone, now] = [this.#steward(key), this.#at(days)];
        const work = new Bench(this.starting.deps.work, laneOf(someone.member));
        return this.#as(someone, (tx, keyring) => act({ tx, keyring, member: someone.member, now, work }));
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
  for (const organisation of organisations) await seeding.permissions(organisation);
  await seeding.clauses();
  const stage = seeding.stageAt('heard-in-the-room');
  await seeding.tell([
    ...partnerships.map((partnership) => partnershipStory(seeding.stageAt(partnership.key), partnership)),
    ...engagementStories(stage),
    ...statementStories(stage),
    () => seedAssessments(stage),
  ]);
  return seeding.signIns;
};
