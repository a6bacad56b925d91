import { usualNotice } from '../../kernel/workingCalendar.ts';

/** The defaults that are ours (P), in one place: the product shows them as such. */
export const ourDefaults = {
  /** Working days between being told and the first day; the community side may set another. P10 */
  noticeDays: usualNotice,
  /** Days until payment that pass without a word, and that may be asked at all. R6 */
  payWithinDays: 14,
  payAtLatestDays: 30,
  /** Percent on top for the organisation that nominates and supports. R9 */
  organisationPercent: 10,
} as const;
