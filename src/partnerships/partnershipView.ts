import { type Day, dayOf } from '../kernel/clock.ts';
import { currentVersion, type DecisionFacts, partyOf } from '../kernel/decision.ts';
import type { DecisionId, OrganisationId } from '../kernel/ids.ts';
import { fitsWhatWasHeldLast } from '../ledger/holding.ts';
import { AgreementReader } from './agreementStore.ts';
import { DecisionReader } from './decisionStore.ts';
import { type Looking, meOf, namesWith, type Texts, textsFor, viewOf } from './decisionView.ts';
import { leave, mayLeave } from './effect.ts';
import { mayPropose } from './rules.ts';
import { type Scene, waitsFor } from './scene.ts';
import { type Partnership, type Party, unknownName } from './store.ts';
import { TextReader } from './textStore.ts';
import type {
  DecisionListItem,
  LeavingView,
  LeftView,
  PageOf,
  PartnershipState,
  PartnershipView,
  PartyView,
} from './views.ts';

const perPage = 10;

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

/** Where each list on the page goes on: after which open or closed decision, before which agreement. */
export type Onward = {
  open?: DecisionId | undefined;
  after?: DecisionId | undefined;
  before?: number | undefined;
};

/** The agreement in force, and a page of those before it, each with the decision it came from. */
const agreementViews = async (
  { tx }: Looking,
  { partnership: { id, inForce } }: Scene,
  texts: Texts,
  wanted: number = inForce,
) => {
  const before = Math.min(wanted, inForce);
  const newest = texts.agreements.filter(({ number }) => number === inForce);
  const earlier =
    inForce > 1 ? await new AgreementReader(tx).agreements(id, { before, limit: perPage + 1 }) : [];
  const rows = [...newest, ...earlier];
  const versions = await new DecisionReader(tx).versions(rows.map(({ version }) => version));
  const views = rows.flatMap(({ number, version, inForceOn }) => {
    const from = versions.find(({ id }) => id === version);
    const sha256Hex = from?.sha256.toString('hex') ?? '';
    return from ? [{ number, inForceOn, decision: from.decision_id, version, sha256Hex }] : [];
  });
  const inForceNow = views.find(({ number }) => number === inForce);
  const history = views.filter(({ number }) => number < before).slice(0, perPage);
  return {
    agreement: inForceNow
      ? { ...inForceNow, text: texts.proposals.get(inForceNow.version)?.agreement ?? null }
      : null,
    history: { items: history, next: earlier.length > perPage ? String(history.at(-1)?.number ?? '') : null },
  };
};

const closedDecisions = async (
  { tx, partnership }: Looking,
  names: ReadonlyMap<OrganisationId, string>,
  after: DecisionId | undefined,
): Promise<PageOf<DecisionListItem>> => {
  const rows = await new DecisionReader(tx).closed(partnership, { after, limit: perPage + 1 });
  const items = rows.map((row) => ({
    id: row.id,
    partnership,
    change: row.change,
    proposedBy: names.get(row.proposed_by) ?? unknownName,
    proposedOn: row.proposed_on,
    outcome: row.outcome,
    closedOn: row.closed_on,
  }));
  return pageOf(items, perPage);
};

/** The newest open decisions, or those after one of them. */
const openAfter = ({ facts }: Scene, after: DecisionId | undefined): PageOf<DecisionFacts> => {
  const start = facts.decisions.findIndex(({ id }) => id === after) + 1;
  return pageOf(facts.decisions.slice(start), perPage);
};

/** The title in force, or of the proposal that would begin it. */
export const titleOf = async (looking: Looking, { partnership }: Scene): Promise<string | null> => {
  const { id } = partnership;
  const reader = new AgreementReader(looking.tx);
  const version =
    (await reader.versionsInForce([id])).get(id) ?? (await reader.foundingVersions([id])).get(id);
  if (!version) return null;
  const proposals = await new TextReader(looking.tx, looking.keyring).proposals([version]);
  return proposals.get(version)?.agreement.title ?? null;
};

export const partnershipView = async (
  looking: Looking,
  scene: Scene,
  { open, after, before }: Onward = {},
): Promise<PartnershipView> => {
  const { partnership, facts } = scene;
  const { tx, member, now } = looking;
  const page = openAfter(scene, open);
  const texts = await textsFor(looking, scene, page.items, partnership.inForce);
  const { agreement, history } = await agreementViews(looking, scene, texts, before);
  const names = namesWith(
    scene,
    page.items.map((decision) => texts.proposals.get(currentVersion(decision).id) ?? null),
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
    history,
    openDecisions: { ...page, items: page.items.map((decision) => viewOf(looking, scene, decision, texts)) },
    yourTurn: facts.decisions.filter((decision) => waitsFor(scene, decision, now)).map(({ id }) => id),
    closedDecisions: await closedDecisions(looking, names, after),
    me: meOf(looking, scene),
    recordBroken: !(await fitsWhatWasHeldLast(tx, partnership.id)),
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
