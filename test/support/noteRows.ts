import { randomUUID } from 'node:crypto';
import type { World } from './rows.ts';
import { day } from './sealed.ts';

/** A look at the note of this world's disclosure, and when its community works. */
export const noteRows = ({ disclosure, community: organisation_id }: World): [string, object][] => [
  ['disclosure_look', { disclosure_id: disclosure, organisation_id, looked_on: day }],
  ['working_week', { organisation_id, rest_days: [6, 7], changed_on: day }],
  ['days_off', { id: randomUUID(), organisation_id, first_day: day, last_day: day }],
];
