import { finalTextId, newId, type OrganisationId, type StatementId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { type MemberContext, todayOf } from '../session/memberContext.ts';
import { currentFinal, isOwner, ownersOf, publishedFinal } from './draft.ts';
import { answerInvitation, leaveDraft, waiveDays } from './drafters/rules.ts';
import { ExternalTextReader } from './external/store.ts';
import type { StatementFacts } from './facts.ts';
import { consentToPublish, freeze, inviteSigner, openSignOn, signOff, signStated } from './finals/rules.ts';
import { isSigned, standingLocks } from './locks.ts';
import { titleOf } from './public/files/document.ts';
import { mayLead, mayOwn, signOnIsOpen } from './rules.ts';
import { stagesOf } from './stage.ts';
import { StatementWords } from './text/store.ts';
import type { StatementView } from './view.ts';
import { readVisible, type VisibleStatement } from './visible.ts';
import { contribute } from './wordings/rules.ts';

export const nameIn = (
  { names }: Pick<VisibleStatement, 'names'>,
  organisation: OrganisationId,
): string | null => names.get(organisation) ?? null;

const statedViews = async (
  context: MemberContext,
  visible: VisibleStatement,
): Promise<StatementView['stated']> => {
  const { facts } = visible;
  if (facts.stated.length === 0) return [];
  const words = await new StatementWords(context.tx, context.keyring).reasons(facts.id);
  const owners = ownersOf(facts).map(({ organisation }) => organisation);
  const named = (ids: readonly OrganisationId[]): string[] => ids.map((id) => nameIn(visible, id) ?? '…');
  return facts.stated.map((one) => ({
    id: one.id,
    lock: one.lock,
    subject: one.subject,
    sentence: words.get(one.id) ?? '',
    signed: isSigned(one, facts),
    signedBy: named(one.signedBy),
    missing: named(owners.filter((owner) => !one.signedBy.includes(owner))),
    maySign: signStated(facts, context.member, one),
  }));
};

/** The text whose omission it makes good: for those who have not seen it. P14 */
const madeGood = async (
  { tx }: MemberContext,
  { id, supplements }: StatementFacts,
): Promise<StatementView['makesGood']> => {
  if (supplements) {
    const page = await new ExternalTextReader(tx).publishedHere(supplements);
    if (!page) return 'unread';
    return { title: titleOf(page), publisher: null, url: routes.publicText.url({ token: page.address }) };
  }
  const page = await new ExternalTextReader(tx).originalOf(id);
  if (!page) return null;
  const { title, publisher, address } = page;
  return { title, publisher, url: routes.publicExternalText.url({ token: address }) };
};

export const viewOf = async (context: MemberContext, visible: VisibleStatement): Promise<StatementView> => {
  const { facts, findings, own } = visible;
  const { member, now, tx, keyring } = context;
  const words = new StatementWords(tx, keyring);
  const final = currentFinal(facts);
  return {
    ...visible,
    me: { organisation: own.organisation, owner: isOwner(own), steward: member.role === 'steward' },
    stages: stagesOf(facts),
    locks: standingLocks(facts, findings, now),
    final,
    open: signOnIsOpen(facts),
    published: publishedFinal(facts),
    notes: await words.notes(facts.wordings.map(({ id }) => id)),
    stated: await statedViews(context, visible),
    may: {
      write: mayOwn(facts, member),
      answer: answerInvitation(facts, member),
      lead: mayLead(facts, member),
      waive: waiveDays(facts, member),
      leave: leaveDraft(facts, member),
      contribute: contribute(facts, member),
      freeze: freeze(visible, member, newId(finalTextId), now),
      open: openSignOn(visible, member, now),
      sign: final
        ? signOff(facts, member, { final: final.id, answer: 'abstained', reservation: '' })
        : mayLead(facts, member),
      agree: final ? consentToPublish(visible, member, final.id, now) : mayLead(facts, member),
      link: inviteSigner(facts, member),
    },
    makesGood: await madeGood(context, facts),
    today: todayOf(context),
  };
};

/** Everything one organisation sees of a statement. Null where it is not there for it (C16). */
export const statementView = async (
  context: MemberContext,
  id: StatementId,
): Promise<StatementView | null> => {
  const visible = await readVisible(context, id);
  return visible && viewOf(context, visible);
};
