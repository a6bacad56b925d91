import { isDeepStrictEqual } from 'node:util';
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
import { lastKnownTo, standingObjection } from './rules.ts';
import type { DecisionView, Me, Since } from './view.ts';

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

const earlierOf = (
  { versions, answers }: DecisionFacts,
  current: VersionId,
  reasons: Texts['earlierReasons'],
): DecisionView['earlier'] =>
  versions
    .filter(({ id }) => id !== current)
    .map(({ id, number, by, openedOn }) => ({
      number,
      by,
      openedOn,
      version: id,
      answers: answers
        .filter(({ version }) => version === id)
        .map((given) => ({ ...given, reason: reasons.get(id)?.get(given.organisation) })),
    }));

export type Texts = {
  proposals: ReadonlyMap<VersionId, Proposal>;
  reasons: ReadonlyMap<OrganisationId, string>;
  earlierReasons: ReadonlyMap<VersionId, ReadonlyMap<OrganisationId, string>>;
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
    standing: standingObjection(facts, context.now),
    since: null,
    earlier: earlierOf(facts, version, texts.earlierReasons),
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
  return { agreements, proposals, reasons: new Map(), earlierReasons: new Map() };
};

/** Against the version her organisation knows: nobody compares pages with memory. P1 */
const sinceOf = async (
  { tx, keyring, member, work }: PartnershipContext,
  facts: DecisionFacts,
  proposal: Proposal | null,
): Promise<Since | null> => {
  const known = lastKnownTo(facts, member.organisation.id);
  const text = known && proposal && (await new TextReader(tx, keyring).proposals([known.id])).get(known.id);
  if (!known || !proposal || !text) return null;
  const [before, after] = [text.agreement, proposal.agreement];
  const answer = facts.answers.find(
    ({ version, organisation }) => version === known.id && organisation === member.organisation.id,
  )?.answer;
  return {
    number: known.number,
    answered: answer === 'consent' || answer === 'objection' ? answer : null,
    changes: describeChange(before, after),
    redline: await work.run(agreementRedline, { before, after }),
    beside: !isDeepStrictEqual([text.note, text.ending], [proposal.note, proposal.ending]),
  };
};

/** One decision, with everything that belongs to it. */
export const decisionView = async (
  context: PartnershipContext,
  visible: VisiblePartnership,
  facts: DecisionFacts,
): Promise<DecisionView> => {
  const texts = await textsFor(context, visible, [facts]);
  const versions = facts.versions.map(({ id }) => id);
  const earlierReasons = await new TextReader(context.tx, context.keyring).reasons(versions);
  const reasons = earlierReasons.get(currentVersion(facts).id) ?? new Map();
  const view = viewOf(context, visible, facts, { ...texts, reasons, earlierReasons });
  const { before, proposal } = view;
  const since = await sinceOf(context, facts, proposal);
  if (!before || !proposal) return { ...view, since, redline: null };
  const after = proposal.agreement;
  return { ...view, since, redline: await context.work.run(agreementRedline, { before, after }) };
};
