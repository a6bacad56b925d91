import { currentVersion, type DecisionFacts } from '../../kernel/decision/facts.ts';
import { decisionState } from '../../kernel/decision/state.ts';
import type { DecisionId, OrganisationId, PartnershipId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { WaitingLine, WaitingSource } from '../../web/waiting.ts';
import { dayInWords } from '../../web/words/figures.ts';
import { asksOf, objectedBefore } from '../decisions/rules.ts';
import { DecisionReader } from '../decisions/store.ts';
import { PartnershipReader } from '../store.ts';
import { sees, visibleAmong, waitsFor } from '../visible.ts';
import { readTexts } from './readList.ts';

const partnershipsRead = 50;
const shown = 5;

/** `answer`: to a first text; `again`: to a new version of what it objected to; `objection`: to what it put. */
type Asked = 'answer' | 'again' | 'objection';
type Question = {
  partnership: PartnershipId;
  decision: DecisionId;
  title: string | null;
  answerBy: string;
  asks: Asked;
  number: number;
};

const askedOf = (decision: DecisionFacts, own: OrganisationId, now: Temporal.Instant): Asked => {
  if (asksOf(decision, own, now) === 'objection') return 'objection';
  return objectedBefore(decision, own) ? 'again' : 'answer';
};

/** The decisions that wait for her organisation, the one that closes first at the top. */
const questionsTo = async (who: MemberContext): Promise<Question[]> => {
  const { tx, member, now } = who;
  const own = member.organisation.id;
  const reader = new DecisionReader(tx);
  const ids = await reader.partnershipsOpenTo(own, partnershipsRead);
  const partnerships = await new PartnershipReader(tx).partnerships(ids);
  const open = await reader.open(new Map(partnerships.map(({ id, parties }) => [id, parties])));
  const visibles = partnerships.flatMap((partnership) => visibleAmong(partnership, open, own) ?? []);
  const waiting = visibles
    .flatMap((visible) =>
      visible.facts.decisions
        .filter((decision) => sees(visible, decision) && waitsFor(visible, decision, now))
        .map((decision) => ({ visible, decision, answerBy: decisionState(decision, now).closesOn })),
    )
    .sort((one, other) => one.answerBy.localeCompare(other.answerBy))
    .slice(0, shown);
  const textOf = await readTexts(who, [...new Set(waiting.map(({ visible }) => visible))]);
  return waiting.map(({ visible, decision, answerBy }) => {
    const partnership = visible.partnership.id;
    const title = textOf(partnership)?.agreement.title ?? null;
    const { number } = currentVersion(decision);
    return { partnership, decision: decision.id, title, answerBy, asks: askedOf(decision, own, now), number };
  });
};

/** Only a steward answers, so only she is told. P1 */
export const decisionsWaiting: WaitingSource = async (request, member) => {
  if (member.role !== 'steward') return [];
  const questions = await request.readAs(member, questionsTo);
  return questions.map(({ partnership, decision, title, answerBy, asks, number }): WaitingLine => {
    const by = dayInWords(answerBy, request.language);
    const named = title ?? request.t('partnership.unreadable');
    const text = `partnership.waiting.${asks}` as const;
    return {
      text:
        title === null && asks === 'answer'
          ? request.t('partnership.waiting.untitled', { by })
          : request.t(text, { title: named, by, number }),
      href: routes.decision.url({ partnership, decision }),
      label: request.t(
        asks === 'objection' ? 'partnership.waiting.objectionLink' : 'partnership.waiting.link',
      ),
    };
  });
};
