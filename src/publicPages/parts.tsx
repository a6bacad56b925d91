import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/pages/layout.tsx';
import { Onward } from '../web/parts/cards.tsx';
import { dayInWords } from '../web/words/figures.ts';
import type { PageNotes, PublicPage } from './facts.ts';
import { downSentence } from './sentences.ts';

/** On every public page: how words leave it again, and what is done about it. No scripting, no account. P6 */
export const WayBack = ({ frame, token }: { frame: Frame; token: string }) => (
  <section class="part no-print" aria-labelledby="way-back">
    <h2 id="way-back">{frame.t('publicPages.link.title')}</h2>
    <p>{frame.t('publicPages.link.text')}</p>
    <p>
      <Onward href={routes.wayBack.url({ token })}>{frame.t('publicPages.link.ask')}</Onward>
    </p>
    <p>
      <a href={routes.procedure.url()}>{frame.t('publicPages.link.procedure')}</a>
    </p>
  </section>
);

/** Words of somebody's, or that they do not show to whoever looks. */
export const SaidWords = ({ frame, words }: { frame: Frame; words: string | null | undefined }) =>
  typeof words === 'string' ? (
    <blockquote class="written">{words}</blockquote>
  ) : (
    <p>{frame.t('publicPages.words.unseen')}</p>
  );

type Down = { frame: Frame; down: NonNullable<PageNotes['down']> } & Pick<
  PublicPage,
  'publishedOn' | 'fingerprints'
>;

/** What stays of a page that was taken down: that it was here, since when, until when, why, and its fingerprints. P15 */
export const TakenDownPage = ({ frame, down, publishedOn, fingerprints }: Down) => (
  <Page
    frame={frame}
    title={frame.t('published.file')}
    heading={frame.t('publicPages.down.title')}
    next={{
      text: frame.t('publicPages.down.next'),
      href: routes.procedure.url(),
      label: frame.t('publicPages.link.procedure'),
    }}
  >
    <p>{downSentence(down, frame)}</p>
    <p>{frame.t('publicPages.down.was', { day: dayInWords(publishedOn, frame.language) })}</p>
    {fingerprints.map((hash) => (
      <p class="hash">
        {frame.t('published.hash')} <code>{hash}</code>
      </p>
    ))}
  </Page>
);
