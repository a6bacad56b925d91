import type { OrganisationId } from '../kernel/ids.ts';
import { present, type RoundFacts } from './facts.ts';
import type { Instrument } from './instrument.ts';

/** So many partnerships of one ally are the fewest that may be shown together. Our default. */
export const fewestTogether = 5;

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

/** Only what every party agreed to; that one did not is not said of anybody. P1, P3 */
export const agreedFields = (
  round: RoundFacts,
  fields: readonly PublishedField[],
  consents: readonly Consent[],
): PublishedField[] =>
  fields.filter((field) =>
    present(round).every(({ organisation }) =>
      consents.some((one) => one.field === field && one.organisation === organisation),
    ),
  );

export type Published = { partnership: string; ally: OrganisationId; agreed: readonly PublishedField[] };

/** Several partnerships of one ally together: from five up, each by its own community's consent. P3, P15 */
export const shownTogether = (rounds: readonly Published[], ally: OrganisationId): Published[] => {
  const willing = rounds.filter((one) => one.ally === ally && one.agreed.includes('together'));
  const different = [...new Map(willing.map((one) => [one.partnership, one])).values()];
  return different.length >= fewestTogether ? different : [];
};
