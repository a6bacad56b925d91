import type { ExampleAgreement } from '../story.ts';
import { powerMap } from './powerMap.ts';

/** The example's first partnership, from its founding to the change that is open today. */
export const founding: ExampleAgreement = {
  title: 'Safe at work, heard in the room',
  terms: {
    purpose:
      'Lantern’s members named the need themselves: to report violence without being arrested for it. Saltwater’s members named the same one. We work for a public promise that nobody who reports violence is charged for their work or for using drugs. Lantern and Saltwater say what a good result is.',
    work: 'We work on statements to the regional women’s rights meetings, on a training for legal advisers, and on one study a year. Lantern and Saltwater take part from before the first draft or plan until the review afterwards. Raising money from the public is not part of this agreement. When Meridian hears of a meeting, it tells us within five working days.',
    voice:
      'Lantern chooses who speaks for Lantern, and Saltwater chooses who speaks for Saltwater; neither stands in for the other. Meridian asks for a speaker and never names one. Meridian speaks for itself, and says so.',
    pay: 'Our people are paid what Meridian pays any other expert in the same role, preparation and travel days included. The amount and the day of payment are told before anyone says yes. Fees are paid within 30 days, to the person or to the organisation, as the person chooses.',
    credit:
      'Nothing goes out with the name or the sign of a party before that party has approved the final text. The study names its authors in the order and with the names they choose. What Lantern and Saltwater have published on the subject is cited.',
    data: 'No list of members is made or asked for. Photos show hands, rooms and posters, never faces, unless the person asks for it. Notes from interviews stay with Lantern and Saltwater and are erased after twelve months.',
    decisions:
      'The power map says who decides in each area. What we decide together needs three yeses, and silence is not a yes. Lantern and Saltwater have ten working days to ask their members.',
    problems:
      'Whoever sees a problem says so, in writing or in a call, and loses nothing by it. Meridian answers within five working days. A problem that Lantern or Saltwater raised is closed when they say so.',
    ending:
      'Anyone may leave at any time. Work that was done is paid. Drafts that carry Lantern’s or Saltwater’s name stay with them. What was shared is erased within a month.',
  },
  reviewOn: -160,
  powerMap: powerMap([3, 1, 0, 2, 3, 4, 2, 2], [4, 2, 2, 3, 4, 5, 3, 3]),
  commitments: [],
};

/** At the first review: some promises were kept, some not, and the map says which. */
export const afterReview: ExampleAgreement = {
  ...founding,
  reviewOn: 25,
  powerMap: powerMap([3, 2, 1, 3, 4, 5, 3, 3], [4, 3, 2, 4, 4, 5, 3, 3]),
  commitments: [
    {
      sentence:
        'For every event we hold together, Lantern and Saltwater choose their own speakers. Meridian sends topic, date, format and fee, and waits for the name.',
      lesson:
        'In May Meridian announced a speaker from our community whom Lantern had not chosen. Lantern knows who leads, and who can speak safely.',
      rule: { is: 'nominations', kind: null, space: '', topic: '', organisation: 'lantern' },
    },
  ],
};

/** What Meridian first proposed about pay. */
export const slowerPay: ExampleAgreement = {
  ...afterReview,
  terms: {
    ...afterReview.terms,
    pay: 'Our people are paid what Meridian pays any other expert in the same role, preparation and travel days included. The amount and the day of payment are told before anyone says yes. Fees are paid within 45 days, by bank transfer, after the form has been returned.',
  },
};

/** What came of the objection. */
export const fasterPay: ExampleAgreement = {
  ...afterReview,
  terms: {
    ...afterReview.terms,
    pay: 'Our people are paid what Meridian pays any other expert in the same role, preparation and travel days included. The amount and the day of payment are told before anyone says yes. Fees are paid within 14 days, in cash, by mobile money or to the organisation, as the person chooses. Travel, meals and childcare are paid in advance.',
  },
  reviewOn: 120,
  powerMap: powerMap([4, 3, 2, 4, 4, 5, 3, 3], [4, 3, 3, 4, 5, 5, 4, 4]),
  commitments: [
    ...afterReview.commitments,
    {
      sentence:
        'Meridian keeps a small fund from which costs are paid before our people travel. Nobody from Lantern or Saltwater lends Meridian money.',
      lesson: 'Speakers without a bank account paid for their journeys and waited weeks to be paid back.',
      rule: null,
    },
  ],
};

/** Open today. */
export const readableDrafts: ExampleAgreement = {
  ...fasterPay,
  terms: {
    ...fasterPay.terms,
    credit:
      'Nothing goes out with the name or the sign of a party before that party has approved the final text. A draft reaches us in English and Swahili, and at least five working days before comments are due. The study names its authors in the order and with the names they choose. What Lantern and Saltwater have published on the subject is cited.',
  },
  powerMap: powerMap([4, 3, 2, 4, 4, 5, 4, 3], [4, 3, 3, 4, 5, 5, 4, 4]),
};
