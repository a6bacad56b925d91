import type { OrganisationId, StatementId } from '../kernel/ids.ts';
import type { CommunityKey } from '../language/vocabulary.ts';
import { currentKeys, dropShares, grant, rotateAudience } from '../vault/keyring.ts';
import { drafterHolders } from '../vault/rotation.ts';
import { type Act, act, closeWhatMust, record } from './acting.ts';
import { AskableReader } from './askableStore.ts';
import { acquaintOnDraft } from './beginning.ts';
import type { DrafterFacts } from './facts.ts';
import { answerInvitation, assign, invite, leaveDraft, listGroup, unlistGroup, waiveDays } from './rules.ts';
import { says } from './saying.ts';
import { type Looking, type StatementScene, todayOf } from './scene.ts';
import { StatementWriter } from './statementWriter.ts';

/** Lists a group as affected by what the statement is about. */
export const addGroup = (looking: Looking, id: StatementId, group: CommunityKey): Act =>
  act(looking, id, async ({ facts }) => {
    const ruling = listGroup(facts, looking.member, group);
    if (!ruling.ok) return ruling;
    await new StatementWriter(looking.tx).listGroup({
      statement_id: id,
      community: group,
      organisation_id: looking.member.organisation.id,
      listed_on: todayOf(looking),
    });
    await record(looking, facts, says.listed(id, group));
    return ruling;
  });

/** Every group she ticked that is not listed yet; nothing where all of them are. */
export const addGroups = async (looking: Looking, id: StatementId, groups: readonly CommunityKey[]): Act => {
  let last: Awaited<Act> = null;
  for (const group of groups) {
    const ruling = await addGroup(looking, id, group);
    if (!ruling) return null;
    if (!ruling.ok && ruling.refusal !== 'groupListed') return ruling;
    last = ruling.ok ? ruling : (last ?? ruling);
  }
  return last;
};

export const dropGroup = (looking: Looking, id: StatementId, group: CommunityKey): Act =>
  act(looking, id, async ({ facts }) => {
    const ruling = unlistGroup(facts, looking.member, group);
    if (!ruling.ok) return ruling;
    await new StatementWriter(looking.tx).dropGroup(id, group);
    await record(looking, facts, says.dropped(id, group));
    return ruling;
  });

/** The draft's key, to who is asked: it reads what it is asked about. */
const handKey = async (looking: Looking, id: StatementId, to: OrganisationId): Promise<void> => {
  const [key] = await currentKeys(looking.tx, [to]);
  if (!key) throw new Error('an organisation has no key');
  const holder = { id: to, epoch: key.epoch, publicKey: key.publicKey };
  await grant(looking.tx, looking.keyring, id, holder);
};

const withDrafter = ({ facts }: StatementScene, drafter: DrafterFacts): DrafterFacts[] => [
  ...facts.drafters.filter(({ organisation }) => organisation !== drafter.organisation),
  drafter,
];

export type Asking = { organisation: OrganisationId; asksFor: readonly CommunityKey[] };

/** Asks an organisation onto the draft. It reads it at once, and knows who is on it. P9 */
export const askOnto = (looking: Looking, id: StatementId, { organisation, asksFor }: Asking): Act =>
  act(
    looking,
    id,
    async (scene) => {
      const one = await new AskableReader(looking.tx, todayOf(looking)).one(organisation);
      if (!one) return null;
      const ruling = invite(scene.facts, looking.member, { one, asksFor }, looking.now);
      if (!ruling.ok) return ruling;
      await new StatementWriter(looking.tx).ask(id, ruling.drafter);
      await handKey(looking, id, organisation);
      await acquaintOnDraft(looking, withDrafter(scene, ruling.drafter));
      await record(looking, scene.facts, says.asked(id, organisation, ruling.drafter.answerBy));
      return ruling;
    },
    { keys: true },
  );

/** Says for which of the listed groups somebody on the draft speaks. P12 */
export const assignGroups = (looking: Looking, id: StatementId, { organisation, asksFor }: Asking): Act =>
  act(looking, id, async ({ facts }) => {
    const one = await new AskableReader(looking.tx, todayOf(looking)).one(organisation);
    if (!one) return null;
    const drafter = facts.drafters.find((found) => found.organisation === organisation);
    const ruling = assign(facts, looking.member, {
      one: { ...one, side: drafter?.side ?? one.side },
      asksFor,
    });
    if (!ruling.ok) return ruling;
    await new StatementWriter(looking.tx).assign(id, organisation, ruling.asksFor);
    return ruling;
  });

/** Whoever is off the draft opens nothing written from now on (C18). */
const takeKeyBack = async (looking: Looking, id: StatementId): Promise<void> => {
  const own = looking.member.organisation.id;
  const holders = await drafterHolders(looking.tx, id, own);
  await rotateAudience(looking.tx, looking.keyring, id, holders, todayOf(looking));
  await dropShares(looking.tx, id, own);
};

/** Yes: it is on the draft, and known to those on it. No: it reads nothing more of it, and that is an answer. P6 */
export const answerAsk = (looking: Looking, id: StatementId, answer: 'joined' | 'declined'): Act =>
  act(
    looking,
    id,
    async (scene) => {
      const { facts, own } = scene;
      const ruling = answerInvitation(facts, looking.member);
      if (!ruling.ok) return ruling;
      const day = todayOf(looking);
      await new StatementWriter(looking.tx).answer(id, own.organisation, { answer, day });
      await record(looking, facts, says.answeredAsk(id, own.organisation, answer));
      if (answer === 'joined') await acquaintOnDraft(looking, withDrafter(scene, { ...own, answer }));
      else await takeKeyBack(looking, id);
      return ruling;
    },
    { keys: true },
  );

export const waiveOwnDays = (looking: Looking, id: StatementId): Act =>
  act(looking, id, async ({ facts, own }) => {
    const ruling = waiveDays(facts, looking.member);
    if (!ruling.ok) return ruling;
    await new StatementWriter(looking.tx).waive(id, own.organisation, todayOf(looking));
    await record(looking, facts, says.waived(id));
    return ruling;
  });

/** Takes its name off. What it wrote stays in the draft; what is written from now on it does not read. P6 */
export const leave = (looking: Looking, id: StatementId): Act =>
  act(
    looking,
    id,
    async (scene) => {
      const { facts, own } = scene;
      const ruling = leaveDraft(facts, looking.member);
      if (!ruling.ok) return ruling;
      await new StatementWriter(looking.tx).leave(id, own.organisation, todayOf(looking));
      await record(looking, facts, says.answeredAsk(id, own.organisation, 'left'));
      // From here on it finds no draft: what its going closes is closed now.
      const drafters = withDrafter(scene, { ...own, leftOn: todayOf(looking) });
      await closeWhatMust(looking, { facts: { ...facts, drafters }, findings: scene.findings });
      await takeKeyBack(looking, id);
      return ruling;
    },
    { keys: true },
  );
