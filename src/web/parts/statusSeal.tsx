import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';

export type StatusState = 'claimed' | 'confirmed' | 'questioned' | 'expired';

/** A shape per state, so that the seal reads without colour. */
const marks: Record<StatusState, string> = {
  claimed: 'M20 13v8M20 26v.1',
  confirmed: 'M13 20.5l5 5 10-11',
  questioned: 'M16 16.5a4 4 0 1 1 5.6 3.7q-1.6.8-1.6 2.8M20 27v.1',
  expired: 'M20 13v7.5l5 3',
};

type StatusSealProps = {
  frame: Frame;
  state: StatusState;
  /** By whom, when, by which profile, until when: ready sentences. */
  children: Child;
};

/** Who vouches that an organisation is led by its community, and until when (P7). */
export const StatusSeal = ({ frame, state, children }: StatusSealProps) => (
  <div class={`seal ${state}`}>
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <circle class="rim" cx="20" cy="20" r="18.5" />
      <circle class="inner" cx="20" cy="20" r="14.5" />
      <path d={marks[state]} />
    </svg>
    <div>
      <p class="strong">{frame.t(`web.status.${state}`)}</p>
      {children}
    </div>
  </div>
);
