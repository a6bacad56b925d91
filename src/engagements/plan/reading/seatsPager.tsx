import type { Child } from 'hono/jsx';
import type { Frame } from '../../../web/frame.ts';
import { Pager } from '../../../web/parts/cards.tsx';
import { type SeatPart, seatsPerPart } from './seatParts.ts';

type PartProps = { frame: Frame; part: SeatPart | undefined };

/** Which seats of how many, and the way to the others. Nothing where all of them are there. */
export const SeatsPager = ({ frame, part }: PartProps): Child => {
  if (!part || part.total <= seatsPerPart) return null;
  const { first, total, path } = part;
  const last = Math.min(first + seatsPerPart, total);
  const more = last < total ? `${path}?seats=${last + 1}` : null;
  return (
    <>
      <p class="muted">{frame.t('engagement.part.shown', { first: first + 1, last, total })}</p>
      <Pager frame={frame} first={first > 0 ? path : null} next={more} />
    </>
  );
};
