import type { PopulationList } from '../lists/lists.ts';
import { found, nameOf, type ReadText } from './found.ts';
import type { TextFinding } from './textFinding.ts';

type Population = ReadText['lexicon']['vocabulary']['populations'][number];
/** A population that a scope affects, who says so, and which other words are enough to have named it. */
type Affected = ReadText['lexicon']['vocabulary']['scopes'][number]['affected'][number] &
  Pick<Population, 'coveredBy' | 'grounds'> & { scope: string };

const affectedBy = ({ vocabulary }: ReadText['lexicon'], scopes: readonly string[]): Affected[] => {
  const all = new Map(vocabulary.populations.map((one) => [one.key, one]));
  const affected = vocabulary.scopes
    .filter(({ key }) => scopes.includes(key))
    .flatMap(({ key, affected: of }) =>
      of.map((one) => {
        const { coveredBy = [], grounds } = all.get(one.population) ?? {};
        return { ...one, coveredBy, grounds, scope: key };
      }),
    );
  return [...new Map(affected.map((one) => [one.population, one])).values()];
};

const namedIn = (mentions: ReadText['mentions']): Set<string> => {
  const named = new Set<string>();
  for (const { names } of mentions) for (const name of names) named.add(name);
  return named;
};

/** By its own name, or by a broader one that is enough. */
const isNamed = ({ population, coveredBy }: Affected, named: ReadonlySet<string>): boolean =>
  named.has(population) || coveredBy.some((one) => named.has(one));

/** A list of grounds ("disability, gender identity") speaks of the populations that those grounds are about. */
const groundsStated = ({ mentions }: PopulationList, grounds: ReadonlySet<string>): ReadonlySet<string> => {
  const said = new Set(mentions.map(({ population }) => population));
  const stated = said.intersection(grounds);
  return stated.size * 2 > said.size ? stated : new Set();
};

/** Whom of those affected a list names, by name or by what the list is about. */
const knownIn = (
  list: PopulationList,
  affected: readonly Affected[],
  grounds: ReadonlySet<string>,
): ReadonlySet<string> => {
  const named = namedIn(list.mentions);
  const stated = groundsStated(list, grounds);
  const isKnown = (one: Affected): boolean =>
    isNamed(one, named) || (stated.size > 0 && (one.grounds?.some((ground) => stated.has(ground)) ?? false));
  return new Set(affected.filter(isKnown).map(({ population }) => population));
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
  const isMissing = (one: Affected): boolean => !isNamed(one, everywhere);
  if (lists.length === 0) return generalOnly(read, affected.filter(isMissing));
  const { populations } = lexicon.vocabulary;
  const grounds = new Set(populations.filter(({ kind }) => kind === 'ground').map(({ key }) => key));
  const judged = lists.map((list) => ({ list, known: knownIn(list, affected, grounds) }));
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
    .map((one) => {
      const { population, why, source, mark, scope } = one;
      return found('omission', { ground }, list, {
        severity: isNamed(one, everywhere) ? 'warn' : 'block',
        population,
        prefer: [nameOf(lexicon, population, language)],
        note: why[language] ?? why.en,
        source,
        mark,
        values: { population, scope },
      });
    });

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
