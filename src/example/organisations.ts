import type { LedBands } from '../organisations/ledStatus/profiles.ts';
import type { ExampleOrganisation } from './story.ts';

const led = (count: LedBands['staff']['count'], staff: LedBands['staff']): LedBands => ({
  'decision-makers': { share: '60-or-more', count: '5-9' },
  spokespeople: { share: '60-or-more', count: '1-4' },
  staff,
  'members-and-volunteers': { share: '60-or-more', count },
  'same-conditions': staff.count === '0' ? 'not-stated' : 'yes',
  accountable: 'yes',
});

const communityLed: readonly ExampleOrganisation[] = [
  {
    key: 'ferry-landing',
    name: 'Ferry Landing Network (example)',
    kind: 'community-led',
    host: true,
    foundedOn: -405,
    communities: ['sex-workers'],
    regions: ['global'],
    languages: ['en', 'fr', 'es', 'ru', 'zh'],
    listed: true,
    people: [
      { name: 'Wren', role: 'steward' },
      { name: 'Ilse', role: 'member' },
    ],
  },
  {
    key: 'lantern',
    name: 'Lantern Collective (example)',
    kind: 'community-led',
    foundedOn: -360,
    communities: ['sex-workers', 'women-and-girls'],
    regions: ['africa'],
    languages: ['en', 'sw'],
    listed: true,
    people: [
      { name: 'Amani', role: 'steward' },
      { name: 'Zuri', role: 'member' },
    ],
    claims: [
      {
        on: -354,
        profile: 'RUF-2018',
        bands: led('10-or-more', { share: 'half-to-60', count: '5-9' }),
        statement: 'Our general meeting elects the coordinating group every two years.',
        answers: [
          {
            on: -352,
            by: 'ferry-landing',
            answer: 'confirmed',
            reason: 'Two of our regional focal points have worked with Lantern for years.',
          },
        ],
      },
    ],
    letsIn: ['meridian', 'quiet-river'],
  },
  {
    key: 'saltwater',
    name: 'Saltwater Union (example)',
    kind: 'community-led',
    foundedOn: -358,
    communities: ['people-who-use-drugs', 'people-in-prison'],
    regions: ['europe'],
    languages: ['en', 'pt', 'el'],
    listed: true,
    people: [
      { name: 'Robin', role: 'steward' },
      { name: 'Maren', role: 'member' },
    ],
    claims: [
      {
        on: -353,
        profile: 'UNAIDS',
        bands: led('10-or-more', { share: 'none', count: '0' }),
        statement: 'We are a union of volunteers and have no paid staff.',
        answers: [{ on: -351, by: 'lantern', answer: 'confirmed', reason: 'We ran two campaigns together.' }],
      },
    ],
  },
  {
    key: 'nine-jacarandas',
    name: 'Nine Jacarandas (example)',
    kind: 'community-led',
    foundedOn: -200,
    communities: ['trans-and-gender-diverse-people', 'migrants'],
    regions: ['latin-america'],
    languages: ['es', 'pt'],
    listed: true,
    people: [
      { name: 'Luz', role: 'steward' },
      { name: 'Marisol', role: 'member' },
    ],
    claims: [
      {
        on: -190,
        profile: 'UNAIDS',
        bands: led('10-or-more', { share: '60-or-more', count: '1-4' }),
        statement: 'All nine founding members are trans; the assembly decides on every budget.',
        answers: [
          { on: -188, by: 'lantern', answer: 'confirmed', reason: 'Our members visited their assembly.' },
        ],
      },
    ],
    letsIn: ['everyday-evidence'],
  },
  {
    key: 'morning-tram',
    name: 'Morning Tram Group (example)',
    kind: 'community-led',
    foundedOn: -402,
    communities: ['people-living-with-hiv', 'people-affected-by-tuberculosis'],
    regions: ['eastern-europe-and-central-asia'],
    languages: ['ru', 'ky', 'kk'],
    listed: false,
    people: [
      { name: 'Aigul', role: 'steward' },
      { name: 'Timur', role: 'member' },
    ],
    // A year has passed: this confirmation has expired and waits for renewal.
    claims: [
      {
        on: -398,
        profile: 'UNAIDS',
        bands: led('5-9', { share: 'half-to-60', count: '1-4' }),
        statement: 'Our board has seven members; the chair changes every year.',
        answers: [{ on: -396, by: 'ferry-landing', answer: 'confirmed', reason: 'A long-standing partner.' }],
      },
    ],
  },
  {
    key: 'paper-boats',
    name: 'Paper Boats Circle (example)',
    kind: 'community-led',
    foundedOn: -90,
    communities: ['people-with-disabilities', 'deaf-people'],
    regions: ['north-america-and-the-caribbean'],
    languages: ['en', 'fr', 'ase'],
    listed: true,
    people: [
      { name: 'Juniper', role: 'steward' },
      { name: 'Océane', role: 'member' },
    ],
    claims: [
      {
        on: -40,
        profile: 'custom',
        bands: led('10-or-more', { share: 'not-stated', count: '1-4' }),
        statement: 'Led means to us: nobody without a disability has a vote in the circle.',
        answers: [
          {
            on: -35,
            by: 'saltwater',
            answer: 'questioned',
            reason: 'We would like to know who decides on the budget: the circle or the staff?',
          },
        ],
      },
    ],
  },
  {
    key: 'night-market',
    name: 'Night Market Union (example)',
    kind: 'community-led',
    foundedOn: -120,
    communities: ['sex-workers', 'migrant-workers'],
    regions: ['asia-and-the-pacific'],
    languages: ['en', 'th', 'zh'],
    listed: false,
    people: [
      { name: 'Mali', role: 'steward' },
      { name: 'Lin', role: 'member' },
    ],
    claims: [
      {
        on: -15,
        profile: 'NSWP-verified',
        bands: led('10-or-more', { share: 'not-stated', count: 'not-stated' }),
        statement: 'The regional network (example) verified us last year.',
        answers: [],
      },
    ],
  },
];

const allies: readonly ExampleOrganisation[] = [
  {
    key: 'common-futures',
    name: 'Office for Common Futures (example)',
    kind: 'ally',
    foundedOn: -300,
    communities: ['sex-workers', 'people-who-use-drugs', 'gay-and-other-msm', 'people-living-with-hiv'],
    regions: ['global'],
    languages: ['en', 'fr', 'es', 'ru', 'zh', 'ar'],
    listed: true,
    people: [
      { name: 'Priya', role: 'steward' },
      { name: 'Tomas', role: 'member' },
    ],
  },
  {
    key: 'meridian',
    name: 'Meridian Women’s Rights Forum (example)',
    kind: 'ally',
    foundedOn: -350,
    communities: ['women-and-girls', 'sex-workers', 'people-who-use-drugs'],
    regions: ['africa', 'europe'],
    languages: ['en', 'fr', 'sw'],
    listed: true,
    people: [
      { name: 'Helen', role: 'steward' },
      { name: 'Nkechi', role: 'member' },
    ],
  },
  {
    key: 'quiet-river',
    name: 'Quiet River Fund (example)',
    kind: 'ally',
    foundedOn: -280,
    communities: ['human-rights-defenders', 'sex-workers'],
    regions: ['global'],
    languages: ['en', 'nl', 'es'],
    listed: true,
    people: [
      { name: 'Anders', role: 'steward' },
      { name: 'Soledad', role: 'member' },
    ],
  },
  {
    key: 'everyday-evidence',
    name: 'Institute for Everyday Evidence (example)',
    kind: 'ally',
    foundedOn: -100,
    communities: ['trans-and-gender-diverse-people', 'migrants'],
    regions: ['latin-america', 'europe'],
    languages: ['es', 'pt', 'en'],
    listed: true,
    people: [
      { name: 'Yusuf', role: 'steward' },
      { name: 'Clara', role: 'member' },
    ],
  },
];

/** Plainly fictional: no organisation and no person here exists. */
export const exampleOrganisations: readonly ExampleOrganisation[] = [...communityLed, ...allies];
