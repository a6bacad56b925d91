import type { OrganisationId } from '../../kernel/ids.ts';
import type { Side } from '../../kernel/organisation.ts';
import type { Question } from '../sheet/facts.ts';
import type { Shared } from '../sheet/suppression.ts';
import { median } from '../sheet/values.ts';

/** A gap of so much is something to talk about. Our default. */
export const talkFrom = 2;

/** What one organisation showed, or null where it is not shown to this reader. */
export type Share = { organisation: OrganisationId; side: Side; shared: Shared | null };

export type ItemResult = {
  key: string;
  domain: string | null;
  redLine: boolean;
  most: 4 | 5;
  /** The value. */
  community: number | null;
  /** The ally's own view. It is never mixed into the value. */
  ally: number | null;
  /** Ally minus community: above 0, the ally gave the higher mark. */
  gap: number | null;
  talk: boolean;
  /** A community gave it 0. */
  crossed: boolean;
};
export type DomainResult = { key: string; community: number | null; ally: number | null };
export type Result = {
  items: ItemResult[];
  domains: DomainResult[];
  /** Red lines that a community says are crossed: whatever else is good, the partnership needs repair. P14 */
  crossed: string[];
};

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';

const valuesFrom = (shares: readonly Share[], side: Side, key: string): number[] =>
  shares
    .filter((share) => share.side === side)
    .map(({ shared }) => shared?.items[key]?.value)
    .filter(isNumber);

const itemResult = (question: Question, shares: readonly Share[]): ItemResult => {
  const { key, domain, redLine, most } = question;
  const communities = valuesFrom(shares, 'community', key);
  // Each organisation counts once, however many of its people answered.
  const community = median(communities);
  const ally = median(valuesFrom(shares, 'ally', key));
  const gap = community === null || ally === null ? null : ally - community;
  return {
    ...{ key, domain, redLine, most, community, ally, gap },
    talk: gap !== null && Math.abs(gap) >= talkFrom,
    // If one community says that its line was crossed, it was.
    crossed: redLine && communities.includes(0),
  };
};

const domainsOf = (items: readonly ItemResult[]): DomainResult[] =>
  [...Map.groupBy(items, ({ domain }) => domain)].flatMap(([key, among]) =>
    key === null
      ? []
      : [
          {
            key,
            community: median(among.map(({ community }) => community).filter(isNumber)),
            ally: median(among.map(({ ally }) => ally).filter(isNumber)),
          },
        ],
  );

/** A profile by question and domain, side by side. There is no total, and the two sides are never averaged. P3 */
export const resultOf = (questions: readonly Question[], shares: readonly Share[]): Result => {
  const items = questions.map((question) => itemResult(question, shares));
  return {
    items,
    domains: domainsOf(items),
    crossed: items.filter(({ crossed }) => crossed).map(({ key }) => key),
  };
};
