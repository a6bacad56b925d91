import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';

const lines = [9, 15, 21, 27];

/** A page with its lines readable, or inked over. */
const Sheet = ({ sealed }: { sealed: boolean }) => (
  <svg
    viewBox="0 0 28 36"
    width="28"
    height="36"
    aria-hidden="true"
    class={sealed ? 'sheet sealed' : 'sheet'}
  >
    <path class="leaf" d="M1.5 1.5h18l7 7v26h-25z" />
    {lines.map((y, place) => (
      <path class="line" d={`M6 ${y}h${[10, 16, 13, 16][place] ?? 16}`} />
    ))}
  </svg>
);

type WhoCanSeeProps = {
  frame: Frame;
  /** Who can read what is written here, as of now. */
  now: Child;
  /** What someone who took the server away would find of it. */
  seized: Child;
  /** Nothing of the text itself would be found; false where it is kept in clear. */
  sealed?: boolean | undefined;
};

/** Stands where something is written: who can see this now, and what a seized server would show. */
export const WhoCanSee = ({ frame, now, seized, sealed = true }: WhoCanSeeProps) => (
  <div class="see" role="note" aria-label={frame.t('web.see.title')}>
    <div>
      <Sheet sealed={false} />
      <p>
        <span class="overline">{frame.t('web.see.now')}</span>
        {now}
      </p>
    </div>
    <div>
      <Sheet sealed={sealed} />
      <p>
        <span class="overline">{frame.t('web.see.seized')}</span>
        {seized}
      </p>
    </div>
  </div>
);
