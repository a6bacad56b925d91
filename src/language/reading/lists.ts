import type { Mention } from './mentions.ts';
import { endsWithin } from './sentence.ts';
import type { Span } from './spans.ts';

/** An enumeration of populations: in a sentence, in bullets, or in a table. */
export type PopulationList = Span & { mentions: readonly Mention[]; items: number };

const longestItem = 160;
const longestBullet = 320;
/** "Migrant women", "women who live in poverty": two names this near, with no sign between, are one item. */
const sameItem = 25;
const separators =
  /[,;、，；|\t]|\n\s*(?:[-*•–·○▪]|\d{1,3}[.)]|[a-z][.)])\s|[和与與及或跟]|(?<!\p{L})(?:and|or|et|ou|y|e|o|u|и|или)(?!\p{L})/giu;
const bullet = /\n\s*(?:[-*•–·○▪]|\d{1,3}[.)]|[a-z][.)]|\|)/u;
const least = { items: 3, populations: 2 };

/** How many items further the next mention stands; -1 for the same item, 0 where the list has ended in between. */
const stepsBetween = (text: string, one: Mention, next: Mention): number => {
  if (next.from <= one.to) return next.from >= one.from ? -1 : 0;
  if (next.from - one.to > longestBullet) return 0;
  const between = text.slice(one.to, next.from);
  const inBullets = bullet.test(between);
  if (between.length > longestItem && !inBullets) return 0;
  if (!inBullets && endsWithin(text, { from: one.to, to: next.from })) return 0;
  if (inBullets && /\n[^\S\n]*\n[^\S\n]*(?![-*•–·○▪|\s]|\d{1,3}[.)])/u.test(between)) return 0;
  // ", and" is one step, not two.
  const steps =
    between
      .replace(/[,;，；]\s*(?=(?:and|or|et|ou|y|e|и|или|和|以及|與|与)(?!\p{L}))/giu, '')
      .match(separators)?.length ?? 0;
  return steps === 0 && between.length <= sameItem ? -1 : steps;
};

const asList = (mentions: readonly Mention[], items: number): PopulationList[] => {
  const [first] = mentions;
  const last = mentions.at(-1);
  const populations = new Set(mentions.map(({ population }) => population));
  if (!first || !last || items < least.items || populations.size < least.populations) return [];
  return [{ from: first.from, to: last.to, mentions, items }];
};

/** Mentions that follow one another as the items of a list do. Items that name no population may stand between. */
export const listsIn = (text: string, mentions: readonly Mention[]): PopulationList[] => {
  const lists: PopulationList[] = [];
  let together: Mention[] = [];
  let items = 1;
  for (const mention of mentions) {
    const last = together.at(-1);
    const steps = last ? stepsBetween(text, last, mention) : 0;
    if (steps === 0) {
      lists.push(...asList(together, items));
      together = [];
      items = 1;
    }
    items += Math.max(0, steps);
    together.push(mention);
  }
  lists.push(...asList(together, items));
  return lists;
};
