import { routes } from '../routes.ts';
import { PassphraseField, TextField } from '../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../web/forms/form.tsx';
import type { ReturnedForm } from '../web/forms/returned.ts';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/pages/layout.tsx';
import { Onward } from '../web/parts/cards.tsx';
import { WhoCanSee } from '../web/parts/whoCanSee.tsx';
import { NewPassphrase } from './stepUp/newPassphrase.tsx';

/** What stood in a field of one line. */
export const typedIn = (returned: ReturnedForm | undefined, name: string): string | undefined => {
  const value = returned?.typed[name];
  return typeof value === 'string' ? value : undefined;
};

type Returned = { frame: Frame; returned: ReturnedForm | undefined };

/** What is wrong with a form of this capability; each of them asks for a passphrase or a code. */
export const WhatIsWrong = ({ frame, returned, prefix }: Returned & { prefix?: string }) => {
  const { t } = frame;
  const labels = {
    organisation: t('identity.organisation.label'),
    name: t('identity.name.label'),
    code: t('identity.recover.code'),
    passphrase: t('identity.passphrase.label'),
    words: t('identity.signIn.words'),
    handle: t('identity.signIn.handle'),
    choice: t('identity.passphrase.choice'),
    own: t('identity.passphrase.own'),
  };
  const problems = returned?.problems ?? {};
  return <ErrorSummary frame={frame} problems={problems} labels={labels} prefix={prefix} secrets />;
};

type ChosenNameProps = Returned & { id?: string; before?: string | undefined };
export const ChosenName = ({ frame, returned, id = 'name', before = '' }: ChosenNameProps) => (
  <TextField
    frame={frame}
    id={id}
    name="name"
    label={frame.t('identity.name.label')}
    hint={frame.t('identity.name.hint')}
    error={returned?.problems['name']}
    value={typedIn(returned, 'name') ?? before}
    maxlength={60}
    size={30}
  />
);

type SignUpProps = Returned & {
  action: string;
  /** Whom the link makes: the host's first steward, a founder, or a member of an organisation that exists. */
  by: 'set-up' | 'founding' | 'joining';
  organisationName: string;
};

/** Sign-up asks for a chosen name and a passphrase, and for nothing that says who somebody is. */
export const SignUpPage = ({ frame, action, returned, by, organisationName }: SignUpProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.signUp.title')}
      lead={t(`identity.signUp.${by}`, { organisation: organisationName })}
      problem={returned !== undefined}
    >
      <WhatIsWrong frame={frame} returned={returned} />
      <Form frame={frame} action={action} submit={t('identity.signUp.submit')}>
        {by !== 'joining' && (
          <>
            <h2>{t('identity.organisation.title')}</h2>
            <TextField
              frame={frame}
              name="organisation"
              label={t('identity.organisation.label')}
              hint={t('identity.organisation.hint')}
              error={returned?.problems['organisation']}
              value={typedIn(returned, 'organisation')}
              maxlength={120}
              size={40}
            />
          </>
        )}
        <h2>{t('identity.you.title')}</h2>
        <ChosenName frame={frame} returned={returned} />
        <NewPassphrase frame={frame} returned={returned} />
        <WhoCanSee
          frame={frame}
          now={t('identity.see.now')}
          seized={t(by === 'joining' ? 'identity.see.seized' : 'identity.see.seizedFounder')}
        />
      </Form>
    </Page>
  );
};

/** After a steward's recovery link, or with a recovery code: a new passphrase. */
export const NewKeysPage = ({ frame, action, returned, organisationName }: Omit<SignUpProps, 'by'>) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.newKeys.title')}
      lead={t('identity.newKeys.lead', { organisation: organisationName })}
      problem={returned !== undefined}
    >
      <WhatIsWrong frame={frame} returned={returned} />
      <Form frame={frame} action={action} submit={t('identity.newKeys.submit')}>
        <ChosenName frame={frame} returned={returned} />
        <NewPassphrase frame={frame} returned={returned} />
        <WhoCanSee frame={frame} now={t('identity.see.now')} seized={t('identity.see.seized')} />
      </Form>
    </Page>
  );
};

export const RecoverPage = ({ frame, returned }: Returned) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.recover.title')}
      lead={t('identity.recover.lead')}
      problem={returned !== undefined}
    >
      <WhatIsWrong frame={frame} returned={returned} />
      <Form frame={frame} action={routes.recoverNow.url()} submit={t('identity.recover.submit')}>
        <TextField
          frame={frame}
          name="code"
          label={t('identity.recover.code')}
          hint={t('identity.recover.codeHint')}
          error={returned?.problems['code']}
          maxlength={80}
          size={40}
        />
        <NewPassphrase frame={frame} returned={returned} />
      </Form>
      <p>{t('identity.recover.noCode')}</p>
    </Page>
  );
};

/** For those who bring their own passphrase, and for those who have no words yet. */
const OwnPassphrase = ({ frame, returned }: Returned) => {
  const { t } = frame;
  const handle = typedIn(returned, 'handle');
  return (
    <details class="more" open={Boolean(handle)}>
      <summary>{t('identity.signIn.ownTitle')}</summary>
      <TextField
        frame={frame}
        name="handle"
        label={t('identity.signIn.handle')}
        hint={t('identity.signIn.handleHint')}
        value={handle}
        maxlength={200}
        size={40}
        autocomplete="username"
        optional
      />
      <PassphraseField
        frame={frame}
        name="own"
        label={t('identity.signIn.own')}
        autocomplete="current-password"
        optional
      />
    </details>
  );
};

export const SignInPage = ({ frame, returned, done }: Returned & { done: string | null }) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.signIn.title')}
      here="signIn"
      done={done}
      problem={returned !== undefined}
    >
      <WhatIsWrong frame={frame} returned={returned} />
      <Form frame={frame} action={routes.signInNow.url()} submit={t('identity.signIn.submit')}>
        <PassphraseField
          frame={frame}
          name="words"
          label={t('identity.signIn.words')}
          hint={t('identity.signIn.wordsHint')}
          autocomplete="current-password"
          asked={false}
        />
        <OwnPassphrase frame={frame} returned={returned} />
      </Form>
      <p>
        <Onward href={routes.recover.url()}>{t('identity.signIn.forgot')}</Onward>
      </p>
      <p>{t('identity.signIn.invited')}</p>
    </Page>
  );
};

/** An introduction link, opened by a steward of another organisation. */
export const IntroductionPage = ({
  frame,
  action,
  organisationName,
}: {
  frame: Frame;
  action: string;
  organisationName: string;
}) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.introduction.title')}
      lead={t('identity.introduction.lead', { organisation: organisationName })}
    >
      {frame.member?.steward ? (
        <Form frame={frame} action={action} submit={t('identity.introduction.accept')}>
          <WhoCanSee
            frame={frame}
            now={t('identity.introduction.now')}
            seized={t('identity.introduction.seized')}
            sealed={false}
          />
        </Form>
      ) : (
        <p>
          {t('identity.introduction.stewardOnly')}{' '}
          <a href={routes.signIn.url()}>{t('identity.signIn.title')}</a>
        </p>
      )}
    </Page>
  );
};

export const SpentLinkPage = ({ frame }: { frame: Frame }) => (
  <Page frame={frame} title={frame.t('identity.spent.title')} lead={frame.t('identity.spent.text')}>
    <p>
      <Onward href={routes.signIn.url()}>{frame.t('identity.signIn.title')}</Onward>
    </p>
  </Page>
);

/** Someone signed in opened a link meant for someone new. */
export const AlreadyInPage = ({ frame }: { frame: Frame }) => (
  <Page frame={frame} title={frame.t('identity.alreadyIn.title')} lead={frame.t('identity.alreadyIn.text')}>
    <p>
      <Onward href={routes.home.url()}>{frame.t('web.home')}</Onward>
    </p>
  </Page>
);
