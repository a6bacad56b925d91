import type { EngagementTables } from '../../src/database/tables/engagements.ts';
import { calendarWall } from './calendarWall.ts';
import { noteWall, ofNote } from './noteWall.ts';
import {
  aJob,
  all,
  any,
  aSteward,
  type Facts,
  kept,
  linked,
  type Me,
  nobody,
  own,
  party,
  type Row,
  type Rule,
  some,
  type Wall,
} from './wallRules.ts';

const byParties = any(party(), aJob);
const ourSteward = all(own(), aSteward);
const same =
  (...columns: string[]) =>
  (one: Row, other: Row): boolean =>
    columns.every((column) => one[column] === other[column]);

const seesEngagement = any(own(), party(), aJob);
const ofEngagement = (rule: Rule = seesEngagement): Rule =>
  some(
    'engagement',
    (engagement, row, me, facts) =>
      engagement.id === row.engagement_id &&
      same('partnership_id')(engagement, row) &&
      rule(engagement, me, facts),
  );
const anEngagementSheSees = some(
  'engagement',
  (engagement, row, me, facts) =>
    engagement.id === row.engagement_id && seesEngagement(engagement, me, facts),
);
const unshared: Rule = (row) => row.partnership_id === null;

/** P6, P7: of a community's organisation in the partnership, about a plan of one's own. */
const asks = all(
  aSteward,
  party(),
  ofEngagement(own()),
  some(
    'plan_version',
    (version, row, me, facts) =>
      version.id === row.version_id &&
      same('engagement_id')(version, row) &&
      own('by_id')(version, me, facts),
  ),
  some(
    'party',
    (asked, row) =>
      same('partnership_id')(asked, row) &&
      asked.organisation_id === row.asked_id &&
      asked.side === 'community',
  ),
);
const plans: Rule = (request, me, facts) =>
  facts('engagement').some((one) => one.id === request.engagement_id && own()(one, me, facts));
const answers = some('seat_request', (request, row, me, facts) => {
  const fits =
    request.id === row.request_id &&
    request.asked_id === row.organisation_id &&
    same('partnership_id')(request, row);
  if (!fits || !byParties(request, me, facts)) return false;
  if (row.answer === 'silence') return true;
  const by: Rule = row.answer === 'superseded' ? plans : own('asked_id');
  return all(aSteward, by)(request, me, facts);
});

export const seesNomination = any(own(), linked('id'), aJob);
/** P7: only a community's organisation, for the request that it was asked. */
const nominates = all(
  ourSteward,
  (_, me, facts) =>
    facts('organisation').some((one) => own('id')(one, me, facts) && one.kind === 'community-led'),
  some(
    'seat_request',
    (request, row, me, facts) =>
      request.id === row.request_id &&
      same('engagement_id')(request, row) &&
      own('asked_id')(request, me, facts),
  ),
);
const ofOurNomination = some(
  'nomination',
  (nomination, row, me, facts) => nomination.id === row.nomination_id && own()(nomination, me, facts),
);
const inTheNameOfHers = some(
  'nomination',
  (nomination, row) => nomination.id === row.nomination_id && same('organisation_id')(nomination, row),
);
const herOrganisationOrSheOr = (steward: Rule) => any(steward, linked(), aJob);
/** P6: she writes it, and nobody else. */
const hersAlone: Wall = {
  sees: herOrganisationOrSheOr(own()),
  adds: all(linked(), inTheNameOfHers),
  changes: linked(),
  drops: herOrganisationOrSheOr(ourSteward),
};
const holds =
  (column: string): Rule =>
  (row, me) =>
    me.bearer !== null && row[column] === me.bearer;

const releases = all(
  ourSteward,
  party(),
  ofEngagement(),
  some(
    'nomination',
    (nomination, row, me, facts) =>
      nomination.id === row.nomination_id &&
      own()(nomination, me, facts) &&
      same('engagement_id', 'seat_key')(nomination, row) &&
      nomination.place === 0,
  ),
  some('nominee_answer', (answer, row) => same('nomination_id')(answer, row) && answer.answer === 'accepted'),
);
const ofRelease = (rule: Rule): Rule =>
  some('release', (release, row, me, facts) => release.id === row.release_id && rule(release, me, facts));
const ofSharedRelease = some(
  'release',
  (release, row, me, facts) =>
    release.id === row.release_id && same('partnership_id')(release, row) && byParties(release, me, facts),
);
const wasAsked = some(
  'seat_request',
  (request, row, me, facts) =>
    same('engagement_id', 'partnership_id')(request, row) && own('asked_id')(request, me, facts),
);
const givesByCode = some(
  'nomination',
  (nomination, row, me, facts) =>
    linked('id')(nomination, me, facts) && same('organisation_id', 'engagement_id')(nomination, row),
);

/** She is told that it was called off. */
const ofHerEngagement = some(
  'nomination',
  (nomination, row, me, facts) =>
    linked('id')(nomination, me, facts) && same('engagement_id')(nomination, row),
);

const recordOf = (table: 'appearance' | 'nominee_answer' | 'nominee_message'): Rule =>
  some(table, (hers, row, me, facts) => hers.record_id === row.record_id && linked()(hers, me, facts));
/** What is sealed about nominees. */
const nomineeRecords = (facts: Facts): Set<unknown> =>
  new Set([
    ...(['release', 'nomination', 'disclosure'] as const).flatMap((table) =>
      facts(table).map(({ id }) => id),
    ),
    ...(['nominee_terms', 'nominee_answer', 'nominee_message', 'appearance'] as const).flatMap((table) =>
      facts(table).map((row) => row.record_id),
    ),
    ...facts('disclosure').map((row) => row.note_record_id),
  ]);
/** Keys of what is a nominee's: she and whoever nominated her take them away, and time does (C39). */
export const ofNominee: Rule = any(
  all(aJob, (row, _, facts) => nomineeRecords(facts).has(row.record_id)),
  linked('audience_id'),
  some(
    'nomination',
    (nomination, row, me, facts) => nomination.id === row.audience_id && own()(nomination, me, facts),
  ),
  some('release', (release, row, me, facts) => release.id === row.record_id && linked()(release, me, facts)),
  ofNote,
  recordOf('appearance'),
  recordOf('nominee_answer'),
  recordOf('nominee_message'),
);

/** Engagements, behind the same wall. An ally reads no nomination, nothing of a nominee's, and no expert (C17). */
export const engagementWall: Record<keyof EngagementTables, Wall> = {
  engagement: {
    sees: seesEngagement,
    adds: all(own(), any(unshared, party())),
    changes: any(own(), aJob),
    drops: nobody,
  },
  plan_version: {
    sees: any(own('by_id'), party(), aJob),
    adds: all(own('by_id'), any(unshared, party()), ofEngagement()),
    ...kept,
  },
  seat_request: { sees: byParties, adds: asks, ...kept },
  seat_answer: { sees: byParties, adds: answers, ...kept },
  plan_exception: { sees: byParties, adds: all(own('by_id'), aSteward, party(), ofEngagement()), ...kept },
  exception_signature: {
    sees: byParties,
    adds: all(
      ourSteward,
      party(),
      some('plan_exception', (one, row) => one.id === row.exception_id && same('partnership_id')(one, row)),
    ),
    ...kept,
  },
  cancellation: {
    sees: any(byParties, own(), ofHerEngagement),
    adds: all(ourSteward, ofEngagement(own())),
    ...kept,
  },

  expert: { sees: own(), adds: own(), changes: own(), drops: own() },
  nomination: {
    sees: seesNomination,
    adds: nominates,
    changes: any(ourSteward, aJob),
    drops: any(ourSteward, aJob),
  },
  nominee_link: {
    sees: any(holds('token_hash'), holds('spent_hash'), own(), aJob),
    adds: all(ourSteward, ofOurNomination),
    changes: any(holds('token_hash'), ourSteward),
    drops: any(holds('token_hash'), ourSteward, aJob),
  },
  nominee_terms: {
    sees: herOrganisationOrSheOr(own()),
    adds: all(ourSteward, ofOurNomination),
    changes: ourSteward,
    drops: herOrganisationOrSheOr(ourSteward),
  },
  nominee_answer: hersAlone,
  nominee_message: {
    sees: herOrganisationOrSheOr(own()),
    adds: any(
      all((row) => row.by_nominee === true, linked(), inTheNameOfHers),
      all((row) => row.by_nominee === false, ourSteward, ofOurNomination),
    ),
    changes: nobody,
    drops: herOrganisationOrSheOr(ourSteward),
  },
  appearance: hersAlone,
  release: {
    sees: any(byParties, linked()),
    adds: releases,
    changes: herOrganisationOrSheOr(own()),
    drops: nobody,
  },
  look: {
    sees: any(own(), aJob, ofRelease(own()), ofRelease(linked())),
    adds: all(own(), party(), ofSharedRelease),
    ...kept,
  },
  ...noteWall,
  ...calendarWall,

  payment: {
    sees: byParties,
    adds: all(ourSteward, party(), wasAsked),
    // P5
    changes: ourSteward,
    drops: nobody,
  },
  feedback: {
    sees: any(own(), party()),
    adds: all(
      unshared,
      any(
        all(own(), (row) => row.by_nominee === false, anEngagementSheSees),
        all((row) => row.by_nominee === true, givesByCode),
      ),
    ),
    changes: all(ourSteward, (row) => row.by_nominee === false),
    drops: nobody,
  },
  engagement_outcome: {
    sees: byParties,
    adds: all(ourSteward, party(), ofEngagement(own())),
    changes: nobody,
    drops: nobody,
  },
};

/** Nothing of these is ever an ally's to read, whoever of it asks (C17). */
export const neverAnAllys = [
  'nomination',
  'nominee_link',
  'nominee_terms',
  'nominee_answer',
  'nominee_message',
  'appearance',
  'expert',
] as const satisfies (keyof EngagementTables)[];

/** Rows that somebody might wish for: as her own organisation's, in nobody's sight, or as given by a nominee. */
export const engagementWishes = (row: Row, me: Me, fund: string): Row[] => [
  ...('organisation_id' in row ? [{ ...row, organisation_id: me.organisation ?? fund }] : []),
  ...('by_id' in row ? [{ ...row, by_id: me.organisation ?? fund }] : []),
  ...('asked_id' in row ? [{ ...row, asked_id: me.organisation ?? fund }] : []),
  ...('asked_by' in row ? [{ ...row, asked_by: me.organisation ?? fund }] : []),
  ...('partnership_id' in row ? [{ ...row, partnership_id: null }] : []),
  ...('answer' in row ? ['silence', 'superseded', 'accepted'].map((answer) => ({ ...row, answer })) : []),
  ...('by_nominee' in row
    ? [
        { ...row, by_nominee: true, partnership_id: null },
        { ...row, by_nominee: false, partnership_id: null, organisation_id: me.organisation ?? fund },
      ]
    : []),
];
