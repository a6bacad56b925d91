import type { AssessmentTables } from '../../src/database/tables/assessments.ts';
import {
  aJob,
  all,
  any,
  aSteward,
  herself,
  kept,
  known,
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

const there =
  (table: 'round_showing' | 'round_ending'): Rule =>
  (row, me, facts) =>
    facts(table).some((one) => one.round_id === row.round_id && byParties(one, me, facts));
const isShown: Rule = (row, me, facts) =>
  facts('round_showing').some(
    (one) => same('round_id', 'partnership_id')(one, row) && byParties(one, me, facts),
  );
const isOver = any(there('round_showing'), there('round_ending'));
const not =
  (rule: Rule): Rule =>
  (row, me, facts) =>
    !rule(row, me, facts);

/** P7: only those whom a community leads. */
const ledByCommunity: Rule = (_, me, facts) =>
  facts('organisation').some((one) => own('id')(one, me, facts) && one.kind === 'community-led');
const ofOurInstrument = some(
  'instrument',
  (instrument, row, me, facts) => instrument.id === row.instrument_id && own()(instrument, me, facts),
);

const onCommunitySide: Rule = (row, me, facts) =>
  facts('party').some(
    (one) => same('partnership_id')(one, row) && own()(one, me, facts) && one.side === 'community',
  );
const nobodyBegan: Rule = (round, _, facts) =>
  !facts('respondent').some((one) => one.round_id === round.id && one.mode !== null);
const ofTheirEngagement: Rule = (row, _, facts) =>
  row.engagement_id === null ||
  facts('engagement').some((one) => one.id === row.engagement_id && same('partnership_id')(one, row));

const asks = all(
  aSteward,
  (row) => row.mode === null,
  some(
    'assessment_round',
    (round, row, me, facts) =>
      round.id === row.round_id && same('partnership_id')(round, row) && own('opened_by')(round, me, facts),
  ),
  some('party', (one, row) => same('partnership_id', 'organisation_id', 'side')(one, row)),
);
/** Her own organisation is asked in this round. */
const weAreAsked: Rule = (row, me, facts) =>
  facts('respondent').some(
    (one) => one.round_id === row.round_id && own()(one, me, facts) && byParties(one, me, facts),
  );
const askedHere: Rule = (row, me, facts) =>
  facts('respondent').some((one) => same('round_id', 'partnership_id')(one, row) && own()(one, me, facts));
const isHere: Rule = (one, _, facts) =>
  facts('party').some((it) => same('partnership_id', 'organisation_id')(it, one) && it.left_on === null);
const answered: Rule = (one, _, facts) =>
  facts('handing_in').some((it) => same('round_id', 'organisation_id')(it, one));
const communitys: Rule = (row, _, facts) =>
  row.released_on === null ||
  facts('respondent').some(
    (one) => same('round_id', 'organisation_id')(one, row) && one.side === 'community',
  );
/** P3: everybody who is asked and still here is in, and opened. */
const allOpened: Rule = (row, me, facts) =>
  facts('respondent')
    .filter((one) => one.round_id === row.round_id && isHere(one, me, facts))
    .every((one) =>
      facts('handing_in').some((it) => same('round_id', 'organisation_id')(it, one) && it.opened_on !== null),
    );
/** P1: everybody who answered, or still may, said yes. */
const agreedTo =
  (field: (row: Row) => unknown): Rule =>
  (row, me, facts) =>
    facts('respondent')
      .filter((one) => one.round_id === row.round_id && (isHere(one, me, facts) || answered(one, me, facts)))
      .every((one) =>
        facts('publishing_consent').some(
          (it) => same('round_id', 'organisation_id')(it, one) && it.field === field(row),
        ),
      );
const allAgreed = agreedTo((row) => row.field);

const askedAsAlly: Rule = (row, me, facts) =>
  facts('respondent').some(
    (one) => one.round_id === row.round_id && own()(one, me, facts) && one.side === 'ally',
  );
/** P3: five partnerships and five communities, or none. */
const ofFive: Rule = (view, _, facts) => {
  const counted = facts('together_round').filter(
    (one) => one.view_id === view.id && one.organisation_id === view.organisation_id,
  );
  const communities = facts('respondent').filter(
    (one) => one.side === 'community' && counted.some((it) => it.round_id === one.round_id),
  );
  const partnerships = new Set(counted.map((one) => one.partnership_id)).size;
  return Math.min(partnerships, new Set(communities.map((one) => one.organisation_id)).size) >= 5;
};
const countsUs = some(
  'together_round',
  (one, view, me, facts) => one.view_id === view.id && party()(one, me, facts),
);

const holdsLink: Rule = (link, me) => me.bearer !== null && link.token_hash === me.bearer;
const ownerIsParty: Rule = (row, _, facts) =>
  facts('party').some(
    (one) => same('partnership_id')(one, row) && one.organisation_id === row.owner_id && one.left_on === null,
  );
const ofAction = some(
  'agreed_action',
  (action, row) => action.id === row.action_id && same('partnership_id')(action, row),
);
const ofPublication = some('round_publication', (one, row) => same('round_id', 'partnership_id')(one, row));
const inOurName = all(ourSteward, party());

/** Under a round: read by its parties, written in one's own name once both sides see it. */
const afterwards = (adds: Rule, more: Partial<Wall> = {}): Wall => ({
  sees: byParties,
  adds,
  ...kept,
  ...more,
});
/** No ally, partner or host ever reads another's sheet: there is no row of it for them (C17, C31). */
const ofSheets: Wall = {
  sees: any(own(), all(aJob, isOver)),
  adds: all(own(), weAreAsked),
  changes: own(),
  drops: any(own(), all(aJob, isOver)),
};

/** Of a sheet that is forgotten: what wraps its key goes first. */
export const ofForgottenSheet: Rule = all(
  aJob,
  some('sheet', (sheet, row, me, facts) => sheet.id === row.record_id && isOver(sheet, me, facts)),
);

export const assessmentWall: Record<keyof AssessmentTables, Wall> = {
  instrument: { sees: own(), adds: all(ourSteward, ledByCommunity), changes: ourSteward, drops: nobody },
  instrument_version: { sees: own(), adds: all(ourSteward, ofOurInstrument), ...kept },
  assessment_round: {
    sees: byParties,
    adds: all(own('opened_by'), aSteward, party(), ofTheirEngagement),
    // P3, P7
    changes: all(aSteward, party(), onCommunitySide, nobodyBegan),
    drops: nobody,
  },
  respondent: { sees: byParties, adds: all(party(), asks), changes: ourSteward, drops: nobody },
  handing_in: {
    sees: byParties,
    adds: all(inOurName, (row) => row.wiped === false, askedHere, not(there('round_showing'))),
    changes: all(any(own(), aJob), communitys),
    drops: all(ourSteward, (row) => row.opened_on === null),
  },
  round_showing: {
    sees: byParties,
    adds: all(
      party(),
      some(
        'assessment_round',
        (round, row) => round.id === row.round_id && same('partnership_id')(round, row),
      ),
      not(there('round_ending')),
      allOpened,
    ),
    ...kept,
  },
  round_ending: {
    sees: byParties,
    adds: all(inOurName, not(there('round_showing')), askedHere),
    ...kept,
  },
  sheet: ofSheets,
  half_sheet: {
    sees: any(herself(), all(aJob, isOver)),
    adds: all(herself(), own()),
    changes: herself(),
    drops: any(herself(), all(aJob, isOver)),
  },
  rating_link: {
    sees: any(own(), holdsLink, aJob),
    adds: all(ourSteward, weAreAsked),
    changes: holdsLink,
    drops: any(ourSteward, holdsLink, aJob),
  },
  reading: afterwards(all(own(), party(), isShown), { drops: own() }),
  agreed_action: afterwards(all(own('proposed_by'), aSteward, party(), isShown, ownerIsParty)),
  action_consent: afterwards(all(inOurName, ofAction)),
  action_report: afterwards(all(inOurName, ofAction), { changes: ourSteward }),
  reply: afterwards(all(inOurName, isShown), { changes: ourSteward }),
  publishing_consent: afterwards(all(inOurName, isShown), { drops: ourSteward }),
  round_publication: afterwards(all(aSteward, party(), isShown)),
  published_field: afterwards(all(aSteward, party(), ofPublication, allAgreed), {
    drops: all(aSteward, party()),
  }),
  together_round: afterwards(
    all(
      own(),
      party(),
      isShown,
      agreedTo(() => 'together'),
      askedAsAlly,
    ),
  ),
  together_view: {
    sees: known(),
    adds: all(own(), ofFive),
    changes: nobody,
    drops: all(aSteward, countsUs),
  },
};

/** Rows that somebody might wish for: in her own organisation's name, or of a round that is not shown. */
export const assessmentWishes = (row: Row, me: Me, fund: string): Row[] => [
  ...('organisation_id' in row ? [{ ...row, organisation_id: me.organisation ?? fund }] : []),
  ...('person_id' in row && me.person
    ? [{ ...row, person_id: me.person, organisation_id: me.organisation }]
    : []),
  ...('proposed_by' in row ? [{ ...row, proposed_by: me.organisation ?? fund }] : []),
  ...('opened_by' in row ? [{ ...row, opened_by: me.organisation ?? fund }] : []),
  ...('field' in row ? [{ ...row, field: 'names' }] : []),
  ...('side' in row ? [{ ...row, side: row.side === 'ally' ? 'community' : 'ally', mode: null }] : []),
];
