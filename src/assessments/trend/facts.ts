import type { RoundFacts } from '../facts.ts';
import type { Texts } from '../instrument/facts.ts';
import type { Result } from '../result/facts.ts';
import type { Terms } from '../termsStore.ts';

type Seen = { facts: RoundFacts; terms: Terms; result: Result };
export type TrendRound = { facts: RoundFacts; crossed: number };
/** One value per round, the oldest first; null where a round has none. */
export type TrendDomain = {
  key: string;
  title: Texts;
  community: (number | null)[];
  ally: (number | null)[];
};
export type Trend = { rounds: TrendRound[]; domains: TrendDomain[]; others: RoundFacts[] };

/** How a profile moved over the rounds that ask the same as the latest: others cannot be laid beside them. P3 */
export const trendOf = (newestFirst: readonly Seen[]): Trend => {
  const [latest] = newestFirst;
  const name = latest?.terms.instrument.key;
  const same = newestFirst.filter(({ terms }) => terms.instrument.key === name).toReversed();
  const others = newestFirst.filter(({ terms }) => terms.instrument.key !== name);
  return {
    rounds: same.map(({ facts, result }) => ({ facts, crossed: result.crossed.length })),
    domains: (latest?.terms.instrument.domains ?? []).map(({ key, title }) => {
      const values = same.map(({ result }) => result.domains.find((one) => one.key === key));
      return {
        ...{ key, title },
        community: values.map((one) => one?.community ?? null),
        ally: values.map((one) => one?.ally ?? null),
      };
    }),
    others: others.map(({ facts }) => facts),
  };
};

/** A line was crossed in this round, and the latest that asked the same crosses none. P14 */
export const isMended = ({ rounds }: Pick<Trend, 'rounds'>, round: Pick<RoundFacts, 'id'>): boolean => {
  const last = rounds.at(-1);
  const compared = rounds.some(({ facts }) => facts.id === round.id);
  return compared && last !== undefined && last.facts.id !== round.id && last.crossed === 0;
};
