import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';

export type RedlinePart = { kind: 'same' | 'added' | 'removed'; text: string };

const Unseen = ({ children }: { children: Child }) => <span class="unseen"> {children} </span>;

const Part = ({ frame, part }: { frame: Frame; part: RedlinePart }) => {
  if (part.kind === 'same') return <>{part.text}</>;
  const Change = part.kind === 'added' ? 'ins' : 'del';
  return (
    <Change>
      <Unseen>{frame.t(`web.redline.${part.kind}`)}</Unseen>
      {part.text}
      <Unseen>{frame.t('web.redline.end')}</Unseen>
    </Change>
  );
};

type RedlineProps = {
  frame: Frame;
  parts: readonly RedlinePart[];
  label?: string | undefined;
  /** Where several stand below each other, the first explains the signs. */
  keyless?: boolean | undefined;
};

/** The exact wording of a change: struck through and underlined, so it reads in black and white and aloud. */
export const Redline = ({ frame, parts, label, keyless }: RedlineProps) => (
  <figure class="redline">
    <figcaption>
      <span class="strong">{label ?? frame.t('web.redline.label')}</span>{' '}
      {!keyless && <span>{frame.t('web.redline.key')}</span>}
    </figcaption>
    <div>
      {parts.map((part) => (
        <Part frame={frame} part={part} />
      ))}
    </div>
  </figure>
);

type Half = { title: string; content: Child };

/** Two texts or two sides, beside each other; one under the other on a narrow screen. */
export const SideBySide = ({ first, second }: { first: Half; second: Half }) => (
  <div class="beside">
    {[first, second].map(({ title, content }) => (
      <section>
        <h3>{title}</h3>
        {content}
      </section>
    ))}
  </div>
);
