import { dayOf } from '../../kernel/clock.ts';
import type { Change } from '../../kernel/decision/facts.ts';
import {
  type DecisionId,
  decisionId,
  newId,
  organisationId,
  type VersionId,
  versionId,
} from '../../kernel/ids.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { type Agreement, newSeal, type Proposal } from '../../partnerships/agreement/document.ts';
import { consentOn, objectTo } from '../../partnerships/decisions/acts.ts';
import { sideOf } from '../../partnerships/facts.ts';
import { amend, propose, proposeFounding } from '../../partnerships/proposals/acts.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { exampleNetwork } from '../network.ts';
import type { ExampleAgreement, ExamplePartnership, ExampleStep } from '../story.ts';
import { done, type Stage } from './stage.ts';

/** Proposals and answers of one partnership of the example, through the same rules as everyone's. */
class PartnershipStory {
  readonly #decisions = new Map<string, { id: DecisionId; version: VersionId }>();

  constructor(
    private readonly stage: Stage,
    private readonly of: ExamplePartnership,
  ) {}

  async tell(): Promise<void> {
    const { partnership } = this.stage;
    for (const step of this.of.steps) {
      const what = `${this.of.key} ${step.decision} ${step.act}`;
      done(
        what,
        await this.stage.as(step.by, step.on, (context) => this.#step({ ...context, partnership }, step)),
      );
    }
  }

  #step(context: PartnershipContext, step: ExampleStep): ActOutcome {
    if (step.act === 'propose') return this.#propose(context, step);
    const found = this.#decisions.get(step.decision);
    if (!found) throw new Error(`nothing was proposed as ${step.decision}`);
    const on = { decision: found.id, version: found.version };
    if (step.act === 'consent') return consentOn(context, on);
    if (step.act === 'object') return objectTo(context, { ...on, reason: step.reason });
    const version = newId(versionId);
    this.#decisions.set(step.decision, { id: found.id, version });
    const change = step.decision === 'founding' ? 'founding' : 'agreement';
    const { windowDays } = step;
    const proposal = this.#proposal(change, step);
    return amend(context, { decision: found.id, of: found.version, version, proposal, windowDays });
  }

  #propose(context: PartnershipContext, step: ExampleStep & { act: 'propose' }): ActOutcome {
    const { change, windowDays } = step;
    const proposal = this.#proposal(change, step);
    const proposing = { decision: newId(decisionId), version: newId(versionId), proposal, windowDays };
    this.#decisions.set(step.decision, { id: proposing.decision, version: proposing.version });
    return change === 'founding' ? proposeFounding(context, proposing) : propose(context, proposing);
  }

  #proposal(change: Change, { note, agreement }: { note: string; agreement: ExampleAgreement }): Proposal {
    return { format: 'alongside-proposal/1', change, note, agreement: this.#document(agreement) };
  }

  #document(written: ExampleAgreement): Agreement {
    const { stage } = this;
    const find = (key: string) =>
      exampleNetwork.organisations.find((organisation) => organisation.key === key);
    return {
      ...written,
      format: 'alongside-agreement/1',
      partnership: stage.partnership,
      parties: this.of.parties.map((key) => ({
        organisation: organisationId.parse(stage.id(key)),
        name: find(key)?.name ?? key,
        side: sideOf(find(key)?.kind ?? 'ally'),
      })),
      reviewOn: dayOf(stage.at(written.reviewOn)),
      commitments: written.commitments.map(({ rule, ...words }) => ({
        ...words,
        rule: rule?.is === 'nominations' ? { ...rule, organisation: stage.id(rule.organisation) } : rule,
      })),
      seal: newSeal(),
    };
  }
}

export const partnershipStory = (stage: Stage, of: ExamplePartnership) => (): Promise<void> =>
  new PartnershipStory(stage, of).tell();
