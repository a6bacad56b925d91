import type { DecisionId, PartnershipId } from '../kernel/ids.ts';
import { standing } from '../kernel/standing.ts';
import { routes } from '../routes.ts';
import { dayInWords } from '../web/inWords.ts';
import type { WaitingLine, WaitingSource } from '../web/waiting.ts';
import { DecisionReader } from './decisionStore.ts';
import { readTexts } from './listView.ts';
import { sceneAmong, sees, waitsFor } from './scene.ts';
import { PartnershipReader } from './store.ts';
import { whoIn } from './visiting.ts';

const partnershipsRead = 50;
const shown = 5;

type Question = { partnership: PartnershipId; decision: DecisionId; title: string | null; answerBy: string };

/** The decisions that wait for her organisation's answer, the one that closes first at the top. */
const questionsTo = async (who: ReturnType<typeof whoIn>): Promise<Question[]> => {
  const { tx, member, now } = who;
  const own = member.organisation.id;
  const reader = new DecisionReader(tx);
  const ids = await reader.partnershipsOpenTo(own, partnershipsRead);
  const partnerships = await new PartnershipReader(tx).partnerships(ids);
  const open = await reader.open(new Map(partnerships.map(({ id, parties }) => [id, parties])));
  const scenes = partnerships.flatMap((partnership) => sceneAmong(partnership, open, own) ?? []);
  const waiting = scenes
    .flatMap((scene) =>
      scene.facts.decisions
        .filter((decision) => sees(scene, decision) && waitsFor(scene, decision, now))
        .map((decision) => ({ scene, decision, answerBy: standing(decision, now).closesOn })),
    )
    .sort((one, other) => one.answerBy.localeCompare(other.answerBy))
    .slice(0, shown);
  const textOf = await readTexts(who, [...new Set(waiting.map(({ scene }) => scene))]);
  return waiting.map(({ scene, decision, answerBy }) => {
    const partnership = scene.partnership.id;
    const title = textOf(partnership)?.agreement.title ?? null;
    return { partnership, decision: decision.id, title, answerBy };
  });
};

/** Only a steward answers, so only she is told. P1 */
export const decisionsWaiting: WaitingSource = async (visit, member) => {
  if (member.role !== 'steward') return [];
  const questions = await visit.within((tx, keyring) => questionsTo(whoIn(visit, member, tx, keyring)));
  return questions.map(({ partnership, decision, title, answerBy }): WaitingLine => {
    const by = dayInWords(answerBy, visit.language);
    return {
      text:
        title === null
          ? visit.t('partnership.waiting.untitled', { by })
          : visit.t('partnership.waiting.titled', { title, by }),
      href: routes.decision.url({ partnership, decision }),
      label: visit.t('partnership.waiting.link'),
    };
  });
};
