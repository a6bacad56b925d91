import type { DraftText } from '../statements/text/document.ts';

/** Plainly fictional: a text that three organisations wrote together, and that is out. */
const rentRelief: DraftText = {
  title: 'Rent relief that counts everyone',
  body: [
    'When work stops, rent does not. Last winter one household in nine in our city lost its home within two months of losing its income.',
    'Rent relief must reach sex workers, people who use drugs, parents who run a household alone, and everybody who is paid in cash. Nobody is asked for a contract, a bank account or a reason.',
    'We ask the city to pay relief within two weeks, through organisations that the people concerned lead themselves.',
  ].join('\n\n'),
  references:
    'Lantern Collective, Nine months of rent, 2026\nSaltwater Union, Where we sleep, 2025\nInstitute for Everyday Evidence, Evictions in figures, 2026',
};
export const rentReliefFirst: DraftText = {
  ...rentRelief,
  body: rentRelief.body.replace('within two weeks', 'as soon as possible'),
};

/** Being written: it leaves out a group that is asked, and says so. */
export const floodRelief: DraftText = {
  title: 'After the flood: relief for the whole riverside',
  body: [
    'The flood took the riverside in one night. Whoever worked there that night has had no income since.',
    'Emergency relief must name sex workers, domestic workers and people without a home. It is paid out in cash, at night too. It reaches all vulnerable groups, including but not limited to street vendors.',
    'We are the voice of everyone by the river. Nobody asked the homeless what they need.',
    'No police are present where relief is paid.',
  ].join('\n\n'),
  references:
    'Lantern Collective, The night of the flood, 2026\nInstitute for Everyday Evidence, Rivers in figures, 2025',
};
export const floodReliefInFrench: DraftText = {
  title: 'Après la crue : de l’aide pour toute la rive',
  body: [
    'La crue a emporté la rive en une nuit. Qui travaillait là cette nuit-là est sans revenu depuis.',
    'L’aide d’urgence doit nommer les travailleuses domestiques et les personnes sans domicile. Elle est versée en espèces, la nuit aussi.',
  ].join('\n\n'),
  references: '',
};
