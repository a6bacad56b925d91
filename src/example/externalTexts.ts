import type { Entry } from '../statements/external/entry.ts';

/** Plainly fictional: what others published, as it was found. The days are counted from today. */
type Found = Omit<Entry, 'publishedOn'>;

/** Out already, by an alliance that has no account here, with a list that leaves people out. */
export const cityRelief: Found = {
  title: 'Relief for our city',
  publisher: 'Harbour Cities Alliance (example)',
  link: 'harbour-cities.example/relief-for-our-city',
  language: 'en',
  scopes: ['pandemic-relief', 'housing'],
  body: [
    'The city must act before more people lose their homes.',
    'Relief must reach older people, migrants, people with disabilities, single parents and people without a home.',
    'Communities must be at the centre of every decision. Forty-one organisations have signed this text.',
  ].join('\n\n'),
};
export const cityReliefLeavesOut =
  'Your list leaves out sex workers and women who use drugs, who were the first to lose their rooms. We were never asked. Please add us to the list, or publish with us what is missing.';
/** Where somebody works: taken out again on the next day. */
export const cityReliefTooMuch = 'Somebody told us so at the counter on the old quay.';
export const cityReliefAnswer = `They wrote to us: forty-one organisations have signed, so the text cannot change any more. ${cityReliefTooMuch}`;

/** Out already, by an organisation that has one. */
export const nightBuses: Found = {
  title: 'Safe journeys at night',
  publisher: 'Meridian Women’s Rights Forum (example)',
  link: 'Newsletter, autumn',
  language: 'en',
  scopes: ['violence'],
  body: [
    'Night buses must be safe for women, girls and older people.',
    'We ask the transport company for guards at every stop, and for the police to ride along.',
  ].join('\n\n'),
};
export const nightBusesLeavesOut =
  'Trans women are not named, and police on the bus are why many of us walk. Please ask those who use the night bus.';
