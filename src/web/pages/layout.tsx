import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { Notice } from '../parts/cards.tsx';
import type { Language } from '../words/translate.ts';
import { type PageSheet, pageSheets, stylesheet } from './assets.ts';
import { Footer, type Here, LeaveNow, Navigation } from './navigation.tsx';

type NextStep = {
  text: string;
  href?: string | undefined;
  label?: string | undefined;
  /** Where its words are in another language than the page. */
  lang?: Language | undefined;
};

const Next = ({ frame, next }: { frame: Frame; next: NextStep }) => (
  <aside class="next" aria-label={frame.t('web.next')}>
    <p>
      <span class="overline">{frame.t('web.next')}</span>
      <span lang={next.lang}>{next.text}</span>
    </p>
    {next.href && (
      <a class="button primary" href={next.href} lang={next.lang}>
        {next.label ?? frame.t('web.next')}
      </a>
    )}
  </aside>
);

const Trail = ({ frame, trail }: { frame: Frame; trail: readonly { label: string; href: string }[] }) => (
  <nav class="trail" aria-label={frame.t('web.trail')}>
    <ol>
      {trail.map(({ label, href }) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ol>
  </nav>
);

export type PageProps = PropsWithChildren<{
  frame: Frame;
  /** In the window's title and the browser's history: it must tell nothing about anyone. */
  title: string;
  /** On the page itself, where the title is not enough; it may name an organisation. */
  heading?: Child | undefined;
  lead?: Child | undefined;
  trail?: readonly { label: string; href: string }[] | undefined;
  next?: NextStep | undefined;
  /** "Done" after an act; see `request.done`. */
  done?: string | null | undefined;
  /** A form came back: the title says so first. */
  problem?: boolean | undefined;
  /** What it wears besides what every page does. */
  sheets?: readonly PageSheet[] | undefined;
  /** Room for tables and charts. */
  wide?: boolean | undefined;
  here?: Here | undefined;
  /** Facts in the margin; under the page on a narrow screen. */
  aside?: Child | undefined;
  /** On a narrow screen the margin comes before the page: it says where to go. */
  asideFirst?: boolean | undefined;
  /** Our own file, on the few pages that carry an enhancement; all of it works without. */
  script?: string | undefined;
  /** In the margin of a wide screen, where there are no facts: it says nothing. */
  ornament?: Child | undefined;
}>;

const Head = ({ frame, title, problem, script, sheets = [] }: PageProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>{`${problem ? `${frame.t('web.form.tabProblem')} ` : ''}${title} · ${frame.t('product.name')}`}</title>
    <link rel="icon" href={routes.icon.url()} type="image/svg+xml" />
    {[stylesheet, ...sheets.map((name) => pageSheets[name])].map(({ file }) => (
      <link rel="stylesheet" href={routes.stylesheet.url({ file })} />
    ))}
    {script && <script type="module" src={script} />}
  </head>
);

const Opening = ({ frame, title, heading, lead, trail, next, done }: PageProps) => (
  <>
    {trail && <Trail frame={frame} trail={trail} />}
    {done && (
      <Notice tone="good">
        <p>{done}</p>
      </Notice>
    )}
    <h1>{heading ?? title}</h1>
    {lead && <div class="lead">{lead}</div>}
    {next && <Next frame={frame} next={next} />}
  </>
);

const Margin = ({ aside, ornament }: PageProps) =>
  aside ? (
    <aside class="margin">{aside}</aside>
  ) : (
    <div class="margin" aria-hidden="true">
      {ornament}
    </div>
  );

const Main = (page: PageProps) => {
  const { wide, aside, asideFirst, ornament, children } = page;
  const margin = (aside || ornament) && <Margin {...page} />;
  return (
    <main
      id="main"
      class={[wide && 'wide', margin && 'sided'].filter(Boolean).join(' ') || undefined}
      tabindex={-1}
    >
      <Opening {...page} />
      {asideFirst && margin}
      <div class="body">{children}</div>
      {!asideFirst && margin}
    </main>
  );
};

/** A whole document. Everything on it works with scripting off. */
export const Page = (page: PageProps) => {
  const { frame, here } = page;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={frame.language}>
        <Head {...page} />
        <body>
          <a class="skip" href="#main">
            {frame.t('web.skip')}
          </a>
          <header class="top">
            <LeaveNow frame={frame} />
            <a class="name" href={frame.member ? routes.home.url() : routes.front.url()}>
              {frame.t('product.name')}
            </a>
          </header>
          <Navigation frame={frame} here={here} />
          <Main {...page} />
          <Footer frame={frame} />
        </body>
      </html>
    </>
  );
};
