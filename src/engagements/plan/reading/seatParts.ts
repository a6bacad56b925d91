import type { Request } from '../../../web/request.ts';

/** An engagement may have two thousand seats; a page shows so many of them. */
export const seatsPerPart = 50;

/** A stretch of an engagement's seats, by their places in the plan; `first` is the first of them, from 0. */
export type SeatPart = { first: number; total: number; path: string };

/** Where a page of seats begins; anything that is no number is the start. */
export const seatsFrom = (request: Request): number => {
  const asked = request.context.req.query('seats') ?? '';
  return /^\d{1,4}$/.test(asked) ? Math.max(0, Number(asked) - 1) : 0;
};

/** A place before the first or after the last is the start. */
export const partOf = <Item>(
  items: readonly Item[],
  from: number,
  path: string,
): { shown: readonly Item[]; part: SeatPart } => {
  const first = from < items.length ? from : 0;
  return { shown: items.slice(first, first + seatsPerPart), part: { first, total: items.length, path } };
};
