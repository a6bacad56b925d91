import type { Frame } from '../frame.ts';
import type { HappenedLine } from '../waiting.ts';
import { dayInWords } from '../words/figures.ts';
import { Timeline } from './timeline.tsx';

/** What happened, newest first: each sentence is the way to what it speaks of. */
export const HappenedList = ({ frame, lines }: { frame: Frame; lines: readonly HappenedLine[] }) => (
  <Timeline
    items={lines.map(({ day, text, about, href, own }) => ({
      day,
      when: dayInWords(day, frame.language),
      text: <a href={href}>{text}</a>,
      detail: (about || own) && (
        <p class="hint">{[about, own && frame.t('happened.own')].filter(Boolean).join(' · ')}</p>
      ),
    }))}
  />
);
