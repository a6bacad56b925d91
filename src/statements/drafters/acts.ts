import type { OrganisationId, StatementId } from '../../kernel/ids.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { dropShares, grant, rotateAudience } from '../../vault/chain/epochs.ts';
import { currentKeys } from '../../vault/keyring.ts';
import { drafterHolders } from '../../vault/rotation.ts';
import { act, closeSignOn, record } from '../acts.ts';
import type { DrafterFacts } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import type { VisibleStatement } from '../visible.ts';
import { StatementWriter } from '../writerStore.ts';
import { AskableReader } from './askableStore.ts';
import { acquaintOnDraft } from './begin.ts';
import { answerInvitation, assign, invite, leaveDraft, listGroup, unlistGroup, waiveDays } from './rules.ts';

/** Lists a group as affected by what the statement is about. */
export const addGroup = (context: MemberContext, id: StatementId, group: CommunityKey): ActOutcome =>
  act(context, id, async ({ facts }) => {
    const ruling = listGroup(facts, context.member, group);
    if (!ruling.ok) return ruling;
    await new StatementWriter(context.tx).listGroup({
      statement_id: id,
      community: group,
      organisation_id: context.member.organisation.id,
      listed_on: todayOf(context),
    });
    await record(context, facts, ledgerEntries.listed(id, group));
    return ruling;
  });

/** Lists every ticked group that is not listed yet; refused only where all of them are. */
export const addGroups = async (
  context: MemberContext,
  id: StatementId,
  groups: readonly CommunityKey[],
): ActOutcome => {
  let last: Awaited<ActOutcome> = null;
  for (const group of groups) {
    const ruling = await addGroup(context, id, group);
    if (!ruling) return null;
    if (!ruling.ok && ruling.refusal !== 'groupListed') return ruling;
    last = ruling.ok ? ruling : (last ?? ruling);
  }
  return last;
};

export const dropGroup = (context: MemberContext, id: StatementId, group: CommunityKey): ActOutcome =>
  act(context, id, async ({ facts }) => {
    const ruling = unlistGroup(facts, context.member, group);
    if (!ruling.ok) return ruling;
    await new StatementWriter(context.tx).dropGroup(id, group);
    await record(context, facts, ledgerEntries.dropped(id, group));
    return ruling;
  });

/** Gives the draft's key to the organisation that is asked: it reads what it is asked about. */
const handKey = async (context: MemberContext, id: StatementId, to: OrganisationId): Promise<void> => {
  const [key] = await currentKeys(context, [to]);
  if (!key) throw new Error('an organisation has no key');
  const holder = { id: to, epoch: key.epoch, publicKey: key.publicKey };
  await grant(context.tx, context.keyring, id, holder);
};

const withDrafter = ({ facts }: VisibleStatement, drafter: DrafterFacts): DrafterFacts[] => [
  ...facts.drafters.filter(({ organisation }) => organisation !== drafter.organisation),
  drafter,
];

export type Invitation = { organisation: OrganisationId; asksFor: readonly CommunityKey[] };

/** Asks an organisation onto the draft. It reads it at once, and knows who is on it. P9 */
export const askOnto = (
  context: MemberContext,
  id: StatementId,
  { organisation, asksFor }: Invitation,
): ActOutcome =>
  act(
    context,
    id,
    async (visible) => {
      const one = await new AskableReader(context.tx, todayOf(context)).one(organisation);
      if (!one) return null;
      const ruling = invite(visible.facts, context.member, { one, asksFor }, context.now);
      if (!ruling.ok) return ruling;
      await new StatementWriter(context.tx).ask(id, ruling.drafter);
      await handKey(context, id, organisation);
      await acquaintOnDraft(context, withDrafter(visible, ruling.drafter));
      await record(context, visible.facts, ledgerEntries.asked(id, organisation, ruling.drafter.answerBy));
      return ruling;
    },
    { keys: true },
  );

/** Says for which of the listed groups somebody on the draft speaks. P12 */
export const assignGroups = (
  context: MemberContext,
  id: StatementId,
  { organisation, asksFor }: Invitation,
): ActOutcome =>
  act(context, id, async ({ facts }) => {
    const one = await new AskableReader(context.tx, todayOf(context)).one(organisation);
    if (!one) return null;
    const drafter = facts.drafters.find((found) => found.organisation === organisation);
    const ruling = assign(facts, context.member, {
      one: { ...one, side: drafter?.side ?? one.side },
      asksFor,
    });
    if (!ruling.ok) return ruling;
    await new StatementWriter(context.tx).assign(id, organisation, ruling.asksFor);
    return ruling;
  });

/** Renews the draft's key without the own organisation: it opens nothing written from now on (C18). */
const takeKeyBack = async (context: MemberContext, id: StatementId): Promise<void> => {
  const own = context.member.organisation.id;
  const holders = await drafterHolders(context, id, own);
  await rotateAudience(context.tx, context.keyring, id, holders, todayOf(context));
  await dropShares(context.tx, id, own);
};

/** A yes puts the organisation on the draft and makes it known to those on it; a no ends its reading. Both are answers. P6 */
export const answerAsk = (
  context: MemberContext,
  id: StatementId,
  answer: 'joined' | 'declined',
): ActOutcome<{ answer: 'joined' | 'declined' }> =>
  act(
    context,
    id,
    async (visible) => {
      const { facts, own } = visible;
      const ruling = answerInvitation(facts, context.member);
      if (!ruling.ok) return ruling;
      const day = todayOf(context);
      await new StatementWriter(context.tx).answer(id, own.organisation, { answer, day });
      await record(context, facts, ledgerEntries.answeredAsk(id, own.organisation, answer));
      if (answer === 'joined') await acquaintOnDraft(context, withDrafter(visible, { ...own, answer }));
      else await takeKeyBack(context, id);
      return { ok: true, answer };
    },
    { keys: true },
  );

export const waiveOwnDays = (context: MemberContext, id: StatementId): ActOutcome =>
  act(context, id, async ({ facts, own }) => {
    const ruling = waiveDays(facts, context.member);
    if (!ruling.ok) return ruling;
    await new StatementWriter(context.tx).waive(id, own.organisation, todayOf(context));
    await record(context, facts, ledgerEntries.waived(id));
    return ruling;
  });

/** Takes its name off. What it wrote stays in the draft; what is written from now on it does not read. P6 */
export const leave = (context: MemberContext, id: StatementId): ActOutcome =>
  act(
    context,
    id,
    async (visible) => {
      const { facts, own } = visible;
      const ruling = leaveDraft(facts, context.member);
      if (!ruling.ok) return ruling;
      await new StatementWriter(context.tx).leave(id, own.organisation, todayOf(context));
      await record(context, facts, ledgerEntries.answeredAsk(id, own.organisation, 'left'));
      // From here on it finds no draft: what its going closes is closed now.
      const drafters = withDrafter(visible, { ...own, leftOn: todayOf(context) });
      await closeSignOn(context, { facts: { ...facts, drafters }, findings: visible.findings });
      await takeKeyBack(context, id);
      return ruling;
    },
    { keys: true },
  );
