import { routes } from '../../src/routes.ts';
import type { AssessmentStory } from './assessmentStory.ts';
import type { Stops } from './stops.ts';

const roundStops = (story: AssessmentStory): Stops => {
  const { partnership, fresh, ready, waiting, people } = story;
  return {
    rounds: ['Amani', 'Helen', 'Zuri'].map((as) => ({ as, path: routes.rounds.url({ partnership }) })),
    newRound: ['Amani', 'Helen'].map((as) => ({ as, path: routes.newRound.url({ partnership }) })),
    round: [
      { as: 'Amani', path: routes.round.url(fresh) },
      { as: 'Helen', path: routes.round.url(fresh) },
      { as: 'Zuri', path: routes.round.url(ready) },
      { as: 'Amani', path: routes.round.url(ready) },
      { as: 'Amani', path: routes.round.url(waiting) },
      { as: 'Amani', path: routes.round.url(people) },
    ],
    sheet: [
      { as: 'Amani', path: routes.sheet.url(ready) },
      { as: 'Amani', path: `${routes.sheet.url(ready)}?part=levels` },
      { as: 'Zuri', path: routes.sheet.url(people) },
    ],
    paperSheet: [{ as: 'Amani', path: routes.paperSheet.url(people) }],
    entry: [{ as: 'Amani', path: routes.entry.url(people) }],
    linkedSheet: [{ as: null, path: routes.linkedSheet.url({ code: people.code }) }],
    findSheet: [{ as: null, path: routes.findSheet.url() }],
    checkPartnership: [{ as: null, path: routes.checkPartnership.url() }],
  };
};

const resultStops = ({ partnership, ally, latest, second, waiting, published }: AssessmentStory): Stops => ({
  result: [
    { as: 'Amani', path: routes.result.url({ round: second }) },
    { as: 'Helen', path: routes.result.url({ round: latest }) },
    { as: 'Amani', path: routes.result.url(waiting) },
  ],
  resultItem: [
    { as: 'Amani', path: routes.resultItem.url({ round: second, item: 'A1' }) },
    { as: 'Amani', path: routes.resultItem.url({ round: latest, item: 'C1' }) },
    { as: 'Helen', path: routes.resultItem.url({ round: latest, item: 'A1' }) },
  ],
  publishing: [
    { as: 'Amani', path: routes.publishing.url({ round: latest }) },
    { as: 'Zuri', path: routes.publishing.url({ round: second }) },
  ],
  published: [{ as: null, path: new URL(published).pathname }],
  report: [{ as: 'Amani', path: routes.report.url({ round: second }) }],
  pooledResults: ['Amani', 'Helen'].map((as) => ({
    as,
    path: routes.pooledResults.url({ organisation: ally }),
  })),
  history: ['Amani', 'Helen'].map((as) => ({ as, path: routes.history.url({ partnership }) })),
});

const questionStops = ({ partnership, own, people, second }: AssessmentStory): Stops => ({
  questionSets: ['Amani', 'Helen'].map((as) => ({ as, path: routes.questionSets.url() })),
  newQuestions: [
    { as: 'Amani', path: `${routes.newQuestions.url()}?from=alongside-partnership` },
    { as: 'Amani', path: `${routes.newQuestions.url()}?from=${own}` },
  ],
  questions: [
    { as: 'Amani', path: routes.questions.url({ instrument: own }) },
    { as: 'Helen', path: routes.questions.url({ instrument: 'alongside-partnership' }) },
  ],
  sheetsForm: [{ as: 'Amani', path: routes.sheetsForm.url(people) }],
  reportFile: [{ as: 'Helen', path: routes.reportFile.url({ round: second, table: 'csv' }) }],
  historyFile: [{ as: 'Amani', path: routes.historyFile.url({ partnership, table: 'json' }) }],
  questionsFile: [
    { as: 'Helen', path: routes.questionsFile.url({ instrument: 'alongside-pulse', table: 'json' }) },
  ],
});

export const assessmentStops = (story: AssessmentStory): Stops => ({
  ...roundStops(story),
  ...resultStops(story),
  ...questionStops(story),
});
