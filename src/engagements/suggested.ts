import { communitiesIn } from '../language/suggest.ts';
import type { CommunityKey } from '../language/vocabulary.ts';
import { listOf, type Sheet, textOf } from './planSheet.ts';

/** What a plan's words name and nobody confirmed. P12 */
export const suggestedBy = ({ fields, rows }: Sheet): CommunityKey[] => {
  const held = new Set(rows.community.flatMap((row) => listOf(row, 'community')));
  const words = ['title', 'about', 'space'].map((name) => textOf(fields, name).slice(0, 8000));
  return communitiesIn(words.join('\n')).filter((key) => !held.has(key));
};
