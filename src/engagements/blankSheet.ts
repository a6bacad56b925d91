import { emptySheet, type Sheet } from './planSheet.ts';

/** A plan that nobody has written anything in yet, with our defaults. */
export const blankSheet = (partnership: string): Sheet => ({
  ...emptySheet(),
  fields: { hoursPerDay: '8', eraseAfterDays: '30', partnership },
});
