import type { Day } from '../../src/kernel/clock.ts';
import type { Change, Closing, DecisionFacts } from '../../src/kernel/decision/facts.ts';
import { object, waive, withdraw } from '../../src/kernel/decision/rules.ts';
import { decisionId, newId, type OrganisationId, type VersionId, versionId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/outcome.ts';
import { type Agreement, newSeal, type Proposal } from '../../src/partnerships/agreement/document.ts';
import { settleAll } from '../../src/partnerships/decisions/effect.ts';
import { consentTo } from '../../src/partnerships/decisions/rules.ts';
import type { PartnershipFacts } from '../../src/partnerships/facts.ts';
import { leave } from '../../src/partnerships/leaving/rules.ts';
import type { CandidateFacts } from '../../src/partnerships/proposals/rules.ts';
import { amendProposal, proposeChange, proposePartnership } from '../../src/partnerships/rules.ts';
import { agreementBetween, proposalOf } from './agreements.ts';
import { at, type Cast, memberOf, recorded, versionOf } from './decisions.ts';

export type Act =
  | 'propose'
  | 'consent'
  | 'object'
  | 'amend'
  | 'waive'
  | 'withdraw'
  | 'leave'
  | 'wait'
  | 'settle';

/** One command of a random story. Numbers choose among what there is: parties, open decisions, versions. */
export type Command = {
  act: Act;
  who: number;
  steward: boolean;
  decision: number;
  change: Change;
  windowDays: number;
  hours: number;
  /** Acts on the first text although it may have been amended since. */
  outdated: boolean;
};

/** What was allowed to happen, as a witness outside the rules would note it down. */
export type Note = {
  step: number;
  act: Act;
  decision: DecisionFacts['id'];
  version: VersionId;
  by: OrganisationId;
  now: Temporal.Instant;
};

/** A partnership kept in memory by doing what the rules answer, and a witness's notes about it. */
export class PartnershipWorld {
  partnership: PartnershipFacts;
  inForce: Agreement | null = null;
  now = at('2026-06-01');
  readonly closed: DecisionFacts[] = [];
  readonly closings: Closing[] = [];
  readonly notes: Note[] = [];
  readonly agreements: { number: number; version: VersionId; step: number }[] = [];
  step = 0;
  private readonly texts = new Map<VersionId, Proposal>();

  constructor(
    readonly everyone: readonly Cast[],
    readonly outsider: Cast,
    founders: readonly Cast[],
  ) {
    const agreement = agreementBetween(founders, { reviewOn: '2030-01-01' });
    this.partnership = { id: agreement.partnership, parties: [], inForce: 0, ended: false, decisions: [] };
    const [by] = founders;
    if (!by) throw new Error('nobody founds nothing');
    const proposing = this.proposing(by, proposalOf('founding', agreement), 10, true);
    const outcome = proposePartnership(this.candidates, proposing, this.now);
    if (!outcome.ok) throw new Error(outcome.refusal);
    this.opened(outcome.decision, proposing.proposal);
  }

  get today(): Day {
    return this.now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  }

  /** Everyone knows everyone here, and every door is open: this is about decisions. */
  private get candidates(): CandidateFacts[] {
    return this.everyone.map(({ id, side }) => ({
      id,
      kind: side === 'community' ? 'community-led' : 'ally',
      host: false,
      statusInForce: true,
      letIn: true,
    }));
  }

  private proposing(by: Cast, proposal: Proposal, windowDays: number, steward: boolean) {
    const member = memberOf(by, steward ? 'steward' : 'member');
    return { by: member, decision: newId(decisionId), version: newId(versionId), proposal, windowDays };
  }

  private note(act: Act, decision: DecisionFacts, by: OrganisationId): void {
    this.notes.push({
      step: this.step,
      act,
      decision: decision.id,
      version: versionOf(decision),
      by,
      now: this.now,
    });
  }

  private opened(decision: DecisionFacts, proposal: Proposal): void {
    this.texts.set(versionOf(decision), proposal);
    const newcomers = decision.parties.filter(({ newcomer }) => newcomer);
    const fresh = newcomers.map(({ organisation, side, shown }) => ({
      organisation,
      side,
      askedOn: this.today,
      shownOn: shown ? this.today : null,
      joinedOn: null,
      leftOn: null,
    }));
    const kept = this.partnership.parties.filter(
      (party) => !fresh.some((one) => one.organisation === party.organisation),
    );
    this.partnership = {
      ...this.partnership,
      parties: [...kept, ...fresh],
      decisions: [...this.partnership.decisions, decision],
    };
    this.note('propose', decision, decision.proposedBy);
  }

  private replace(decision: DecisionFacts): void {
    const decisions = this.partnership.decisions.map((open) => (open.id === decision.id ? decision : open));
    const shown = decision.parties.filter((party) => party.shown).map(({ organisation }) => organisation);
    const parties = this.partnership.parties.map((party) => ({
      ...party,
      shownOn: party.shownOn ?? (shown.includes(party.organisation) ? this.today : null),
    }));
    this.partnership = { ...this.partnership, decisions, parties };
  }

  private close(closing: Closing): void {
    const open = this.partnership.decisions.find(({ id }) => id === closing.decision);
    if (!open) throw new Error('closed what was not open');
    this.closings.push(closing);
    this.closed.push(recorded(open, { closing }));
    const { today } = this;
    this.partnership = {
      ...this.partnership,
      decisions: this.partnership.decisions.filter(({ id }) => id !== closing.decision),
      parties: this.partnership.parties.map((party) => ({
        ...party,
        joinedOn: closing.joining.includes(party.organisation) ? today : party.joinedOn,
        leftOn: closing.released.includes(party.organisation) ? today : party.leftOn,
      })),
    };
  }

  /** Carries a command out if the rules allow it, and records everything they answer. */
  run(command: Command): Outcome {
    this.step += 1;
    return this.act(command);
  }

  private act(command: Command): Outcome {
    const actors = [...this.everyone, this.outsider];
    const by = actors[command.who % actors.length];
    if (!by) throw new Error('nobody is there');
    if (command.act === 'wait') {
      this.now = this.now.add({ hours: command.hours });
      return { ok: true };
    }
    if (command.act === 'settle') {
      for (const closing of settleAll(this.partnership, this.now)) this.close(closing);
      return { ok: true };
    }
    if (command.act === 'leave') return this.leave(by, command);
    if (command.act === 'propose') return this.propose(by, command);
    const { decisions } = this.partnership;
    const decision = decisions[command.decision % Math.max(1, decisions.length)];
    return decision ? this.answer(by, decision, command) : { ok: false, refusal: 'decisionClosed' };
  }

  private leave(by: Cast, { steward }: Command): Outcome {
    const outcome = leave(this.partnership, memberOf(by, steward ? 'steward' : 'member'), this.now);
    if (!outcome.ok) return outcome;
    for (const closing of outcome.closings) this.close(closing);
    const parties = this.partnership.parties.map((party) =>
      party.organisation === by.id ? { ...party, leftOn: outcome.leftOn } : party,
    );
    this.partnership = { ...this.partnership, parties, ended: this.partnership.ended || outcome.ends };
    return outcome;
  }

  private propose(by: Cast, { change, windowDays, steward }: Command): Outcome {
    const { inForce } = this;
    if (!inForce) return { ok: false, refusal: 'notFounded' };
    const there = this.everyone.filter(({ id }) =>
      this.partnership.parties.some((party) => party.organisation === id && party.leftOn === null),
    );
    const named = change === 'parties' ? this.everyone : there;
    const parties = named.map(({ id, name, side }) => ({ organisation: id, name, side }));
    const title = change === 'ending' ? inForce.title : `Title ${this.step}`;
    const agreement = { ...inForce, parties, title, seal: newSeal() };
    const more = change === 'ending' ? { ending: { reason: 'Done.', lastDay: '2040-01-01' } } : {};
    const proposing = this.proposing(by, proposalOf(change, agreement, more), windowDays, steward);
    const outcome = proposeChange(this.partnership, inForce, this.candidates, proposing, this.now);
    if (outcome.ok) this.opened(outcome.decision, proposing.proposal);
    return outcome;
  }

  private answer(by: Cast, decision: DecisionFacts, command: Command): Outcome {
    const member = memberOf(by, command.steward ? 'steward' : 'member');
    const first = decision.versions[0]?.id ?? versionOf(decision);
    const version = command.outdated ? first : versionOf(decision);
    if (command.act === 'amend') return this.amend(by, decision, command, version);
    if (command.act === 'withdraw') {
      const outcome = withdraw(decision, member, this.now);
      if (outcome.ok) this.close(outcome.closing);
      return outcome;
    }
    if (command.act === 'consent') return this.consent(by, decision, { by: member, version });
    const on = { by: member, version, reason: 'No.' };
    const outcome = command.act === 'object' ? object(decision, on, this.now) : waive(decision, on, this.now);
    if (!outcome.ok) return outcome;
    this.note(command.act, decision, by.id);
    this.replace(recorded(decision, outcome));
    return outcome;
  }

  private amend(
    by: Cast,
    decision: DecisionFacts,
    { windowDays, steward }: Command,
    read: VersionId,
  ): Outcome {
    const proposal = this.texts.get(read);
    if (!proposal) throw new Error('a text is lost');
    const better = {
      ...proposal,
      note: `Note ${this.step}`,
      agreement: { ...proposal.agreement, seal: newSeal() },
    };
    const { decision: _, ...amending } = this.proposing(by, better, windowDays, steward);
    const of = { version: read, proposal };
    const outcome = amendProposal(this.partnership, this.inForce, decision, { ...amending, of }, this.now);
    if (!outcome.ok) return outcome;
    const amended = recorded(decision, outcome);
    this.texts.set(outcome.version.id, better);
    this.replace(amended);
    this.note('amend', amended, by.id);
    return outcome;
  }

  private consent(
    by: Cast,
    decision: DecisionFacts,
    on: { by: ReturnType<typeof memberOf>; version: VersionId },
  ): Outcome {
    const outcome = consentTo(this.partnership, decision, on, this.now);
    if (!outcome.ok) return outcome;
    this.note('consent', decision, by.id);
    this.replace(recorded(decision, { answer: outcome.answer, shows: outcome.shows }));
    if (outcome.closing && outcome.effect) {
      this.close(outcome.closing);
      for (const closing of outcome.effect.overtakes) this.close(closing);
      const number = outcome.effect.agreement;
      if (number !== null) {
        this.agreements.push({ number, version: outcome.closing.version, step: this.step });
        this.inForce = this.texts.get(outcome.closing.version)?.agreement ?? this.inForce;
      }
      const ended = this.partnership.ended || outcome.effect.ends;
      this.partnership = { ...this.partnership, inForce: number ?? this.partnership.inForce, ended };
    }
    return outcome;
  }
}
