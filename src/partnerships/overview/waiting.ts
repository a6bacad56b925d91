import { decisionState } from '../../kernel/decision/state.ts';
import type { DecisionId, PartnershipId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { WaitingLine, WaitingSource } from '../../web/waiting.ts';
import { dayInWords } from '../../web/words/figures.ts';
import { DecisionReader } from '../decisions/store.ts';
import { PartnershipReader } from '../store.ts';
import { sees, visibleAmong, waitsFor } from '../visible.ts';
import { readTexts } from './readList.ts';

const partnershipsRead = 50;
const shown = 5;

type Question = { partnership: PartnershipId; decision: DecisionId; title: string | null; answerBy: string };

/** The decisions that wait for her organisation's answer, the one that closes first at the top. */
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
    return { partnership, decision: decision.id, title, answerBy };
  });
};

/** Only a steward answers, so only she is told. P1 */
export const decisionsWaiting: WaitingSource = async (request, member) => {
  if (member.role !== 'steward') return [];
  const questions = await request.readAs(member, questionsTo);
  return questions.map(({ partnership, decision, title, answerBy }): WaitingLine => {
    const by = dayInWords(answerBy, request.language);
    return {
      text:
        title === null
          ? request.t('partnership.waiting.untitled', { by })
          : request.t('partnership.waiting.titled', { title, by }),
      href: routes.decision.url({ partnership, decision }),
      label: request.t('partnership.waiting.link'),
    };
  });
};
