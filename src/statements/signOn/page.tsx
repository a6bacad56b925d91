import { routes } from '../../routes.ts';
import { DisabledAction } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Belonging, Notices } from '../public/belonging.tsx';
import { Texts } from './circulatedText.tsx';
import { SignOnForm, SignOnProblems } from './form.tsx';
import type { SignOnView } from './view.ts';

type Props = { frame: Frame; token: string; view: SignOnView; returned: ReturnedForm | undefined };

const nextOf = ({ t }: Frame) => ({
  text: t('published.signOn.next'),
  href: '#sign-on',
  label: t('published.signOn.button'),
});

/** Behind a one-time link: the text, and one field. */
export const SignOnPage = ({ frame, token, view: { texts, open, published }, returned }: Props) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('published.file')}
      heading={t('published.signOn.title')}
      lead={<p>{t('published.signOn.link')}</p>}
      problem={returned !== undefined}
      next={open ? nextOf(frame) : undefined}
    >
      <SignOnProblems frame={frame} returned={returned} />
      <Notices frame={frame} published={published} />
      <Texts frame={frame} texts={texts} label="published.text" />
      <Belonging frame={frame} published={published} />
      <section class="part" aria-labelledby="sign-on">
        <h2 id="sign-on">{t('published.signOn.button')}</h2>
        {open ? (
          <SignOnForm
            frame={frame}
            action={routes.signOnNow.url({ token })}
            returned={returned}
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
