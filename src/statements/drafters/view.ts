import type { CommunityKey } from '../../language/vocabulary.ts';
import type { StatementView } from '../view.ts';
import type { NamedAskable } from './askableStore.ts';

export type GroupsView = StatementView & {
  /** What the purpose and the text name, and what the subjects suggest: nobody confirmed them. */
  suggested: readonly CommunityKey[];
  /** Whom she knows and could ask. */
  askable: readonly NamedAskable[];
  /** Whom a search by name found; null where nobody searched. */
  found: readonly NamedAskable[] | null;
  mayDrop: boolean;
};
