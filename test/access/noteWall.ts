import {
  aJob,
  all,
  any,
  aSteward,
  kept,
  linked,
  nobody,
  own,
  party,
  type Row,
  type Rule,
  some,
  type Wall,
} from './wallRules.ts';

const same =
  (...columns: string[]) =>
  (one: Row, other: Row): boolean =>
    columns.every((column) => one[column] === other[column]);

const asksToDisclose = all(
  own('asked_by'),
  aSteward,
  party(),
  (row) => row.nominee_agreed_on === null && row.organisation_agreed_on === null && row.note_sealed === null,
  some(
    'release',
    (release, row) =>
      release.id === row.release_id &&
      release.withdrawn_on === null &&
      same('nomination_id', 'organisation_id', 'engagement_id', 'partnership_id')(release, row),
  ),
);
const ofDisclosure = (rule: Rule): Rule =>
  some(
    'disclosure',
    (disclosure, row, me, facts) => disclosure.id === row.disclosure_id && rule(disclosure, me, facts),
  );
const isOpen: Rule = ({ open_until, closed_on }) => open_until !== null && closed_on === null;
/** What was asked about her, and the note: she and her organisation end it for all three (C39). */
export const ofNote = some(
  'disclosure',
  (disclosure, row, me, facts) =>
    [disclosure.id, disclosure.note_record_id].includes(row.record_id) &&
    any(own(), linked())(disclosure, me, facts),
);
/** Whom she lets read a note of hers. */
export const asksHer = some(
  'disclosure',
  (disclosure, row, me, facts) => disclosure.asked_by === row.audience_id && linked()(disclosure, me, facts),
);

/** Between the three whom it is about. */
export const noteWall = {
  disclosure: {
    sees: any(own('asked_by'), own(), linked(), aJob),
    adds: asksToDisclose,
    changes: any(all(own(), aSteward), linked(), aJob),
    drops: nobody,
  },
  disclosure_look: {
    sees: any(own(), ofDisclosure(any(own(), linked()))),
    adds: all(own(), aSteward, ofDisclosure(all(own('asked_by'), isOpen))),
    ...kept,
  },
} satisfies Record<string, Wall>;
