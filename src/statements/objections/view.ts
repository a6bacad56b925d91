import type { ObjectionId, StatementId } from '../../kernel/ids.ts';
import type { StatementView } from '../view.ts';
import type { ObjectionWords } from './store.ts';

export type AfterView = StatementView & {
  words: ReadonlyMap<ObjectionId, ObjectionWords>;
  overdue: ReadonlySet<ObjectionId>;
  /** Statements begun to make this one good that she is on the draft of. */
  supplements: ReadonlySet<StatementId>;
  original: StatementId | null;
  objectUrl: string;
};
