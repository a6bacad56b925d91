import { dayOf } from '../../kernel/clock.ts';
import { currentVersion } from '../../kernel/decision/facts.ts';
import { decisionState } from '../../kernel/decision/state.ts';
import type { PartnershipId, VersionId } from '../../kernel/ids.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { Proposal } from '../agreement/document.ts';
import { AgreementReader } from '../agreement/store.ts';
import { TextReader } from '../agreement/textStore.ts';
import { DecisionReader } from '../decisions/store.ts';
import { sideOf } from '../facts.ts';
import { mayProposeAny } from '../proposals/read.ts';
import { PartnershipReader } from '../store.ts';
import { sees, type VisiblePartnership, visibleAmong, waitsFor } from '../visible.ts';
import { stateOf } from './read.ts';
import type { PartnershipList, PartnershipListItem } from './view.ts';

const perPage = 20;

/** The text that gives a partnership its title: the one in force, or the one that newcomers or founders answer. */
const namingText = (
  visible: VisiblePartnership,
  inForce: VersionId | undefined,
  founding: VersionId | undefined,
) => {
  const [asked] = visible.facts.decisions.filter((open) => sees(visible, open));
  if (visible.ownMembership === 'asked') return asked && currentVersion(asked).id;
  return inForce ?? founding;
};

/** The text that gives each partnership its title, where she can open it. */
export const readTexts = async ({ tx, keyring }: MemberContext, visibles: readonly VisiblePartnership[]) => {
  const ids = visibles.map(({ partnership }) => partnership.id);
  const reader = new AgreementReader(tx);
  const inForce = await reader.versionsInForce(ids);
  const founding = await reader.foundingVersions(ids.filter((id) => !inForce.has(id)));
  const naming = new Map<PartnershipId, VersionId>();
  for (const visible of visibles) {
    const { id } = visible.partnership;
    const version = namingText(visible, inForce.get(id), founding.get(id));
    if (version && visible.ownMembership !== 'left') naming.set(id, version);
  }
  const proposals = await new TextReader(tx, keyring).proposals([...naming.values()]);
  return (id: PartnershipId): Proposal | undefined => {
    const version = naming.get(id);
    return version && proposals.get(version);
  };
};

const itemOf = (
  visible: VisiblePartnership,
  text: Proposal | undefined,
  now: Temporal.Instant,
): PartnershipListItem => {
  const { partnership, own, facts } = visible;
  const open = facts.decisions.filter(
    (decision) => sees(visible, decision) && decisionState(decision, now).outcome === null,
  );
  const answerBy = open.map((decision) => decisionState(decision, now).closesOn).sort()[0] ?? null;
  const reviewOn =
    visible.ownMembership === 'in' && partnership.inForce > 0 ? (text?.agreement.reviewOn ?? null) : null;
  const parties =
    (visible.ownMembership === 'asked' || partnership.inForce === 0) && text
      ? text.agreement.parties
      : partnership.parties.filter(({ leftOn }) => leftOn === null || visible.ownMembership === 'left');
  return {
    id: partnership.id,
    title: text?.agreement.title ?? null,
    state: stateOf(partnership, dayOf(now)),
    own: visible.ownMembership,
    asked: visible.ownMembership === 'asked' ? (open[0]?.id ?? null) : null,
    askedOn: own.askedOn,
    parties: parties.map(({ name, side }) => ({ name, side })),
    openDecisions: open.length,
    yourTurn: open.filter((decision) => waitsFor(visible, decision, now)).length,
    answerBy,
    reviewOn,
  };
};

/** The partnerships of her organisation, those it was last asked into first. */
export const partnershipList = async (
  who: MemberContext,
  after: PartnershipId | undefined,
): Promise<PartnershipList> => {
  const { tx, member, now } = who;
  const reader = new PartnershipReader(tx);
  const own = member.organisation;
  const rows = await reader.listOf(own.id, { after, limit: perPage + 1 });
  const ids = rows.slice(0, perPage).map(({ partnership }) => partnership);
  const partnerships = await reader.partnerships(ids);
  const parties = new Map(partnerships.map((partnership) => [partnership.id, partnership.parties]));
  const open = await new DecisionReader(tx).open(parties);
  const found = ids.flatMap((id) => partnerships.filter((partnership) => partnership.id === id));
  const visibles = found.flatMap((partnership) => visibleAmong(partnership, open, own.id) ?? []);
  const textOf = await readTexts(who, visibles);
  return {
    items: visibles.map((visible) => itemOf(visible, textOf(visible.partnership.id), now)),
    next: rows.length > perPage ? (ids.at(-1) ?? null) : null,
    mayPropose: await mayProposeAny(who),
    side: sideOf(own.kind),
  };
};
