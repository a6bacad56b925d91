import { routes } from '../../routes.ts';
import type { WaitingLine, WaitingSource } from '../../web/waiting.ts';
import { dayInWords } from '../../web/words/figures.ts';
import { waitingOf } from './read.ts';

const shown = 5;

/** Requests for a seat that her organisation has not answered. Only a steward answers, so only she is told. P6, P10 */
export const seatsWaiting: WaitingSource = async (request, member) => {
  if (member.role !== 'steward') return [];
  const waiting = await request.readAs(member, (context) => waitingOf(context, shown));
  return waiting.map(({ engagement, request: sent, title, answerBy }): WaitingLine => {
    const by = dayInWords(answerBy, request.language);
    return {
      text:
        title === null
          ? request.t('engagement.waiting.untitled', { by })
          : request.t('engagement.waiting.titled', { title, by }),
      href: routes.request.url({ engagement, request: sent }),
      label: request.t('engagement.waiting.link'),
    };
  });
};
