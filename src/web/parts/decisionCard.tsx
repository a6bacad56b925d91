import type { Child } from 'hono/jsx';
import type { Side } from '../../kernel/organisation.ts';
import type { Frame } from '../frame.ts';
import { Fingerprint, Tag, type Tone } from './cards.tsx';

export type PartyAnswer = {
  party: string;
  side: Side;
  answer: 'consent' | 'objection' | 'silence' | 'waiting';
  /** Instead of the answer's usual words. */
  says?: string | undefined;
  when?: string | undefined;
  /** Given with an objection. */
  reason?: string | undefined;
  you?: boolean | undefined;
};

const marks: Record<PartyAnswer['answer'], string> = {
  consent: 'M4 10.5l4 4 8-9',
  objection: 'M5 5l10 10M15 5L5 15',
  silence: 'M4 10h12',
  waiting: 'M5 10h.1M10 10h.1M15 10h.1',
};

const communityFirst = (left: PartyAnswer, right: PartyAnswer): number =>
  Number(left.side === 'ally') - Number(right.side === 'ally');

/** Where each party stands, the community side first. */
export const PartyAnswers = ({ frame, answers }: { frame: Frame; answers: readonly PartyAnswer[] }) => (
  <ul class="answers" aria-label={frame.t('web.decision.answers')}>
    {[...answers].sort(communityFirst).map(({ party, side, answer, says, when, reason, you }) => (
      <li class={answer}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d={marks[answer]} />
        </svg>
        <p>
          <b>{party}</b>
          {you && <span class="muted"> ({frame.t('web.decision.you')})</span>}{' '}
          <span class="muted together">· {frame.t(`web.decision.${side}Side`)}</span>
        </p>
        <p>
          {says ?? frame.t(`web.decision.${answer}`)}
          {when && <span class="muted"> · {when}</span>}
        </p>
        {reason && <blockquote>{reason}</blockquote>}
      </li>
    ))}
  </ul>
);

const inRow = 15;
const across = (day: number): number => day * 12 + Math.floor(day / 5) * 4;

/** Working days as marks, by the week, three weeks to a row: those gone are hollow. */
const Days = ({ total, left }: { total: number; left: number }) => (
  <svg
    class="days"
    width={across(Math.min(total, inRow) - 1) + 10}
    height={Math.ceil(total / inRow) * 14 - 2}
    aria-hidden="true"
  >
    {Array.from({ length: total }, (_, day) => (
      <rect
        class={day < total - left ? 'gone' : undefined}
        x={across(day % inRow) + 1}
        y={Math.floor(day / inRow) * 14 + 1}
        width="8"
        height="10"
        rx="1"
      />
    ))}
  </svg>
);

type Window = { text: string; total: number; left: number };

export const AnswerWindow = ({ frame, window }: { frame: Frame; window: Window }) => (
  <p class="window">
    <span class="overline">{frame.t('web.decision.window')}</span>
    <Days total={window.total} left={window.left} />
    {window.text}
  </p>
);

type DecisionCardProps = {
  frame: Frame;
  title: string;
  href?: string | undefined;
  level?: 2 | 3 | undefined;
  status: { text: string; tone: Tone };
  /** Who proposed it and when. */
  by: Child;
  /** The change itself: a `<Redline>`, a sentence, facts. */
  change: Child;
  /** "4 working days left, until 12 June"; the numbers draw the days. */
  window?: Window | undefined;
  answers: readonly PartyAnswer[];
  hash: string;
  /** What the reader can do: buttons, or why not. */
  children?: Child | undefined;
};

/** One proposed change: what, until when, where each party stands, and the text it is bound to. */
export const DecisionCard = (card: DecisionCardProps) => {
  const { frame } = card;
  const Heading = card.level === 3 ? 'h3' : 'h2';
  return (
    <article class="card decision">
      <header>
        <Tag tone={card.status.tone}>{card.status.text}</Tag>
        <Heading>{card.href ? <a href={card.href}>{card.title}</a> : card.title}</Heading>
        <p class="muted">{card.by}</p>
      </header>
      {card.change}
      {card.window && <AnswerWindow frame={frame} window={card.window} />}
      <PartyAnswers frame={frame} answers={card.answers} />
      {card.children && <div class="acts">{card.children}</div>}
      <footer>
        <Fingerprint hash={card.hash} label={frame.t('web.decision.fingerprint')} />
      </footer>
    </article>
  );
};
