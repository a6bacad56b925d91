import type { PopulationList } from '../reading/lists.ts';
import { found, nameOf, type ReadText } from './found.ts';
import type { TextFinding } from './textFinding.ts';

/** A population that a scope affects, and who says so. */
type Affected = ReadText['lexicon']['vocabulary']['scopes'][number]['affected'][number] & { scope: string };

const affectedBy = ({ vocabulary }: ReadText['lexicon'], scopes: readonly string[]): Affected[] => {
  const affected = vocabulary.scopes
    .filter(({ key }) => scopes.includes(key))
    .flatMap(({ key, affected: of }) => of.map((one) => ({ ...one, scope: key })));
  return [...new Map(affected.map((one) => [one.population, one])).values()];
};

const namedIn = (mentions: ReadText['mentions']): Set<string> =>
  new Set(mentions.flatMap(({ names }) => names));

/** By its own name, or by a broader one that is enough. */
const isNamed = (
  { vocabulary }: ReadText['lexicon'],
  population: string,
  named: ReadonlySet<string>,
): boolean =>
  named.has(population) ||
  (vocabulary.populations.find(({ key }) => key === population)?.coveredBy.some((one) => named.has(one)) ??
    false);

/** A list of grounds ("disability, gender identity") speaks of the populations that those grounds are about. */
const isNamedByGround = (
  { vocabulary }: ReadText['lexicon'],
  population: string,
  list: PopulationList,
): boolean => {
  const grounds = new Set(
    vocabulary.populations.filter(({ kind }) => kind === 'ground').map(({ key }) => key),
  );
  const stated = new Set(
    list.mentions.map((mention) => mention.population).filter((key) => grounds.has(key)),
  );
  if (stated.size * 2 <= new Set(list.mentions.map((mention) => mention.population)).size) return false;
  const { grounds: own = [] } = vocabulary.populations.find(({ key }) => key === population) ?? {};
  return own.some((ground) => stated.has(ground));
};

/** `known`: those affected whom the list names. */
type Judged = { list: PopulationList; known: ReadonlySet<string> };

/** A list this long reads as if it were whole, even where the population is named elsewhere. */
const longList = 3;

/**
 * The fullest list, and every other long one, but for those that a fuller list of the same text explains: whoever of
 * those affected stands in it stands in the other one too.
 */
const judgedLists = (lists: readonly Judged[]): Judged[] => {
  const kept: Judged[] = [];
  const fullestFirst = lists.toSorted(
    (one, other) =>
      other.known.size - one.known.size || other.list.mentions.length - one.list.mentions.length,
  );
  for (const one of fullestFirst) {
    const isExplained = kept.some(({ known }) => one.known.isSubsetOf(known));
    if (kept.length === 0 || (one.known.size >= longList && !isExplained)) kept.push(one);
  }
  return kept.toSorted((one, other) => one.list.from - other.list.from);
};

/** Lists of people that leave out those whom the declared scope affects. Without a list it is advice. P9, P12 */
export const omissions = (read: ReadText, scopes: readonly string[]): TextFinding[] => {
  const { lexicon, lists, mentions } = read;
  const affected = affectedBy(lexicon, scopes);
  const everywhere = namedIn(mentions);
  const isMissing = ({ population }: Affected): boolean => !isNamed(lexicon, population, everywhere);
  if (lists.length === 0) return generalOnly(read, affected.filter(isMissing));
  const judged = lists.map((list) => {
    const named = namedIn(list.mentions);
    const known = affected
      .map(({ population }) => population)
      .filter((key) => isNamed(lexicon, key, named) || isNamedByGround(lexicon, key, list));
    return { list, known: new Set(known) };
  });
  return judgedLists(judged).flatMap((one) => leftOutOf(one, read, affected, everywhere));
};

const leftOutOf = (
  { list, known }: Judged,
  { lexicon, ground, language }: ReadText,
  affected: readonly Affected[],
  everywhere: ReadonlySet<string>,
): TextFinding[] =>
  affected
    .filter(({ population }) => !known.has(population))
    .filter(({ population }) => known.size >= longList || !isNamed(lexicon, population, everywhere))
    .map(({ population, why, source, mark, scope }) =>
      found('omission', { ground }, list, {
        severity: isNamed(lexicon, population, everywhere) ? 'warn' : 'block',
        population,
        prefer: [nameOf(lexicon, population, language)],
        note: why[language] ?? why.en,
        source,
        mark,
        values: { population, scope },
      }),
    );

const generalOnly = (
  { ground, lexicon, mentions, language }: ReadText,
  missing: readonly Affected[],
): TextFinding[] => {
  const [first] = missing;
  if (!first || ground.text.trim() === '') return [];
  const at = mentions[0] ?? { from: 0, to: 0 };
  const populations = missing.map(({ population }) => population);
  return [
    found('nobody-listed', { ground }, at, {
      severity: 'info',
      prefer: populations.map((population) => nameOf(lexicon, population, language)),
      source: first.source,
      mark: 'P',
      values: { populations: populations.join(' '), scope: first.scope },
    }),
  ];
};
