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

const mainList = (lists: readonly PopulationList[]): PopulationList | undefined =>
  lists.reduce<PopulationList | undefined>(
    (most, one) => (!most || one.mentions.length > most.mentions.length ? one : most),
    undefined,
  );

/** A list this long reads as if it were whole, even where the population is named elsewhere. */
const longList = 3;

/** Lists of people that leave out those whom the declared scope affects. Without a list it is advice. P9, P12 */
export const omissions = (read: ReadText, scopes: readonly string[]): TextFinding[] => {
  const { lexicon, lists, mentions, ground, language } = read;
  const affected = affectedBy(lexicon, scopes);
  const everywhere = namedIn(mentions);
  const list = mainList(lists);
  if (!list)
    return generalOnly(
      read,
      affected.filter(({ population }) => !isNamed(lexicon, population, everywhere)),
    );
  const inList = namedIn(list.mentions);
  const known = affected.filter(({ population }) => isNamed(lexicon, population, inList)).length;
  return affected
    .filter(({ population }) => !isNamed(lexicon, population, inList))
    .filter(({ population }) => !isNamedByGround(lexicon, population, list))
    .filter(({ population }) => known >= longList || !isNamed(lexicon, population, everywhere))
    .map(({ population, why, source, mark, scope }) =>
      found('omission', { ground }, list, {
        severity: isNamed(lexicon, population, everywhere) ? 'warn' : 'block',
        population,
        prefer: [nameOf(lexicon, population, language)],
        note: why,
        source,
        mark,
        values: { population, scope },
      }),
    );
};

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
