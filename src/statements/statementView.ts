import { finalTextId, newId, type OrganisationId, type StatementId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { AskableReader } from './askableStore.ts';
import { currentFinal, isOwner, ownersOf, publishedFinal } from './draft.ts';
import { contribute } from './drafting.ts';
import { ElsewhereReader } from './elsewhereStore.ts';
import type { StatementFacts } from './facts.ts';
import { isSigned, standingLocks } from './locks.ts';
import { titleOf } from './published/published.ts';
import { answerInvitation, leaveDraft, mayLead, mayOwn, waiveDays } from './rules.ts';
import { type Looking, readScene, type StatementScene, todayOf } from './scene.ts';
import { freeze, openSignOn, signOnIsOpen, signStated } from './signing.ts';
import { stagesOf } from './stage.ts';
import { StatementReader } from './store.ts';
import type { StatementItem, StatementList, StatementView } from './views.ts';
import { StatementWords } from './wordStore.ts';

const perPage = 20;

export const nameIn = (
  { names }: Pick<StatementScene, 'names'>,
  organisation: OrganisationId,
): string | null => names.get(organisation) ?? null;

const statedViews = async (looking: Looking, scene: StatementScene): Promise<StatementView['stated']> => {
  const { facts } = scene;
  if (facts.stated.length === 0) return [];
  const words = await new StatementWords(looking.tx, looking.keyring).stated(facts.id);
  const owners = ownersOf(facts).map(({ organisation }) => organisation);
  const named = (ids: readonly OrganisationId[]): string[] => ids.map((id) => nameIn(scene, id) ?? '…');
  return facts.stated.map((one) => ({
    id: one.id,
    lock: one.lock,
    subject: one.subject,
    sentence: words.get(one.id) ?? '',
    signed: isSigned(one, facts),
    signedBy: named(one.signedBy),
    missing: named(owners.filter((owner) => !one.signedBy.includes(owner))),
    maySign: signStated(facts, looking.member, one),
  }));
};

/** The text whose omission it makes good: for those who have not seen it. P14 */
const madeGood = async (
  { tx }: Looking,
  { id, supplements }: StatementFacts,
): Promise<StatementView['makesGood']> => {
  if (supplements) {
    const page = await new ElsewhereReader(tx).publishedHere(supplements);
    if (!page) return 'unread';
    return { title: titleOf(page), publisher: null, url: routes.publicText.url({ token: page.address }) };
  }
  const page = await new ElsewhereReader(tx).originalOf(id);
  if (!page) return null;
  const { title, publisher, address } = page;
  return { title, publisher, url: routes.publicElsewhere.url({ token: address }) };
};

export const viewOf = async (looking: Looking, scene: StatementScene): Promise<StatementView> => {
  const { facts, findings, own } = scene;
  const { member, now, tx, keyring } = looking;
  const words = new StatementWords(tx, keyring);
  return {
    ...scene,
    me: { organisation: own.organisation, owner: isOwner(own), steward: member.role === 'steward' },
    stages: stagesOf(facts),
    locks: standingLocks(facts, findings, now),
    final: currentFinal(facts),
    open: signOnIsOpen(facts),
    published: publishedFinal(facts),
    notes: await words.notes(facts.wordings.map(({ id }) => id)),
    stated: await statedViews(looking, scene),
    may: {
      write: mayOwn(facts, member),
      answer: answerInvitation(facts, member),
      lead: mayLead(facts, member),
      waive: waiveDays(facts, member),
      leave: leaveDraft(facts, member),
      contribute: contribute(facts, member),
      freeze: freeze(scene, member, newId(finalTextId), now),
      open: openSignOn(scene, member, now),
    },
    makesGood: await madeGood(looking, facts),
    today: todayOf(looking),
  };
};

/** Everything one organisation sees of a statement. Null where it is not there for it (C16). */
export const statementView = async (looking: Looking, id: StatementId): Promise<StatementView | null> => {
  const scene = await readScene(looking, id);
  return scene && viewOf(looking, scene);
};

type Progress = { written: unknown; open: unknown; published: unknown } | undefined;
const stateOf = (answer: string | null, progress: Progress): StatementItem['state'] => {
  if (answer !== 'joined') return 'asked';
  if (progress?.published) return 'published';
  if (progress?.open) return 'open';
  return progress?.written ? 'drafted' : 'begun';
};

/** The drafts an organisation is on or asked to, the newest first. */
export const statementList = async (
  looking: Looking,
  { after }: { after?: StatementId | undefined },
): Promise<StatementList> => {
  const reader = new StatementReader(looking.tx);
  const own = looking.member.organisation.id;
  const rows = await reader.draftedBy(own, { after, limit: perPage + 1 });
  const shown = rows.slice(0, perPage);
  const ids = shown.map(({ id }) => id);
  const abouts = await new StatementWords(looking.tx, looking.keyring).abouts(ids);
  const progress = new Map((await reader.progress(ids)).map((one) => [one.id, one]));
  const partnerships = await new AskableReader(looking.tx, todayOf(looking)).partnershipsOf(own);
  return {
    items: shown.map((row) => ({
      id: row.id,
      title: abouts.get(row.id)?.title ?? null,
      state: stateOf(row.answer, progress.get(row.id)),
      begunOn: row.begun_on,
      answerBy: row.answer_by,
      supplements: row.supplements !== null,
    })),
    next: rows.length > perPage ? (shown.at(-1)?.id ?? null) : null,
    mayBegin: partnerships.length > 0,
  };
};
