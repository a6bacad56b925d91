import { createHash } from 'node:crypto';
import { dayOf } from '../../src/kernel/clock.ts';
import type { Finding } from '../../src/kernel/finding.ts';
import {
  contributionId,
  endorsementId,
  finalTextId,
  newId,
  partnershipId,
  passageId,
  statedId,
  statementId,
  type WordingId,
  wordingId,
} from '../../src/kernel/ids.ts';
import type { Member } from '../../src/kernel/organisation.ts';
import type { Outcome } from '../../src/kernel/outcome.ts';
import type { CommunityKey } from '../../src/language/vocabulary.ts';
import { currentFinal, drafterOf, latestWordings } from '../../src/statements/draft.ts';
import {
  type Askable,
  answerInvitation,
  assign,
  begin,
  invite,
  leaveDraft,
  listGroup,
  silentDrafters,
  unlistGroup,
  waiveDays,
} from '../../src/statements/drafters/rules.ts';
import type {
  ContributionAnswer,
  DrafterFacts,
  FinalFacts,
  SignOffAnswer,
  StatementFacts,
} from '../../src/statements/facts.ts';
import {
  confirmEndorsement,
  consentToPublish,
  freeze,
  openSignOn,
  signOff,
  signStated,
  silentSigners,
  state,
} from '../../src/statements/finals/rules.ts';
import { invitationIsOver, namedRule, standingLocks } from '../../src/statements/locks.ts';
import { closingSignOn, signOnIsOpen } from '../../src/statements/rules.ts';
import {
  answerContribution,
  contribute,
  protect,
  release,
  write,
} from '../../src/statements/wordings/rules.ts';
import { allowed, type Cast, memberOf } from './decisions.ts';

/** What a text says, as far as these stories go: whom it names, and which kept sentences it has. */
export type Text = { names: readonly CommunityKey[]; keeps: readonly string[] };
const sha256Hex = (text: Text): string => createHash('sha256').update(JSON.stringify(text)).digest('hex');

const found = (rule: string, community: CommunityKey): Finding => ({
  ...{ rule, principle: 'P9', severity: 'block', subject: community, values: { community } },
});

export const groupsInStories = ['sex-workers', 'people-who-use-drugs', 'migrants'] as const;

export const askable = ({ id, side }: Cast, ...ledBy: CommunityKey[]): Askable => ({
  organisation: id,
  side,
  ledBy,
});

/** A statement that rules alone are asked about: every command changes facts only where a rule allows it. */
export class StatementWorld {
  facts: StatementFacts;
  texts = new Map<WordingId, Text>();
  passages = new Map<string, string>();
  now: Temporal.Instant;

  constructor(
    readonly cast: readonly Cast[],
    readonly ledBy: ReadonlyMap<string, readonly CommunityKey[]>,
    parties: readonly Cast[],
    start = '2027-01-04T12:00:00Z',
  ) {
    this.now = Temporal.Instant.from(start);
    const [first] = parties;
    if (!first) throw new Error('nobody begins');
    const asked = parties.map((party) => askable(party, ...(ledBy.get(party.id) ?? [])));
    const { drafters } = allowed(begin(memberOf(first), asked, { days: 3, title: 'Relief' }, this.now));
    this.facts = {
      id: newId(statementId),
      partnership: newId(partnershipId),
      by: first.id,
      begunOn: dayOf(this.now),
      days: 3,
      supplements: null,
      groups: [],
      drafters,
      wordings: [],
      passages: [],
      contributions: [],
      checks: [],
      silenced: [],
      finals: [],
      stated: [],
      endorsements: [],
      objections: [],
    };
  }

  /** Every listed group that the latest text does not name, and every one that it names and nobody listed. */
  get findings(): Finding[] {
    const { groups } = this.facts;
    const named = this.text?.names ?? [];
    return [
      ...groups.filter((group) => !named.includes(group)).map((group) => found('omission', group)),
      ...named.filter((group) => !groups.includes(group)).map((group) => found(namedRule, group)),
    ];
  }
  get read() {
    return { facts: this.facts, findings: this.findings };
  }
  get locks() {
    return standingLocks(this.facts, this.findings, this.now);
  }
  get text(): Text | undefined {
    const latest = latestWordings(this.facts).get('en');
    return latest && this.texts.get(latest.id);
  }
  get today() {
    return dayOf(this.now);
  }

  pass(hours: number): void {
    this.now = this.now.add({ hours });
    this.settle();
  }

  /** What time records, and the end of a sign-on that does not hold any more. */
  settle(): void {
    const silent = silentDrafters(this.facts, (drafter) => invitationIsOver(drafter, this.now));
    this.#drafters((one) =>
      silent.includes(one) ? { ...one, answer: 'silence', answeredOn: one.answerBy } : one,
    );
    for (const organisation of silentSigners(this.facts, this.now)) this.#sign(organisation, 'silence');
    for (const final of closingSignOn(this.read, this.now))
      this.#final(final.id, (one) => ({
        ...one,
        signOn: one.signOn && { ...one.signOn, closedOn: this.today },
      }));
  }

  listGroup = (by: Member, group: CommunityKey) =>
    this.#act(listGroup(this.facts, by, group), () => {
      this.facts = { ...this.facts, groups: [...this.facts.groups, group] };
    });
  unlistGroup = (by: Member, group: CommunityKey) =>
    this.#act(unlistGroup(this.facts, by, group), () => {
      this.facts = { ...this.facts, groups: this.facts.groups.filter((one) => one !== group) };
    });
  invite = (by: Member, cast: Cast, asksFor: readonly CommunityKey[]) => {
    const one = askable(cast, ...(this.ledBy.get(cast.id) ?? []));
    return this.#act(invite(this.facts, by, { one, asksFor }, this.now), ({ drafter }) => {
      const others = this.facts.drafters.filter(({ organisation }) => organisation !== cast.id);
      this.facts = { ...this.facts, drafters: [...others, drafter] };
    });
  };
  assign = (by: Member, cast: Cast, asksFor: readonly CommunityKey[]) => {
    const one = askable(cast, ...(this.ledBy.get(cast.id) ?? []));
    return this.#act(assign(this.facts, by, { one, asksFor }), ({ asksFor: all }) =>
      this.#drafter(cast.id, (drafter) => ({ ...drafter, asksFor: all })),
    );
  };
  answerInvitation = (by: Member, answer: 'joined' | 'declined') =>
    this.#act(answerInvitation(this.facts, by), () =>
      this.#drafter(by.organisation.id, (one) => ({ ...one, answer, answeredOn: this.today })),
    );
  waive = (by: Member) =>
    this.#act(waiveDays(this.facts, by), () =>
      this.#drafter(by.organisation.id, (one) => ({ ...one, waivedOn: this.today })),
    );
  leave = (by: Member) =>
    this.#act(leaveDraft(this.facts, by), () =>
      this.#drafter(by.organisation.id, (one) => ({ ...one, leftOn: this.today })),
    );

  write = (
    by: Member,
    text: Text,
    { base, reopens = true }: { base?: WordingId | null; reopens?: boolean } = {},
  ) => {
    const latest = latestWordings(this.facts).get('en')?.id ?? null;
    const touches = this.facts.passages
      .filter(({ id }) => !text.keeps.includes(this.passages.get(id) ?? ''))
      .map(({ id }) => id);
    const writing = {
      id: newId(wordingId),
      language: 'en' as const,
      sha256Hex: sha256Hex(text),
      isSame: this.facts.wordings.at(-1)?.sha256Hex === sha256Hex(text),
      base: base === undefined ? latest : base,
      touches,
      reopens,
    };
    return this.#act(write(this.facts, by, writing, this.now), ({ wording }) => {
      this.texts.set(wording.id, text);
      this.facts = { ...this.facts, wordings: [...this.facts.wordings, wording] };
    });
  };
  protect = (by: Member, words: string) =>
    this.#act(protect(this.facts, by, this.text?.keeps.includes(words) ? words : null), () => {
      const id = newId(passageId);
      this.passages.set(id, words);
      const passage = {
        id,
        language: 'en' as const,
        by: by.organisation.id,
        markedOn: this.today,
        releasedOn: null,
      };
      this.facts = { ...this.facts, passages: [...this.facts.passages, passage] };
    });
  release = (by: Member, place: number) => {
    const passage = this.facts.passages[place];
    return (
      passage &&
      this.#act(release(this.facts, by, passage), () => {
        this.facts = {
          ...this.facts,
          passages: this.facts.passages.map((one) =>
            one === passage ? { ...one, releasedOn: this.today } : one,
          ),
        };
      })
    );
  };
  contribute = (by: Member) =>
    this.#act(contribute(this.facts, by), () => {
      const wording = this.facts.wordings.at(-1);
      if (!wording) throw new Error('a contribution to nothing');
      const contribution = {
        id: newId(contributionId),
        wording: wording.id,
        by: by.organisation.id,
        kind: 'comment' as const,
        madeOn: this.today,
        answer: null,
      };
      this.facts = { ...this.facts, contributions: [...this.facts.contributions, contribution] };
    });
  answerContribution = (by: Member, place: number, answer: ContributionAnswer, reason = 'Because.') => {
    const contribution = this.facts.contributions[place];
    return (
      contribution &&
      this.#act(answerContribution(this.facts, by, contribution, { answer, reason }), () => {
        const given = { answer, by: by.organisation.id, answeredOn: this.today };
        this.facts = {
          ...this.facts,
          contributions: this.facts.contributions.map((one) =>
            one === contribution ? { ...one, answer: given } : one,
          ),
        };
      })
    );
  };

  freeze = (by: Member) =>
    this.#act(freeze(this.read, by, newId(finalTextId), this.now), ({ final }) => {
      this.facts = { ...this.facts, finals: [...this.facts.finals, final] };
    });
  signOff = (by: Member, answer: SignOffAnswer, final = currentFinal(this.facts)?.id ?? newId(finalTextId)) =>
    this.#act(signOff(this.facts, by, { final, answer, reservation: 'But.' }), () =>
      this.#sign(by.organisation.id, answer),
    );
  state = (by: Member, lock: string, subject: string) =>
    this.#act(state(this.read, by, { lock, subject, sentence: 'Both of us know.' }, this.now), () => {
      const stated = {
        id: newId(statedId),
        lock,
        subject,
        by: by.organisation.id,
        statedOn: this.today,
        signedBy: [by.organisation.id],
      };
      this.facts = { ...this.facts, stated: [...this.facts.stated, stated] };
    });
  signStated = (by: Member, place: number) => {
    const stated = this.facts.stated[place];
    return (
      stated &&
      this.#act(signStated(this.facts, by, stated), () => {
        const signedBy = [...stated.signedBy, by.organisation.id];
        this.facts = {
          ...this.facts,
          stated: this.facts.stated.map((one) => (one === stated ? { ...one, signedBy } : one)),
        };
      })
    );
  };
  openSignOn = (by: Member) =>
    this.#act(openSignOn(this.read, by, this.now), ({ final }) =>
      this.#final(final.id, (one) => ({ ...one, signOn: { openedOn: this.today, closedOn: null } })),
    );
  /** Somebody outside, with a link that works only while sign-on is open. */
  endorse(): boolean {
    const final = currentFinal(this.facts);
    if (!final || !signOnIsOpen(this.facts)) return false;
    const endorsement = {
      id: newId(endorsementId),
      final: final.id,
      takenOn: this.today,
      namedOn: this.today,
      withdrawnOn: null,
    };
    this.facts = { ...this.facts, endorsements: [...this.facts.endorsements, endorsement] };
    return true;
  }
  confirm(place: number): Outcome | undefined {
    const endorsement = this.facts.endorsements[place];
    const open = signOnIsOpen(this.facts) ? (currentFinal(this.facts)?.id ?? null) : null;
    return (
      endorsement &&
      this.#act(confirmEndorsement({ open }, endorsement), ({ final }) => {
        this.facts = {
          ...this.facts,
          endorsements: this.facts.endorsements.map((one) => (one === endorsement ? { ...one, final } : one)),
        };
      })
    );
  }
  consentToPublish = (by: Member, id = currentFinal(this.facts)?.id ?? newId(finalTextId)) =>
    this.#act(consentToPublish(this.read, by, id, this.now), ({ publishes }) =>
      this.#final(id, (one) => ({
        ...one,
        publicBy: [...new Set([...one.publicBy, by.organisation.id])],
        publishedOn: publishes ? this.today : null,
      })),
    );

  #act<Facts>(outcome: Outcome<Facts>, change: (facts: Facts) => void): Outcome<Facts> {
    if (outcome.ok) {
      change(outcome);
      this.settle();
    }
    return outcome;
  }
  #drafters(change: (drafter: DrafterFacts) => DrafterFacts): void {
    this.facts = { ...this.facts, drafters: this.facts.drafters.map(change) };
  }
  #drafter(id: string, change: (drafter: DrafterFacts) => DrafterFacts): void {
    if (!this.facts.drafters.some(({ organisation }) => organisation === id)) throw new Error('not asked');
    this.#drafters((drafter) => (drafter.organisation === id ? change(drafter) : drafter));
  }
  #final(id: string, change: (final: FinalFacts) => FinalFacts): void {
    this.facts = {
      ...this.facts,
      finals: this.facts.finals.map((final) => (final.id === id ? change(final) : final)),
    };
  }
  #sign(organisation: Cast['id'], answer: SignOffAnswer): void {
    const final = currentFinal(this.facts);
    if (!final || !drafterOf(this.facts, organisation)) throw new Error('nothing to sign');
    const signOff = { organisation, answer, signedOn: this.today };
    this.#final(final.id, (one) => ({
      ...one,
      signOffs: [...one.signOffs.filter((before) => before.organisation !== organisation), signOff],
    }));
  }
}
