import { all, any, aSteward, nobody, own, party, some, type Wall } from './wallRules.ts';

/** Whoever plans with it counts by its days. P10 */
const plansWith = some(
  'party',
  (one, row, me, facts) =>
    one.organisation_id === row.organisation_id &&
    one.joined_on !== null &&
    one.left_on === null &&
    party()(one, me, facts),
);
const ledByCommunity = some(
  'organisation',
  (one, row) => one.id === row.organisation_id && one.kind === 'community-led',
);
const setsCalendar: Pick<Wall, 'sees' | 'adds'> = {
  sees: any(own(), plansWith),
  adds: all(own(), aSteward, ledByCommunity),
};

/** A calendar is its organisation's, where a community leads it. */
export const calendarWall = {
  working_week: { ...setsCalendar, changes: all(own(), aSteward), drops: nobody },
  days_off: { ...setsCalendar, changes: nobody, drops: all(own(), aSteward) },
} satisfies Record<string, Wall>;
