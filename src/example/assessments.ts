import type { Answer } from '../assessments/sheet/facts.ts';
import type { DaysFromToday } from './story.ts';

type Marks = Partial<Record<string, Answer>>;
export type ExampleSide = {
  by: string;
  on: DaysFromToday;
  most: Answer;
  marks: Marks;
  people?: readonly Marks[];
};
export type ExampleRound = {
  occasion: 'baseline' | 'follow-up' | 'yearly';
  openedBy: string;
  on: DaysFromToday;
  sides: readonly ExampleSide[];
};

const allyFirst: Marks = { A1: 3, A4: 3, B1: 2, C1: 2, D2: 2, E2: 1, F2: 2, G2: 4, H2: 4, H3: 3, F4: 2 };
const allySecond: Marks = { ...allyFirst, A1: 3, A5: 3, C1: 3, D2: 3, F2: 3 };
const allyThird: Marks = { ...allySecond, A1: 4, B1: 3, H3: 4, F2: 4 };

/**
 * Three rounds of one partnership. In the second a red line is crossed: a speaker was announced whom nobody of the
 * community had chosen. In the third it is mended.
 */
export const exampleRounds: readonly ExampleRound[] = [
  {
    occasion: 'baseline',
    openedBy: 'lantern',
    on: -320,
    sides: [
      {
        by: 'lantern',
        on: -314,
        most: 2,
        marks: {
          A1: 2,
          B1: 1,
          C1: 1,
          E2: 0,
          F2: 1,
          G2: 3,
          H1: 3,
          A3: 3,
          D2: 1,
          F4: 0,
          F3: 1,
          H4: 1,
          I1: 3,
          G1: 3,
        },
      },
      {
        by: 'saltwater',
        on: -312,
        most: 2,
        marks: { A1: 3, B1: 1, C1: 2, E1: 'na', F4: 1, H2: 3, D1: 3, D2: 1, F2: 1, I1: 4, G1: 2, C3: 1 },
      },
      { by: 'meridian', on: -309, most: 3, marks: allyFirst },
    ],
  },
  {
    occasion: 'follow-up',
    openedBy: 'lantern',
    on: -175,
    sides: [
      {
        by: 'lantern',
        on: -172,
        most: 2,
        marks: { A1: 0, A5: 1, B1: 2, C1: 2, F2: 2, G2: 3, H2: 3, H3: 1, D1: 3, F4: 1, I1: 3, G1: 3, C3: 1 },
      },
      {
        by: 'saltwater',
        on: -171,
        most: 3,
        marks: { A1: 1, A5: 2, B1: 2, C1: 2, E1: 'na', H2: 'unsaid', F4: 1, I1: 4, G1: 4, G2: 4, D2: 2 },
      },
      { by: 'meridian', on: -169, most: 3, marks: allySecond },
    ],
  },
  {
    occasion: 'yearly',
    openedBy: 'meridian',
    on: -30,
    sides: [
      {
        ...{
          by: 'lantern',
          on: -21,
          most: 3,
          marks: { E2: 1, C1: 2, C3: 2, D1: 4, I1: 4, G1: 4, G2: 4, F4: 2 },
        },
        people: [
          { A1: 4 },
          { A1: 4, H3: 4 },
          { A1: 3, F2: 4 },
          { A1: 4, B1: 2 },
          { A1: 3, H1: 4 },
          { A1: 'unsaid' },
        ],
      },
      {
        by: 'saltwater',
        on: -20,
        most: 3,
        marks: { A1: 4, B1: 3, C1: 2, E1: 'na', H3: 4, I1: 4, G1: 4, F4: 2, D2: 4, D3: 4 },
      },
      { by: 'meridian', on: -18, most: 3, marks: allyThird },
    ],
  },
];

/** What was said and agreed after the second round, about who speaks. */
export const exampleRepair = {
  item: 'A1',
  readings: {
    lantern: 'In May a speaker from our community was announced on the programme. We read her name there.',
    meridian:
      'Our events team took a name from an old list. Nobody asked you. That was wrong, and it was us.',
  },
  action:
    'No name of a community speaker goes on a programme before the organisation that was asked has sent it.',
  replies: {
    meridian: 'The rule is in the agreement now, and our events team has it on the wall.',
  },
} as const;
