import type { Child, PropsWithChildren } from 'hono/jsx';
import type { PrincipleId } from '../../kernel/outcome.ts';
import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';

/** The weight of a word: nothing, agreed, to be looked at, stopped. Never shown by colour alone. */
export type Tone = 'plain' | 'good' | 'warn' | 'stop';

type CardProps = PropsWithChildren<{
  title?: Child | undefined;
  href?: string | undefined;
  level?: 2 | 3 | undefined;
  id?: string | undefined;
  /** A small line above the title: what kind of thing this is. */
  overline?: Child | undefined;
}>;

export const Card = ({ title, href, level = 2, id, overline, children }: CardProps) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="card" id={id}>
      {overline && <p class="overline">{overline}</p>}
      {title && <Heading>{href ? <a href={href}>{title}</a> : title}</Heading>}
      {children}
    </section>
  );
};

type NoticeProps = PropsWithChildren<{ tone?: Tone | undefined; title?: string | undefined }>;

/** What just happened, or what to know before going on. */
export const Notice = ({ tone = 'plain', title, children }: NoticeProps) => (
  <div class={`notice ${tone}`} role={tone === 'good' ? 'status' : undefined}>
    {title && <p class="strong">{title}</p>}
    {children}
  </div>
);

export const Tag = ({ tone = 'plain', children }: PropsWithChildren<{ tone?: Tone | undefined }>) => (
  <span class={`tag ${tone}`}>{children}</span>
);

export const Facts = ({ items }: { items: readonly { term: string; fact: Child }[] }) => (
  <dl class="facts">
    {items.map(({ term, fact }) => (
      <div>
        <dt>{term}</dt>
        <dd>{fact}</dd>
      </div>
    ))}
  </dl>
);

type EmptyStateProps = { title: string; text: Child; action?: Child | undefined };

/** Nothing here yet: what would be here, and how it gets here. */
export const EmptyState = ({ title, text, action }: EmptyStateProps) => (
  <div class="empty">
    <h2>{title}</h2>
    <p>{text}</p>
    {action}
  </div>
);

type PagerProps = { frame: Frame; first?: string | null | undefined; next?: string | null | undefined };

/** Lists go forward from a key; the way back is the browser's own, or the start. */
export const Pager = ({ frame, first, next }: PagerProps) =>
  first || next ? (
    <nav class="pager" aria-label={frame.t('web.pager.label')}>
      {first && <a href={first}>{frame.t('web.pager.first')}</a>}
      {next && (
        <a class="onward" href={next} rel="next">
          {frame.t('web.pager.next')}
        </a>
      )}
    </nav>
  ) : null;

export type Step = { label: string; state: 'done' | 'now' | 'ahead'; href?: string | undefined };

export const Steps = ({ frame, items }: { frame: Frame; items: readonly Step[] }) => (
  <ol class="steps" aria-label={frame.t('web.steps.label')}>
    {items.map(({ label, state, href }) => (
      <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
        <span class="unseen">{frame.t(`web.steps.${state}`)} </span>
        {href ? <a href={href}>{label}</a> : label}
      </li>
    ))}
  </ol>
);

type CodeProps = {
  label: string;
  value: string;
  kind?: 'link' | 'words' | 'text' | undefined;
  note?: Child | undefined;
};

/** A one-time link, a passphrase, a recovery code, a checkpoint: one tap selects all of it, and it prints large. */
export const Code = ({ label, value, kind = 'text', note }: CodeProps) => (
  <figure class={kind === 'words' ? 'code words' : 'code'}>
    <figcaption>{label}</figcaption>
    <code translate="no">{value}</code>
    {note && <p class="hint">{note}</p>}
  </figure>
);

/** The way to the sentence a rule stands on. */
export const PrincipleLink = ({ frame, id }: { frame: Frame; id: PrincipleId }) => (
  <a class="principle" href={`${routes.principles.url()}#${id}`}>
    {frame.t('web.principle', { id })}
  </a>
);

/** The first twelve signs are enough to compare by eye; the whole hash is one selection away. */
export const Fingerprint = ({ hash, label }: { hash: string; label?: string | undefined }) => (
  <span class="fingerprint">
    {label && <span>{label} </span>}
    <code title={hash} translate="no">
      {(hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')}
    </code>
  </span>
);

type ArrowLinkProps = { href: string; children: Child };

/** A link that leads on. */
export const Onward = ({ href, children }: ArrowLinkProps) => (
  <a class="onward" href={href}>
    {children}
  </a>
);
