import type { Enforcement } from './enforcement.ts';

/** Of how both sides say it goes. */
export const inAssessments = {
  sealedUntilBoth: {
    rule: 'src/assessments/rules.ts#sees',
    refusal: {
      file: 'src/assessments/rules.test.ts',
      title: 'is nobody else’s to see before everyone has handed in (P3)',
    },
  },
  ownQuestions: {
    rule: 'src/assessments/rules.ts#chooseInstrument',
    refusal: {
      file: 'src/assessments/rules.test.ts',
      title: 'an ally cannot change what the community is asked (P3, P7)',
    },
  },
  shownFor: {
    rule: 'src/assessments/sheet/facts.ts#missingRecords',
    refusal: {
      file: 'src/assessments/rules.test.ts',
      title: 'from an ally needs something to show for it (P7)',
    },
  },
  publishedByBoth: {
    rule: 'src/assessments/publishing/rules.ts#agreedFields',
    refusal: {
      file: 'src/assessments/publishing/rules.test.ts',
      title: 'what one party has not agreed to is not published (P1, P3)',
    },
  },
  pooledResults: {
    rule: 'src/assessments/pooledResults/rules.ts#poolResults',
    refusal: {
      file: 'src/assessments/pooledResults/acts.test.ts',
      title: 'four that agreed are not shown, nor a fifth that only the ally agreed to (P3)',
    },
  },
  saidDone: {
    rule: 'src/assessments/followUp/rules.ts#reportAction',
    refusal: {
      file: 'src/assessments/followUp/rules.test.ts',
      title: 'an ally cannot tick off what it owed (P7)',
    },
  },
} as const satisfies Record<string, Enforcement>;
