import { mayConsent, mayObject, mayWaive } from '../kernel/answering.ts';
import { mayWithdraw } from '../kernel/closing.ts';
import { currentVersion, type DecisionFacts } from '../kernel/decision.ts';
import type { OrganisationId, VersionId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { standing } from '../kernel/standing.ts';
import { mayAmend } from '../kernel/wording.ts';
import type { Sitting } from '../ledger/sitting.ts';
import type { Agreement, Proposal } from './agreement.ts';
import { AgreementReader, type AgreementRow } from './agreementStore.ts';
import { describeChange } from './difference.ts';
import { redlineOf } from './redline.ts';
import type { Scene } from './scene.ts';
import { unknownName } from './store.ts';
import { TextReader } from './textStore.ts';
import type { DecisionView, Me } from './views.ts';

/** Reading for a page: who looks, as whom, at which partnership. */
export type Looking = Sitting & { organisationName: string };

export const meOf = ({ member, organisationName }: Looking, { own, standing }: Scene): Me => ({
  organisation: member.organisation.id,
  name: organisationName,
  side: own.side,
  steward: member.role === 'steward',
  own: standing,
});

export const namesIn = ({ partnership }: Scene): Map<OrganisationId, string> =>
  new Map(partnership.parties.map(({ organisation, name }) => [organisation, name]));

/** Whom she is not acquainted with yet, the text that she reads calls by name. */
export const namesWith = (scene: Scene, texts: readonly (Proposal | null)[]): Map<OrganisationId, string> => {
  const written = texts.flatMap((text) => text?.agreement.parties ?? []);
  const known = [...namesIn(scene)].filter(([, name]) => name !== unknownName);
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
      answers: answers
        .filter(({ version }) => version === id)
        .map(({ organisation, answer, answeredOn }) => ({ organisation, answer, answeredOn })),
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
export const viewOf = (looking: Looking, scene: Scene, facts: DecisionFacts, texts: Texts): DecisionView => {
  const { id: version, sha256Hex } = currentVersion(facts);
  const proposal = texts.proposals.get(version) ?? null;
  const names = namesWith(scene, [proposal]);
  const before = beforeOf(facts, texts);
  return {
    partnership: scene.partnership.id,
    facts,
    standing: standing(facts, looking.now),
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
    may: mayOf(facts, looking.member, looking.now),
    me: meOf(looking, scene),
  };
};

/** What has to be opened to show these: their own texts, and the agreements they would change. */
export const textsFor = async (
  { tx, keyring }: Looking,
  { partnership }: Scene,
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
  looking: Looking,
  scene: Scene,
  facts: DecisionFacts,
): Promise<DecisionView> => {
  const texts = await textsFor(looking, scene, [facts]);
  const reasons = await new TextReader(looking.tx, looking.keyring).reasons(currentVersion(facts).id);
  const view = viewOf(looking, scene, facts, { ...texts, reasons });
  const { before, proposal } = view;
  return { ...view, redline: before && proposal ? redlineOf(before, proposal.agreement) : null };
};
