import { currentVersion, type DecisionFacts } from '../../kernel/decision/facts.ts';
import { mayConsent, mayObject, mayWaive, mayWithdraw } from '../../kernel/decision/rules.ts';
import { decisionState } from '../../kernel/decision/state.ts';
import { mayAmend } from '../../kernel/decision/version/rules.ts';
import type { OrganisationId, VersionId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { describeChange } from '../agreement/difference.ts';
import type { Agreement, Proposal } from '../agreement/document.ts';
import { agreementRedline } from '../agreement/redline.ts';
import { AgreementReader, type AgreementRow } from '../agreement/store.ts';
import { TextReader } from '../agreement/textStore.ts';
import { unknownName } from '../store.ts';
import type { VisiblePartnership } from '../visible.ts';
import type { DecisionView, Me } from './view.ts';

export const meOf = ({ member }: PartnershipContext, { own, ownMembership }: VisiblePartnership): Me => ({
  organisation: member.organisation.id,
  side: own.side,
  own: ownMembership,
});

export const namesIn = ({ partnership }: VisiblePartnership): Map<OrganisationId, string> =>
  new Map(partnership.parties.map(({ organisation, name }) => [organisation, name]));

/** Names by organisation. The text gives the names of those she is not acquainted with. */
export const namesWith = (
  visible: VisiblePartnership,
  texts: readonly (Proposal | null)[],
): Map<OrganisationId, string> => {
  const written = texts.flatMap((text) => text?.agreement.parties ?? []);
  const known = [...namesIn(visible)].filter(([, name]) => name !== unknownName);
  return new Map([...written.map(({ organisation, name }) => [organisation, name] as const), ...known]);
};

const mayOf = (decision: DecisionFacts, by: Member, now: Temporal.Instant): DecisionView['may'] => ({
  consent: mayConsent(decision, by, now),
  object: mayObject(decision, by, now),
  amend: mayAmend(decision, by, now),
  waive: mayWaive(decision, by, now),
  withdraw: mayWithdraw(decision, by, now),
});

const earlierOf = ({ versions, answers }: DecisionFacts, current: VersionId): DecisionView['earlier'] =>
  versions
    .filter(({ id }) => id !== current)
    .map(({ id, number, by, openedOn }) => ({
      number,
      by,
      openedOn,
      version: id,
      answers: answers.filter(({ version }) => version === id),
    }));

export type Texts = {
  proposals: ReadonlyMap<VersionId, Proposal>;
  reasons: ReadonlyMap<OrganisationId, string>;
  agreements: readonly AgreementRow[];
};

/** The agreement that a decision would change, or changed. */
const beforeOf = ({ basedOn }: DecisionFacts, { agreements, proposals }: Texts): Agreement | null => {
  const version = agreements.find(({ number }) => number === basedOn)?.version;
  return (version && proposals.get(version)?.agreement) ?? null;
};

/** One decision among others: what it changes, without the redline and the reasons. */
export const viewOf = (
  context: PartnershipContext,
  visible: VisiblePartnership,
  facts: DecisionFacts,
  texts: Texts,
): DecisionView => {
  const { id: version, sha256Hex } = currentVersion(facts);
  const proposal = texts.proposals.get(version) ?? null;
  const names = namesWith(visible, [proposal]);
  const before = beforeOf(facts, texts);
  return {
    partnership: visible.partnership.id,
    facts,
    state: decisionState(facts, context.now),
    proposedBy: names.get(facts.proposedBy) ?? unknownName,
    names,
    proposal,
    sha256Hex,
    version,
    before,
    redline: null,
    changes: before && proposal ? describeChange(before, proposal.agreement) : [],
    reasons: texts.reasons,
    earlier: earlierOf(facts, version),
    may: mayOf(facts, context.member, context.now),
    me: meOf(context, visible),
  };
};

/** What has to be opened to show these: their own texts, and the agreements they would change. */
export const textsFor = async (
  { tx, keyring }: PartnershipContext,
  { partnership }: VisiblePartnership,
  decisions: readonly DecisionFacts[],
  alsoNumber: number = 0,
): Promise<Texts> => {
  const numbers = new Set(
    [alsoNumber, ...decisions.map(({ basedOn }) => basedOn)].filter((number) => number > 0),
  );
  const agreements = await new AgreementReader(tx).agreementsNumbered(partnership.id, [...numbers]);
  const versions = [
    ...decisions.map((facts) => currentVersion(facts).id),
    ...agreements.map(({ version }) => version),
  ];
  const proposals = await new TextReader(tx, keyring).proposals([...new Set(versions)]);
  return { agreements, proposals, reasons: new Map() };
};

/** One decision, with everything that belongs to it. */
export const decisionView = async (
  context: PartnershipContext,
  visible: VisiblePartnership,
  facts: DecisionFacts,
): Promise<DecisionView> => {
  const texts = await textsFor(context, visible, [facts]);
  const reasons = await new TextReader(context.tx, context.keyring).reasons(currentVersion(facts).id);
  const view = viewOf(context, visible, facts, { ...texts, reasons });
  const { before, proposal } = view;
  if (!before || !proposal) return { ...view, redline: null };
  const after = proposal.agreement;
  return { ...view, redline: await context.work.run(agreementRedline, { before, after }) };
};
