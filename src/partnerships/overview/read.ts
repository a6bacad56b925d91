import { type Day, dayOf } from '../../kernel/clock.ts';
import { currentVersion, type DecisionFacts } from '../../kernel/decision/facts.ts';
import type { DecisionId, OrganisationId } from '../../kernel/ids.ts';
import { type PageOf, pageOf } from '../../kernel/page.ts';
import type { Signer } from '../../ledger/checkpoint.ts';
import { lookAtRecord } from '../../ledger/look.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { atAGlance } from '../../ledger/trouble.ts';
import { titleOf } from '../agreement/read.ts';
import { AgreementReader } from '../agreement/store.ts';
import { meOf, namesWith, type Texts, textsFor, viewOf } from '../decisions/read.ts';
import { DecisionReader } from '../decisions/store.ts';
import { mayLeave } from '../leaving/rules.ts';
import { mayPropose } from '../rules.ts';
import { type Partnership, type Party, unknownName } from '../store.ts';
import { type VisiblePartnership, waitsFor } from '../visible.ts';
import type { DecisionListItem, PartnershipState, PartnershipView, PartyView } from './view.ts';

const perPage = 10;

export const stateOf = ({ ending, inForce }: Partnership, today: Day): PartnershipState => {
  if (ending && ending.endedOn <= today) return 'ended';
  return inForce === 0 ? 'proposed' : 'in-force';
};

const wasNever = ({ joinedOn, leftOn, leftSequence }: Party): boolean =>
  leftOn !== null && joinedOn === null && leftSequence === null;

const partyViews = (
  { partnership }: VisiblePartnership,
  names: ReadonlyMap<OrganisationId, string>,
): PartyView[] => {
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
  { tx }: PartnershipContext,
  { partnership: { id, inForce } }: VisiblePartnership,
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
  const older = views.filter(({ number }) => number < before);
  return {
    agreement: inForceNow
      ? { ...inForceNow, text: texts.proposals.get(inForceNow.version)?.agreement ?? null }
      : null,
    history: pageOf(older, perPage, ({ number }) => String(number)),
  };
};

const closedDecisions = async (
  { tx, partnership }: PartnershipContext,
  names: ReadonlyMap<OrganisationId, string>,
  after: DecisionId | undefined,
): Promise<PageOf<DecisionListItem>> => {
  const rows = await new DecisionReader(tx).closed(partnership, { after, limit: perPage + 1 });
  const items = rows.map((row) => ({
    id: row.id,
    change: row.change,
    proposedBy: names.get(row.proposed_by) ?? unknownName,
    outcome: row.outcome,
    closedOn: row.closed_on,
  }));
  return pageOf(items, perPage, ({ id }) => id);
};

/** The newest open decisions, or those after one of them. */
const openAfter = ({ facts }: VisiblePartnership, after: DecisionId | undefined): PageOf<DecisionFacts> => {
  const start = facts.decisions.findIndex(({ id }) => id === after) + 1;
  return pageOf(facts.decisions.slice(start), perPage, ({ id }) => id);
};

/** Is anything wrong with the record, as far as a glance tells? */
const recordBroken = async (
  { tx, keyring, member, partnership, now }: PartnershipContext,
  signer: Signer,
): Promise<boolean> => {
  const watch = { tx, keyring, signer, partnership, organisation: member.organisation.id };
  const look = { reach: atAGlance, today: dayOf(now), often: 'once a day' } as const;
  return (await lookAtRecord(watch, look)).troubles.length > 0;
};

export const partnershipView = async (
  context: PartnershipContext,
  visible: VisiblePartnership,
  signer: Signer,
  { open, after, before }: Onward = {},
): Promise<PartnershipView> => {
  const { partnership, facts } = visible;
  const { member, now } = context;
  const page = openAfter(visible, open);
  const texts = await textsFor(context, visible, page.items, partnership.inForce);
  const { agreement, history } = await agreementViews(context, visible, texts, before);
  const names = namesWith(
    visible,
    page.items.map((decision) => texts.proposals.get(currentVersion(decision).id) ?? null),
  );
  return {
    id: partnership.id,
    today: dayOf(now),
    title: agreement?.text?.title ?? (await titleOf(context, visible)),
    state: stateOf(partnership, dayOf(now)),
    proposedBy: names.get(partnership.proposedBy) ?? unknownName,
    proposedOn: partnership.proposedOn,
    endedOn: partnership.ending?.endedOn ?? null,
    endedBecause: partnership.ending?.cause ?? null,
    parties: partyViews(visible, names),
    agreement,
    history,
    openDecisions: {
      ...page,
      items: page.items.map((decision) => viewOf(context, visible, decision, texts)),
    },
    yourTurn: facts.decisions.filter((decision) => waitsFor(visible, decision, now)).map(({ id }) => id),
    closedDecisions: await closedDecisions(context, names, after),
    me: meOf(context, visible),
    recordBroken: await recordBroken(context, signer),
    may: { propose: mayPropose(facts, member, 'agreement'), leave: mayLeave(facts, member) },
  };
};
