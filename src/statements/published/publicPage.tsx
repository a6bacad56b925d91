import { languageName } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { DisabledAction, ErrorSummary } from '../../web/forms.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { Onward } from '../../web/parts.tsx';
import { WhoCanSee } from '../../web/whoCanSee.tsx';
import { formats } from './formats.ts';
import { outlineOf } from './outline.ts';
import { OutlineView } from './outlineView.tsx';
import { type PublishedStatement, type PublishedText, titleOf } from './published.ts';
import { type Sent, SignOnForm } from './signOnForm.tsx';

export type PublicView = {
  frame: Frame;
  /** The door's address. */
  token: string;
  published: PublishedStatement;
  /** The language that is read now. */
  text: PublishedText;
  open: boolean;
  /** Signs that a PDF cannot show. */
  missing: readonly string[];
  sent?: Sent | undefined;
};

/** The outline without its title, which the page itself says. */
const withoutTitle = (published: PublishedStatement, frame: Frame) =>
  outlineOf(published, frame).filter(({ kind }) => kind !== 'title');

const Languages = ({ frame, token, published, text }: PublicView) =>
  published.texts.length < 2 ? null : (
    <nav class="contents" aria-labelledby="languages">
      <h2 id="languages">{frame.t('published.page.languages')}</h2>
      <ul>
        {published.texts.map(({ language }) => (
          <li>
            <a
              href={`${routes.publicText.url({ token })}?in=${language}`}
              aria-current={language === text.language ? 'page' : undefined}
            >
              {languageName(language, frame.language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

const Files = ({ frame, token, published, missing }: PublicView) => (
  <nav class="contents" aria-labelledby="files">
    <h2 id="files">{frame.t('published.page.files')}</h2>
    <ul>
      <li>
        <a href={routes.publicPrint.url({ token })}>{frame.t('published.page.print')}</a>
      </li>
      {formats.map((format) => (
        <li>
          <a href={routes.publicFile.url({ token, format })}>{frame.t(`published.format.${format}`)}</a>
        </li>
      ))}
      {published.texts.map(({ language }) => (
        <li>
          <a href={routes.publicExact.url({ token, language })}>
            {frame.t('published.page.exact', { language: languageName(language, frame.language) })}
          </a>
        </li>
      ))}
    </ul>
    {missing.length > 0 && (
      <p class="hint">{frame.t('published.page.missing', { signs: missing.slice(0, 20).join(' ') })}</p>
    )}
  </nav>
);

const SignOn = ({ frame, token, open, sent }: PublicView) => (
  <section class="part no-print" aria-labelledby="sign-on">
    <h2 id="sign-on">{frame.t('published.signOn.title')}</h2>
    {open ? (
      <>
        <p>{frame.t('published.signOn.page')}</p>
        <SignOnForm
          frame={frame}
          action={routes.signPublicText.url({ token })}
          sent={sent}
          now={frame.t('published.signOn.now')}
        />
      </>
    ) : (
      <DisabledAction
        frame={frame}
        label={frame.t('published.signOn.button')}
        reason={frame.t('published.signOn.closed')}
        principle="P9"
      />
    )}
  </section>
);

const Objecting = ({ frame, token }: PublicView) => (
  <section class="part no-print" aria-labelledby="object">
    <h2 id="object">{frame.t('published.page.objectTitle')}</h2>
    <p>{frame.t('published.page.objectText')}</p>
    <p>
      <Onward href={routes.objecting.url({ token })}>{frame.t('published.page.object')}</Onward>
    </p>
  </section>
);

/** What anyone reads who has the address: one language of the text, and all that belongs to it. P9 */
export const PublicPage = (view: PublicView) => {
  const { frame, published, text, open, sent } = view;
  const { t } = frame;
  const read = { ...published, texts: [text] };
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('published.file')}
      heading={<span lang={text.language}>{text.title}</span>}
      problem={sent !== undefined}
      next={
        open
          ? { text: t('published.page.nextOpen'), href: '#sign-on', label: t('published.signOn.button') }
          : { text: t('published.page.next'), href: '#files', label: t('published.page.take') }
      }
      aside={
        <>
          <Languages {...view} />
          <Files {...view} />
        </>
      }
    >
      {sent && (
        <ErrorSummary
          frame={frame}
          problems={sent.problems}
          labels={{ organisation: t('published.signOn.organisation') }}
        />
      )}
      <div class="published">
        <OutlineView blocks={withoutTitle(read, frame)} />
      </div>
      <WhoCanSee
        frame={frame}
        now={t('published.page.now')}
        seized={t('published.page.seized')}
        sealed={false}
      />
      <SignOn {...view} />
      <Objecting {...view} />
    </Page>
  );
};

/** Every language and all that belongs to it, for paper. */
export const PrintPage = ({ frame, token, published }: Pick<PublicView, 'frame' | 'token' | 'published'>) => (
  <Page
    sheets={['statements']}
    frame={frame}
    title={frame.t('published.file')}
    heading={<span lang={published.texts[0]?.language}>{titleOf(published)}</span>}
    trail={[{ label: frame.t('published.page.back'), href: routes.publicText.url({ token }) }]}
    next={{ text: frame.t('published.page.paper') }}
  >
    <div class="published">
      <OutlineView blocks={withoutTitle(published, frame)} />
    </div>
  </Page>
);
