import type { Provenance } from '../../kernel/provenance.ts';
import type { communityKeys } from './communities.ts';

type Community = (typeof communityKeys)[number];

/**
 * A member as the list names it. `fit` is our reading of it beside our own community: a narrower name leaves
 * people out, so it does not stand for the group. `null`: people we hold no community for.
 */
export type PublishedMember = {
  name: string;
  community: Community | null;
  fit: 'same' | 'narrower' | 'wider';
  code?: string;
};

export type PublishedList = {
  id: string;
  publisher: string;
  /** `null`: none is known. */
  edition: string | null;
  /** What the list is: groups it names, or groups it was shown to have left out. */
  holds: 'key-populations' | 'codes' | 'left-out' | 'vulnerable-populations';
  members: readonly PublishedMember[];
} & Provenance;

const same = (community: Community, name: string, code?: string): PublishedMember => ({
  name,
  community,
  fit: 'same',
  ...(code ? { code } : {}),
});
const narrower = (community: Community, name: string, code?: string): PublishedMember => ({
  ...same(community, name, code),
  fit: 'narrower',
});
const wider = (community: Community, name: string): PublishedMember => ({
  ...same(community, name),
  fit: 'wider',
});
const others = (name: string): PublishedMember => ({ name, community: null, fit: 'same' });

/** The lists differ from one another and from year to year: always name the edition. */
export const publishedLists = {
  'WHO-KP-2016': {
    id: 'WHO-KP-2016',
    publisher: 'World Health Organization',
    edition: '2016',
    holds: 'key-populations',
    mark: 'F',
    source: 'L1',
    members: [
      same('gay-and-other-msm', 'men who have sex with men'),
      same('people-in-prison', 'people in prisons and other closed settings'),
      narrower('people-who-use-drugs', 'people who inject drugs'),
      same('sex-workers', 'sex workers'),
      narrower('trans-and-gender-diverse-people', 'transgender people'),
    ],
  },
  'UNAIDS-KP': {
    id: 'UNAIDS-KP',
    publisher: 'UNAIDS',
    edition: '2016–2021',
    holds: 'key-populations',
    mark: 'F',
    source: 'L2',
    members: [
      same('gay-and-other-msm', 'gay men and other men who have sex with men'),
      same('sex-workers', 'sex workers'),
      narrower('trans-and-gender-diverse-people', 'transgender people'),
      narrower('people-who-use-drugs', 'people who inject drugs'),
      narrower('people-in-prison', 'prisoners and other incarcerated people'),
    ],
  },
  'UNAIDS-TG-2015': {
    id: 'UNAIDS-TG-2015',
    publisher: 'UNAIDS',
    edition: '2015',
    holds: 'key-populations',
    mark: 'F~',
    source: 'L3',
    members: [
      same('gay-and-other-msm', 'gay men and other men who have sex with men'),
      wider('sex-workers', 'sex workers and their clients'),
      narrower('trans-and-gender-diverse-people', 'transgender people'),
      narrower('people-who-use-drugs', 'people who inject drugs'),
      narrower('people-in-prison', 'prisoners and other incarcerated people'),
    ],
  },
  'UNFPA-2013': {
    id: 'UNFPA-2013',
    publisher: 'UNFPA',
    edition: 'c. 2013',
    holds: 'key-populations',
    mark: 'F',
    source: 'L4',
    members: [
      same('people-living-with-hiv', 'people living with HIV'),
      same('gay-and-other-msm', 'men who have sex with men'),
      narrower('trans-and-gender-diverse-people', 'transgender people'),
      narrower('people-who-use-drugs', 'people who inject drugs'),
      wider('sex-workers', 'sex workers and their clients'),
      others('seronegative partners in serodiscordant couples'),
    ],
  },
  'WHO-SMART-HIV-0.4.4': {
    id: 'WHO-SMART-HIV-0.4.4',
    publisher: 'World Health Organization',
    edition: '0.4.4',
    holds: 'codes',
    mark: 'F',
    source: 'L5',
    members: [
      same('sex-workers', 'sex worker', 'HIV.B.DE51'),
      same('gay-and-other-msm', 'men who have sex with men', 'HIV.B.DE52'),
      same('trans-and-gender-diverse-people', 'trans and gender-diverse people', 'HIV.B.DE53'),
      narrower('people-who-use-drugs', 'people who inject drugs', 'HIV.B.DE54'),
      same('people-in-prison', 'people in prisons and other closed settings', 'HIV.B.DE55'),
    ],
  },
  'FAR-2020-gap': {
    id: 'FAR-2020-gap',
    publisher: 'Feminist Alliance for Rights',
    edition: '2020',
    holds: 'left-out',
    mark: 'F',
    source: 'S49a',
    members: [
      same('sex-workers', 'sex workers'),
      same('people-who-use-drugs', 'people who use drugs'),
      same('trans-and-gender-diverse-people', 'trans people'),
      same('people-in-prison', 'people in prison'),
      same('people-living-with-hiv', 'people living with HIV'),
    ],
  },
  'GF-vulnerable': {
    id: 'GF-vulnerable',
    publisher: 'Global Fund',
    edition: null,
    holds: 'vulnerable-populations',
    mark: 'G',
    members: [
      same('women-and-girls', 'women and girls'),
      same('young-people', 'youth'),
      same('migrants', 'migrants'),
      same('refugees', 'refugees'),
      same('people-with-disabilities', 'people with disabilities'),
      others('miners'),
      same('indigenous-peoples', 'indigenous people'),
    ],
  },
} as const satisfies Record<string, PublishedList>;
