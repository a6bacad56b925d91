import type { Mention } from '../reading/mentions.ts';
import { found, nameOf, type ReadText } from './found.ts';
import { passageChanges } from './protected.ts';
import type { TextFinding } from './textFinding.ts';

const byPopulation = (mentions: readonly Mention[]): Map<string, Mention> =>
  new Map([...mentions].reverse().flatMap((mention) => mention.names.map((name) => [name, mention])));

/** Who was named and no longer is, and who is named now: from one version of a text to the next. P9 */
const populationChanges = (before: ReadText, after: ReadText): TextFinding[] => {
  const [then, now] = [byPopulation(before.mentions), byPopulation(after.mentions)];
  const said = (population: string) => ({
    population,
    prefer: [nameOf(after.lexicon, population, after.language)],
    source: 'alongside',
    mark: 'P' as const,
    values: { population },
  });
  const removed = [...then].filter(([population]) => !now.has(population));
  const added = [...now].filter(([population]) => !then.has(population));
  return [
    ...removed.map(([population, mention]) => ({
      ...found('population-removed', before, mention, { severity: 'block', ...said(population) }),
      // What is gone has no place in the text as it is now.
      ...{ subject: '', line: 1, column: 1, from: 0, to: 0 },
    })),
    ...added.map(([population, mention]) =>
      found('population-added', after, mention, { severity: 'info', ...said(population) }),
    ),
  ];
};

export const changes = (
  before: ReadText | null,
  after: ReadText,
  passages: readonly string[],
): TextFinding[] => [...(before ? populationChanges(before, after) : []), ...passageChanges(after, passages)];
