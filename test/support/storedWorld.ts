import type { DecisionFacts } from '../../src/kernel/decision/facts.ts';
import { type DecisionId, newId, type VersionId, versionId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/outcome.ts';
import type { PartnershipContext } from '../../src/ledger/partnershipContext.ts';
import { type Agreement, newSeal, type Proposal } from '../../src/partnerships/agreement/document.ts';
import { readFacts, settled } from '../../src/partnerships/closings.ts';
import { consentOn, objectTo, waiveWindow, withdrawProposal } from '../../src/partnerships/decisions/acts.ts';
import type { PartnershipFacts } from '../../src/partnerships/facts.ts';
import { leavePartnership } from '../../src/partnerships/leaving/acts.ts';
import { amend, propose, proposeFounding } from '../../src/partnerships/proposals/acts.ts';
import { agreementBetween, proposalOf } from './agreements.ts';
import { versionOf } from './decisions.ts';
import { done, type Partner, type Partners } from './partners.ts';
import type { Command } from './partnershipWorld.ts';

/** The same commands as `PartnershipWorld`, on the database, with keys and a record. Null: not there for her. */
export class StoredWorld {
  inForce: Agreement | null = null;
  /** The decisions in the order they were opened; those that ended are taken out by `facts`. */
  private opened: DecisionId[] = [];
  private readonly texts = new Map<VersionId, Proposal>();

  private constructor(
    readonly story: Partners,
    readonly everyone: readonly Partner[],
    readonly outsider: Partner,
    readonly id: PartnershipFacts['id'],
  ) {}

  static async found(
    story: Partners,
    { everyone, outsider }: { everyone: readonly Partner[]; outsider: Partner },
    founders: readonly Partner[],
    id: PartnershipFacts['id'],
  ): Promise<StoredWorld> {
    const world = new StoredWorld(story, everyone, outsider, id);
    const [by] = founders;
    if (!by) throw new Error('nobody founds nothing');
    const agreement = agreementBetween(founders, { reviewOn: '2030-01-01' }, id);
    const put = story.proposing(proposalOf('founding', agreement));
    world.keep(
      done(await story.sit(by, id, (context) => proposeFounding(context, put))).decision,
      put.proposal,
    );
    return world;
  }

  private keep(decision: DecisionFacts, proposal: Proposal): void {
    if (!this.opened.includes(decision.id)) this.opened.push(decision.id);
    this.texts.set(versionOf(decision), proposal);
  }

  /** Every row as the rules read it, the open decisions in the order they were opened. */
  async facts(): Promise<PartnershipFacts> {
    const read = await this.story.database.withActor({ kind: 'job' }, (tx) => readFacts(tx, this.id));
    if (!read) throw new Error('a partnership is lost');
    const { decisions } = read.facts;
    this.opened = this.opened.filter((id) => decisions.some((open) => open.id === id));
    return {
      ...read.facts,
      decisions: this.opened.flatMap((id) => decisions.filter((open) => open.id === id)),
    };
  }

  settle(): Promise<unknown> {
    return this.story.database.withActor({ kind: 'job' }, (tx) => settled(tx, this.id, this.story.now));
  }

  async run(command: Command, step: number): Promise<Outcome | null> {
    const actors = [...this.everyone, this.outsider];
    const by = actors[command.who % actors.length];
    if (!by) throw new Error('nobody is there');
    const role = command.steward ? 'steward' : 'member';
    const facts = await this.facts();
    return this.story.sit(by, this.id, (context) => this.act(context, command, facts, step), {
      who: by.steward,
      role,
    });
  }

  private async act(
    context: PartnershipContext,
    command: Command,
    facts: PartnershipFacts,
    step: number,
  ): Promise<Outcome | null> {
    if (command.act === 'leave') return leavePartnership(context);
    if (command.act === 'propose') return this.propose(context, command, facts, step);
    const { decisions } = facts;
    const decision = decisions[command.decision % Math.max(1, decisions.length)];
    if (!decision) return null;
    const version = command.outdated
      ? (decision.versions[0]?.id ?? versionOf(decision))
      : versionOf(decision);
    const on = { decision: decision.id, version };
    if (command.act === 'object') return objectTo(context, { ...on, reason: 'No.' });
    if (command.act === 'waive') return waiveWindow(context, on);
    if (command.act === 'withdraw') return withdrawProposal(context, decision.id);
    return command.act === 'amend' ? this.amend(context, command, on, step) : this.consent(context, on);
  }

  private async propose(
    context: PartnershipContext,
    { change, windowDays }: Command,
    facts: PartnershipFacts,
    step: number,
  ) {
    const { inForce } = this;
    if (!inForce) return null;
    const there = this.everyone.filter(({ id }) =>
      facts.parties.some((party) => party.organisation === id && party.leftOn === null),
    );
    const named = change === 'parties' ? this.everyone : there;
    const parties = named.map(({ id, name, side }) => ({ organisation: id, name, side }));
    const title = change === 'ending' ? inForce.title : `Title ${step}`;
    const agreement = { ...inForce, parties, title, seal: newSeal() };
    const more = change === 'ending' ? { ending: { reason: 'Done.', lastDay: '2040-01-01' } } : {};
    const put = this.story.proposing(proposalOf(change, agreement, more), windowDays);
    const outcome = await propose(context, put);
    if (outcome?.ok) this.keep(outcome.decision, put.proposal);
    return outcome;
  }

  private async amend(
    context: PartnershipContext,
    command: Command,
    on: { decision: DecisionId; version: VersionId },
    step: number,
  ) {
    const proposal = this.texts.get(on.version);
    if (!proposal) throw new Error('a text is lost');
    const better = {
      ...proposal,
      note: `Note ${step}`,
      agreement: { ...proposal.agreement, seal: newSeal() },
    };
    const { windowDays } = command;
    const version = newId(versionId);
    const put = { decision: on.decision, of: on.version, version, proposal: better, windowDays };
    const outcome = await amend(context, put);
    if (outcome?.ok) this.keep(outcome.decision, better);
    return outcome;
  }

  private async consent(context: PartnershipContext, on: { decision: DecisionId; version: VersionId }) {
    const outcome = await consentOn(context, on);
    const text = this.texts.get(on.version);
    if (outcome?.ok && outcome.tookEffect && text?.change !== 'ending')
      this.inForce = text?.agreement ?? null;
    return outcome;
  }
}
