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

export type GroupsStep = 'list' | 'named' | 'ask' | null;

/** Null: every listed group is asked, or this person can neither list one nor ask. P9 */
export const groupsStep = ({ facts, locks, may }: StatementView): GroupsStep => {
  if (may.write.ok && facts.groups.length === 0) return 'list';
  if (may.write.ok && locks.some(({ lock }) => lock === 'group-named')) return 'named';
  return may.lead.ok && locks.some(({ lock }) => lock === 'group-unasked') ? 'ask' : null;
};
