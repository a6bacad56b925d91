import type { Day } from '../../kernel/clock.ts';
import type { StatementId } from '../../kernel/ids.ts';
import type { PageOf } from '../../kernel/page.ts';

export type StatementItem = {
  id: StatementId;
  title: string | null;
  state: 'asked' | 'begun' | 'drafted' | 'open' | 'published';
  begunOn: Day;
  answerBy: Day;
  /** It makes good what a published statement left out. */
  supplements: boolean;
};
export type StatementList = PageOf<StatementItem> & { mayBegin: boolean };
