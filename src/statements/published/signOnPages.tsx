import { routes } from '../../routes.ts';
import { DisabledAction, ErrorSummary } from '../../web/forms.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { Belonging, Notices } from './belonging.tsx';
import { Texts } from './circulatedText.tsx';
import type { PublishedStatement } from './published.ts';
import { type Sent, SignOnForm } from './signOnForm.tsx';
import type { Circulated } from './signOnStore.ts';

export type SignOnView = {
  frame: Frame;
  token: string;
  texts: readonly Circulated[];
  open: boolean;
  /** What is public of it, where its text is out already. */
  published: PublishedStatement | null;
  sent?: Sent | undefined;
};

/** Behind a one-time link: the text, and one field. */
export const SignOnPage = ({ frame, token, texts, open, published, sent }: SignOnView) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('published.file')}
      heading={t('published.signOn.title')}
      lead={<p>{t('published.signOn.link')}</p>}
      problem={sent !== undefined}
      next={{ text: t('published.signOn.next') }}
    >
      {sent && (
        <ErrorSummary
          frame={frame}
          problems={sent.problems}
          labels={{ organisation: t('published.signOn.organisation') }}
        />
      )}
      <Notices frame={frame} published={published} />
      <Texts frame={frame} texts={texts} label="published.text" />
      <Belonging frame={frame} published={published} />
      <section class="part" aria-labelledby="sign-on">
        <h2 id="sign-on">{t('published.signOn.button')}</h2>
        {open ? (
          <SignOnForm
            frame={frame}
            action={routes.signOnNow.url({ token })}
            sent={sent}
            now={t('published.signOn.linkNow')}
          />
        ) : (
          <DisabledAction
            frame={frame}
            label={t('published.signOn.button')}
            reason={t('published.signOn.closed')}
            principle="P9"
          />
        )}
      </section>
    </Page>
  );
};
