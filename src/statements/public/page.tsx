import { languageName } from '../../language/vocabulary.ts';
import { WayBack } from '../../publicPages/parts.tsx';
import { routes } from '../../routes.ts';
import { DisabledAction } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { SignOnForm, SignOnProblems } from '../signOn/form.tsx';
import { FileList } from './fileList.tsx';
import { type PublishedStatement, type PublishedText, titleOf } from './files/document.ts';
import { outlineOf } from './files/outline.ts';
import { OutlineView } from './files/outlineView.tsx';

type PublicProps = {
  frame: Frame;
  /** Of its address. */
  token: string;
  published: PublishedStatement;
  /** The language that is read now. */
  text: PublishedText;
  open: boolean;
  /** Signs that a PDF cannot show. */
  missing: readonly string[];
  returned: ReturnedForm | undefined;
};

/** The outline without its title, which the page itself says. */
const withoutTitle = (published: PublishedStatement, frame: Frame) =>
  outlineOf(published, frame).filter(({ kind }) => kind !== 'title');

const Languages = ({ frame, token, published, text }: PublicProps) =>
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

const Files = ({ frame, token, published, missing }: PublicProps) => (
  <FileList
    frame={frame}
    urlOf={(format) => routes.publicFile.url({ token, format })}
    missing={missing}
    first={
      <li>
        <a href={routes.publicPrint.url({ token })}>{frame.t('published.page.print')}</a>
      </li>
    }
  >
    {published.texts.map(({ language }) => (
      <li>
        <a href={routes.publicExact.url({ token, language })}>
          {frame.t('published.page.exact', { language: languageName(language, frame.language) })}
        </a>
      </li>
    ))}
  </FileList>
);

const SignOn = ({ frame, token, open, returned }: PublicProps) => (
  <section class="part no-print" aria-labelledby="sign-on">
    <h2 id="sign-on">{frame.t('published.signOn.title')}</h2>
    {open ? (
      <>
        <p>{frame.t('published.signOn.page')}</p>
        <SignOnForm
          frame={frame}
          action={routes.signPublicText.url({ token })}
          returned={returned}
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

const Objecting = ({ frame, token }: PublicProps) => (
  <section class="part no-print" aria-labelledby="object">
    <h2 id="object">{frame.t('published.page.objectTitle')}</h2>
    <p>{frame.t('published.page.objectText')}</p>
    <p>
      <Onward href={routes.objecting.url({ token })}>{frame.t('published.page.object')}</Onward>
    </p>
  </section>
);

/** What anyone reads who has the address: one language of the text, and all that belongs to it. P9 */
export const PublicPage = (view: PublicProps) => {
  const { frame, published, text, open, returned } = view;
  const { t } = frame;
  const read = { ...published, texts: [text] };
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('published.file')}
      heading={<span lang={text.language}>{text.title}</span>}
      problem={returned !== undefined}
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
      <SignOnProblems frame={frame} returned={returned} />
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
      <WayBack frame={frame} token={view.token} />
    </Page>
  );
};

/** Every language and all that belongs to it, for paper. */
export const PrintPage = ({
  frame,
  token,
  published,
}: Pick<PublicProps, 'frame' | 'token' | 'published'>) => (
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
    <WayBack frame={frame} token={token} />
  </Page>
);
