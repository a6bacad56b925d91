import { routes } from '../../routes.ts';
import type { WaitingLine, WaitingSource } from '../../web/waiting.ts';
import { countWaiting, lookingView } from './read.ts';

/** What waits for her look: somebody else stands still until then, or is named where she should not be. P6 */
export const looksWaiting: WaitingSource = async (request, member) => {
  if (member.role !== 'steward') return [];
  const { words, asked } = countWaiting(await request.readAs(member, lookingView));
  const href = routes.looking.url();
  const line = (what: 'asked' | 'words', count: number): WaitingLine[] =>
    count === 0
      ? []
      : [
          {
            text: request.t(`publicPages.waiting.${what}`, { count }),
            href,
            label: request.t('publicPages.waiting.link'),
          },
        ];
  return [...line('asked', asked), ...line('words', words)];
};
