import type { Change } from '../kernel/decision/facts.ts';
import type { OrganisationKind, Role } from '../kernel/organisation.ts';
import type { CommunityKey, LanguageCode, RegionKey } from '../language/vocabulary.ts';
import type { LedBands, ProfileId } from '../organisations/ledStatus/profiles.ts';
import type { Agreement } from '../partnerships/agreement/document.ts';

/** Days from the day the example is made: -30 is a month ago. So an open decision is open whenever it is seen. */
export type DaysFromToday = number;

export type ExamplePerson = { name: string; role: Role };

/** Made for all the communities the organisation names. */
export type ExampleClaim = {
  on: DaysFromToday;
  profile: ProfileId;
  bands: LedBands;
  statement: string;
  answers: readonly {
    on: DaysFromToday;
    by: string;
    answer: 'confirmed' | 'questioned';
    reason: string;
  }[];
};

export type ExampleOrganisation = {
  key: string;
  name: string;
  kind: OrganisationKind;
  host?: true;
  foundedOn: DaysFromToday;
  communities: readonly CommunityKey[];
  regions: readonly RegionKey[];
  languages: readonly LanguageCode[];
  listed: boolean;
  people: readonly [ExamplePerson, ExamplePerson];
  claims?: readonly ExampleClaim[];
  /** Allies that may propose a partnership to it. */
  letsIn?: readonly string[];
};

/** An agreement as its parties write it, a nominating organisation by its key; what the product adds (ids, parties, seal) comes when it is made. */
export type ExampleAgreement = Pick<Agreement, 'title' | 'terms' | 'powerMap' | 'commitments'> & {
  reviewOn: DaysFromToday;
};

/** What happened, in order; seeding replays it through the same rules as everyone's. */
export type ExampleStep = { on: DaysFromToday; by: string; decision: string } & (
  | { act: 'propose'; change: Change; agreement: ExampleAgreement; note: string; windowDays: number }
  | { act: 'amend'; agreement: ExampleAgreement; note: string; windowDays: number }
  | { act: 'consent' }
  | { act: 'object'; reason: string }
);

export type ExamplePartnership = { key: string; parties: readonly string[]; steps: readonly ExampleStep[] };

export type ExampleClauseQuestion = {
  askedBy: string;
  ally: string;
  askedOn: DaysFromToday;
  answer?: { on: DaysFromToday; answer: 'bound' | 'not-bound' | 'unsure'; note: string };
};
