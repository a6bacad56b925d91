import type { Child } from 'hono/jsx';
import type { Tone } from './cards.tsx';

export type Moment = {
  /** The day for machines, `2026-11-23`, and as people read it. */
  day: string;
  when: string;
  text: Child;
  detail?: Child | undefined;
  tone?: Tone | undefined;
};

/** What happened, in plain sentences, in the order given. */
export const Timeline = ({ items, label }: { items: readonly Moment[]; label?: string | undefined }) => (
  <ol class="timeline" aria-label={label}>
    {items.map(({ day, when, text, detail, tone = 'plain' }) => (
      <li class={tone}>
        <time datetime={day}>{when}</time>
        <div>
          <p>{text}</p>
          {detail}
        </div>
      </li>
    ))}
  </ol>
);
