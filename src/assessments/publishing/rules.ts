import type { OrganisationId } from '../../kernel/ids.ts';
import type { RoundFacts } from '../facts.ts';
import type { Instrument } from '../instrument/facts.ts';

export type PublishedField = string;
export const plainFields = ['names', 'red-lines', 'replies', 'together'] as const;
export type PlainField = (typeof plainFields)[number];
const domainPrefix = 'domain-';
export const domainField = (key: string): PublishedField => `${domainPrefix}${key.toLowerCase()}`;

/** What can be published of a round: each is decided by itself. */
export const fieldsOf = ({ domains }: Pick<Instrument, 'domains'>): PublishedField[] => [
  ...plainFields,
  ...domains.map(({ key }) => domainField(key)),
];

type Consent = { field: PublishedField; organisation: OrganisationId };

/** Whose yes is needed: all who answered, or still may. A party that left has taken its yes back. */
const concerned = ({ respondents }: RoundFacts): RoundFacts['respondents'] =>
  respondents.filter(({ left, handedIn }) => !left || handedIn !== null);

/** Only what every party agreed to; nobody learns who did not. P1, P3 */
export const agreedFields = (
  round: RoundFacts,
  fields: readonly PublishedField[],
  consents: readonly Consent[],
): PublishedField[] =>
  fields.filter((field) =>
    concerned(round).every(
      ({ organisation, left }) =>
        !left && consents.some((one) => one.field === field && one.organisation === organisation),
    ),
  );
