import { type Day, dayOf } from '../kernel/clock.ts';
import { partyOf } from '../kernel/decision.ts';
import type { DecisionId, OrganisationId, PartnershipId } from '../kernel/ids.ts';
import { heldCheckpoints } from '../ledger/holding.ts';
import { DecisionReader } from './decisionStore.ts';
import { decisionViews, type Looking, meOf, namesWith } from './decisionView.ts';
import { leave, mayLeave } from './effect.ts';
import { mayPropose } from './rules.ts';
import type { Scene } from './scene.ts';
import { type Partnership, PartnershipReader, type Party, unknownName } from './store.ts';
import { TextReader } from './textStore.ts';
import type {
  AgreementView,
  DecisionListItem,
  LeavingView,
  LeftView,
  PageOf,
  PartnershipState,
  PartnershipView,
  PartyView,
} from './views.ts';

const closedPerPage = 10;

export const stateOf = ({ ending, inForce }: Partnership, today: Day): PartnershipState => {
  if (ending && ending.endedOn <= today) return 'ended';
  return inForce === 0 ? 'proposed' : 'in-force';
};

/** One page of a list read one longer than it is: the last of the page says where the next one starts. */
export const pageOf = <Item extends { id: string }>(items: readonly Item[], length: number): PageOf<Item> => {
  const page = items.slice(0, length);
  return { items: page, next: items.length > length ? (page.at(-1)?.id ?? null) : null };
};

const wasNever = ({ joinedOn, leftOn, leftSequence }: Party): boolean =>
  leftOn !== null && joinedOn === null && leftSequence === null;

const partyViews = ({ partnership }: Scene, names: ReadonlyMap<OrganisationId, string>): PartyView[] => {
  const { parties, inForce } = partnership;
  const shown = parties.filter((party) => !wasNever(party));
  const views = shown.map(({ organisation, side, askedOn, joinedOn, leftOn }) => {
    const newcomer = inForce > 0 && joinedOn === null && leftOn === null;
    const name = names.get(organisation) ?? unknownName;
    return { organisation, name, side, askedOn, joinedOn, leftOn, newcomer };
  });
  return [...views.filter(({ leftOn }) => leftOn === null), ...views.filter(({ leftOn }) => leftOn !== null)];
};

/** Every agreement with the decision it came from; the one in force with its text. */
const agreementViews = async ({ tx, keyring }: Looking, id: PartnershipId): Promise<AgreementView[]> => {
  const rows = await new PartnershipReader(tx).agreements(id);
  const versions = await new DecisionReader(tx).versions(rows.map(({ version }) => version));
  const [newest] = rows;
  const texts = await new TextReader(tx, keyring).proposals(newest ? [newest.version] : []);
  return rows.flatMap(({ number, version, inForceOn }) => {
    const from = versions.find(({ id }) => id === version);
    if (!from) return [];
    const text = texts.get(version)?.agreement ?? null;
    const sha256Hex = from.sha256.toString('hex');
    return [{ number, inForceOn, decision: from.decision_id, version, sha256Hex, text }];
  });
};

const closedDecisions = async (
  { tx, keyring, partnership }: Looking,
  names: ReadonlyMap<OrganisationId, string>,
  after: DecisionId | undefined,
): Promise<PageOf<DecisionListItem>> => {
  const rows = await new DecisionReader(tx).closed(partnership, { after, limit: closedPerPage + 1 });
  const texts = await new TextReader(tx, keyring).proposals(rows.map((row) => row.version_id));
  const items = rows.map((row) => ({
    id: row.id,
    partnership,
    change: row.change,
    proposedBy: names.get(row.proposed_by) ?? unknownName,
    proposedOn: row.proposed_on,
    outcome: row.outcome,
    closedOn: row.closed_on,
    note: texts.get(row.version_id)?.note ?? null,
  }));
  return pageOf(items, closedPerPage);
};

/** The title in force, or of the proposal that would begin it. */
export const titleOf = async (looking: Looking, { partnership }: Scene): Promise<string | null> => {
  const { id } = partnership;
  const reader = new PartnershipReader(looking.tx);
  const version =
    (await reader.versionsInForce([id])).get(id) ?? (await reader.foundingVersions([id])).get(id);
  if (!version) return null;
  const proposals = await new TextReader(looking.tx, looking.keyring).proposals([version]);
  return proposals.get(version)?.agreement.title ?? null;
};

export const partnershipView = async (
  looking: Looking,
  scene: Scene,
  { after }: { after?: DecisionId | undefined } = {},
): Promise<PartnershipView> => {
  const { partnership, facts } = scene;
  const { tx, member, now } = looking;
  const [agreement = null, ...history] = await agreementViews(looking, partnership.id);
  const openDecisions = await decisionViews(looking, scene, facts.decisions);
  const held = await heldCheckpoints(tx, partnership.id);
  const names = namesWith(
    scene,
    openDecisions.map(({ proposal }) => proposal),
  );
  return {
    id: partnership.id,
    today: dayOf(now),
    title: agreement?.text?.title ?? (await titleOf(looking, scene)),
    state: stateOf(partnership, dayOf(now)),
    proposedBy: names.get(partnership.proposedBy) ?? unknownName,
    proposedOn: partnership.proposedOn,
    endedOn: partnership.ending?.endedOn ?? null,
    endedBecause: partnership.ending?.cause ?? null,
    parties: partyViews(scene, names),
    agreement,
    history: history.map(({ text: _, ...row }) => row),
    openDecisions,
    closedDecisions: await closedDecisions(looking, names, after),
    me: meOf(looking, scene),
    recordBroken: held.some(({ kept }) => !kept),
    may: { propose: mayPropose(facts, member, 'agreement'), leave: mayLeave(facts, member) },
  };
};

/** What leaving would do now, to the decisions and to the partnership. */
export const leavingView = async (looking: Looking, scene: Scene): Promise<LeavingView> => {
  const { facts, own } = scene;
  const leaving = leave(facts, { ...looking.member, role: 'steward' }, looking.now);
  return {
    id: scene.partnership.id,
    title: scene.standing === 'in' ? await titleOf(looking, scene) : null,
    me: meOf(looking, scene),
    closes: facts.decisions.filter((open) => partyOf(open, own.organisation)).length,
    ends: leaving.ok && leaving.ends,
    may: mayLeave(facts, looking.member),
  };
};

export const leftView = (looking: Looking, scene: Scene): LeftView => ({
  id: scene.partnership.id,
  joinedOn: scene.own.joinedOn,
  leftOn: scene.own.leftOn ?? '',
  hasRecord: scene.own.leftSequence !== null,
  me: meOf(looking, scene),
});
