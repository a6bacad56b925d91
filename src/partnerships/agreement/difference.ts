import { isDeepStrictEqual } from 'node:util';
import { type Commitment, type CommitmentRule, withName } from '../../commitments/commitment.ts';
import type { Day } from '../../kernel/clock.ts';
import type { PowerLevel } from '../../kernel/power.ts';
import { type Agreement, type AgreementParty, type Area, areaName, type PowerRow } from './document.ts';
import { type TermKey, termKeys } from './terms.ts';

type Levels = { today: PowerLevel; promised: PowerLevel };

/** One thing that a proposal changes. Its sentence is under `decision.difference.<kind>`. */
export type Difference =
  | { kind: 'title'; from: string; to: string }
  | { kind: 'term'; term: TermKey; from: string; to: string }
  | { kind: 'review'; from: Day; to: Day }
  | { kind: 'power'; area: Area; from: Levels | null; to: Levels | null }
  | { kind: 'commitmentAdded' | 'commitmentRemoved' | 'commitmentLesson'; text: string }
  | { kind: 'commitmentRule'; text: string; from: CommitmentRule | null; to: CommitmentRule | null }
  | { kind: 'partyAdded' | 'partyRemoved'; party: AgreementParty }
  | { kind: 'partyRenamed'; from: string; to: string };

const levels = (row: PowerRow | undefined): Levels | null =>
  row ? { today: row.today, promised: row.promised } : null;

/** Written exactly so: an area under another spelling is shown as taken out and put in. */
const spelled = (area: Area): string => `${typeof area} ${areaName(area)}`;

const powerDifferences = (before: Agreement, after: Agreement): Difference[] => {
  const areas = new Map([...before.powerMap, ...after.powerMap].map(({ area }) => [spelled(area), area]));
  return [...areas].flatMap(([key, area]): Difference[] => {
    const from = levels(before.powerMap.find((row) => spelled(row.area) === key));
    const to = levels(after.powerMap.find((row) => spelled(row.area) === key));
    const same = from?.today === to?.today && from?.promised === to?.promised;
    return same ? [] : [{ kind: 'power', area, from, to }];
  });
};

const sameSentence = ({ commitments }: Agreement, { sentence }: Commitment): Commitment | undefined =>
  commitments.find((one) => one.sentence === sentence);

/** The check of a commitment has no words in the text: its change is described here, with the names of that day. */
const ruleDifferences = (before: Agreement, after: Agreement, of: Commitment): Difference[] => {
  const from = sameSentence(before, of)?.rule ?? null;
  if (isDeepStrictEqual(from, of.rule)) return [];
  return [
    {
      kind: 'commitmentRule',
      text: of.sentence,
      from: from && withName(from, before.parties),
      to: of.rule && withName(of.rule, after.parties),
    },
  ];
};

const commitmentDifferences = (before: Agreement, after: Agreement): Difference[] => [
  ...after.commitments.flatMap((one): Difference[] => {
    const earlier = sameSentence(before, one);
    const text = one.sentence;
    return [
      ...(earlier ? [] : [{ kind: 'commitmentAdded', text } satisfies Difference]),
      ...(earlier && earlier.lesson !== one.lesson
        ? [{ kind: 'commitmentLesson', text } satisfies Difference]
        : []),
      ...ruleDifferences(before, after, one),
    ];
  }),
  ...before.commitments
    .filter((one) => !sameSentence(after, one))
    .map(({ sentence }): Difference => ({ kind: 'commitmentRemoved', text: sentence })),
];

const partyDifferences = (before: Agreement, after: Agreement): Difference[] => {
  const found = ({ parties }: Agreement, { organisation, side }: AgreementParty) =>
    parties.find((party) => party.organisation === organisation && party.side === side);
  const added = after.parties.filter((party) => !found(before, party));
  const removed = before.parties.filter((party) => !found(after, party));
  const renamed = after.parties.flatMap((party): Difference[] => {
    const from = found(before, party)?.name ?? party.name;
    return from === party.name ? [] : [{ kind: 'partyRenamed', from, to: party.name }];
  });
  return [
    ...added.map((party): Difference => ({ kind: 'partyAdded', party })),
    ...removed.map((party): Difference => ({ kind: 'partyRemoved', party })),
    ...renamed,
  ];
};

/** Everything that would change, so that nobody consents to what she was not shown. Order alone is no change. P1 */
export const describeChange = (before: Agreement, after: Agreement): Difference[] => [
  ...(before.title === after.title
    ? []
    : [{ kind: 'title', from: before.title, to: after.title } satisfies Difference]),
  ...partyDifferences(before, after),
  ...termKeys
    .filter((term) => before.terms[term] !== after.terms[term])
    .map((term): Difference => ({ kind: 'term', term, from: before.terms[term], to: after.terms[term] })),
  ...(before.reviewOn === after.reviewOn
    ? []
    : [{ kind: 'review', from: before.reviewOn, to: after.reviewOn } satisfies Difference]),
  ...powerDifferences(before, after),
  ...commitmentDifferences(before, after),
];
