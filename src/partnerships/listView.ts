import { dayOf } from '../kernel/clock.ts';
import { currentVersion } from '../kernel/decision.ts';
import type { PartnershipId, VersionId } from '../kernel/ids.ts';
import { standing } from '../kernel/standing.ts';
import type { Proposal } from './agreement.ts';
import { AgreementReader } from './agreementStore.ts';
import { CandidateReader } from './candidateStore.ts';
import { DecisionReader } from './decisionStore.ts';
import type { Looking } from './decisionView.ts';
import { sideOf } from './parties.ts';
import { stateOf } from './partnershipView.ts';
import { mayProposePartnership } from './rules.ts';
import type { Ruling } from './ruling.ts';
import { type Scene, sceneAmong, sees, waitsFor } from './scene.ts';
import { PartnershipReader } from './store.ts';
import { TextReader } from './textStore.ts';
import type { PartnershipList, PartnershipListItem } from './views.ts';

type Who = Omit<Looking, 'partnership'>;
const perPage = 20;

export const mayProposeAny = async ({ tx, member, now }: Who): Promise<Ruling<unknown>> => {
  const candidates = new CandidateReader(tx);
  const own = (await candidates.candidates(member.organisation.id, dayOf(now), [])).find(
    ({ id }) => id === member.organisation.id,
  );
  if (!own) throw new Error('a member without an organisation');
  const letIn = own.kind === 'ally' && (await candidates.isLetIn(own.id));
  return mayProposePartnership(member, own, letIn);
};

/** The text that a partnership is called by: the one in force, or what its newcomers or founders are asked. */
const namingText = (scene: Scene, inForce: VersionId | undefined, founding: VersionId | undefined) => {
  const [asked] = scene.facts.decisions.filter((open) => sees(scene, open));
  if (scene.standing === 'asked') return asked && currentVersion(asked).id;
  return inForce ?? founding;
};

/** The text that each of these is called by, where she can open it. */
export const readTexts = async ({ tx, keyring }: Who, scenes: readonly Scene[]) => {
  const ids = scenes.map(({ partnership }) => partnership.id);
  const reader = new AgreementReader(tx);
  const inForce = await reader.versionsInForce(ids);
  const founding = await reader.foundingVersions(ids.filter((id) => !inForce.has(id)));
  const naming = new Map<PartnershipId, VersionId>();
  for (const scene of scenes) {
    const { id } = scene.partnership;
    const version = namingText(scene, inForce.get(id), founding.get(id));
    if (version && scene.standing !== 'left') naming.set(id, version);
  }
  const proposals = await new TextReader(tx, keyring).proposals([...naming.values()]);
  return (id: PartnershipId): Proposal | undefined => {
    const version = naming.get(id);
    return version && proposals.get(version);
  };
};

const itemOf = (scene: Scene, text: Proposal | undefined, now: Temporal.Instant): PartnershipListItem => {
  const { partnership, own, facts } = scene;
  const open = facts.decisions.filter(
    (decision) => sees(scene, decision) && standing(decision, now).outcome === null,
  );
  const answerBy = open.map((decision) => standing(decision, now).closesOn).sort()[0] ?? null;
  const reviewOn =
    scene.standing === 'in' && partnership.inForce > 0 ? (text?.agreement.reviewOn ?? null) : null;
  const parties =
    (scene.standing === 'asked' || partnership.inForce === 0) && text
      ? text.agreement.parties
      : partnership.parties.filter(({ leftOn }) => leftOn === null || scene.standing === 'left');
  return {
    id: partnership.id,
    title: text?.agreement.title ?? null,
    state: stateOf(partnership, dayOf(now)),
    own: scene.standing,
    asked: scene.standing === 'asked' ? (open[0]?.id ?? null) : null,
    askedOn: own.askedOn,
    parties: parties.map(({ name, side }) => ({ name, side })),
    openDecisions: open.length,
    yourTurn: open.filter((decision) => waitsFor(scene, decision, now)).length,
    answerBy,
    reviewOn,
  };
};

/** The partnerships of her organisation, those it was last asked into first. */
export const partnershipList = async (
  who: Who,
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
  const scenes = found.flatMap((partnership) => sceneAmong(partnership, open, own.id) ?? []);
  const textOf = await readTexts(who, scenes);
  return {
    items: scenes.map((scene) => itemOf(scene, textOf(scene.partnership.id), now)),
    next: rows.length > perPage ? (ids.at(-1) ?? null) : null,
    mayPropose: await mayProposeAny(who),
    side: sideOf(own.kind),
  };
};
