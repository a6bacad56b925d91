import { shipped } from '../../src/assessments/instrument/shipped.ts';
import type { History, RoundReport } from '../../src/assessments/reports/view.ts';
import { resultOf, type Share } from '../../src/assessments/result/facts.ts';
import type { Answer, Sheet } from '../../src/assessments/sheet/facts.ts';
import { sharedOf } from '../../src/assessments/sheet/suppression.ts';
import { asked, type Terms } from '../../src/assessments/termsStore.ts';
import type { Day } from '../../src/kernel/clock.ts';
import { agreedActionId, newId, organisationId, partnershipId, roundId } from '../../src/kernel/ids.ts';
import { filled } from './rounds.ts';

const instrument = shipped('alongside-partnership/1');
if (!instrument) throw new Error('nothing ships');
const [harbour, fund, partnership] = [newId(organisationId), newId(organisationId), newId(partnershipId)];

export const terms: Terms = {
  instrument,
  areas: [{ area: 'budget', own: false, today: 3, promised: 4 }],
  reviewOn: '2027-01-01',
};
const questions = asked(terms);
type Marks = Record<string, Answer>;

const shareOf = (side: Share['side'], sheets: Sheet[]) => ({
  ...{ organisation: side === 'ally' ? fund : harbour, side, name: side === 'ally' ? 'Fund' : 'Harbour' },
  shared: sharedOf(sheets.length > 1 ? 'people' : 'one', sheets, questions),
});

/** A round that both sides saw: everything a 2 or a 3, but for what is named. */
export const reportOf = (openedOn: Day, community: Marks[], ally: Marks = {}): RoundReport => {
  const shares = [
    shareOf(
      'community',
      community.map((marks) => filled(questions, 2, marks)),
    ),
    shareOf('ally', [filled(questions, 3, ally)]),
  ];
  const facts: RoundReport['facts'] = {
    ...{ id: newId(roundId), partnership, openedBy: harbour, openedOn, answerBy: openedOn },
    ...{ occasion: 'baseline', engagement: null, calledOff: null, shownOn: openedOn },
    respondents: shares.map(({ organisation, side }) => ({
      ...{ organisation, side, left: false, mode: 'one' as const },
      handedIn: { on: openedOn, openedOn, releasedOn: null },
    })),
  };
  return {
    ...{ facts, terms, shares, result: resultOf(questions, shares), parties: ['Harbour', 'Fund'] },
    replies: [{ name: 'Fund', words: 'We have begun to change it.' }],
    actions: [
      {
        ...{ id: newId(agreedActionId), round: facts.id, item: 'A1', words: 'Ask us for a name first.' },
        ...{ owner: fund, ownerName: 'Fund', proposedBy: harbour, dueOn: '2027-09-01', proposedOn: openedOn },
        ...{ consents: [harbour, fund], reports: [], done: null },
      },
    ],
  };
};

export const historyOf = (rounds: RoundReport[]): History => ({
  ...{ partnership, title: 'Working together', parties: ['Harbour', 'Fund'], rounds, cut: false },
});
