import { routes } from '../routes.ts';
import { dayInWords } from '../web/inWords.ts';
import type { WaitingLine, WaitingSource } from '../web/waiting.ts';
import { waitingOf } from './engagementView.ts';
import { look } from './visiting.ts';

const shown = 5;

/** Requests for a seat that her organisation has not answered. Only a steward answers, so only she is told. P6, P10 */
export const seatsWaiting: WaitingSource = async (visit, member) => {
  if (member.role !== 'steward') return [];
  const waiting = await look(visit, member, (looking) => waitingOf(looking, shown));
  return waiting.map(({ engagement, request, title, answerBy }): WaitingLine => {
    const by = dayInWords(answerBy, visit.language);
    return {
      text:
        title === null
          ? visit.t('engagement.waiting.untitled', { by })
          : visit.t('engagement.waiting.titled', { title, by }),
      href: routes.request.url({ engagement, request }),
      label: visit.t('engagement.waiting.link'),
    };
  });
};
