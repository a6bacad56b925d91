import { routes } from '../routes.ts';
import { PassphraseField, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Onward } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { NewPassphrase } from './newPassphrase.tsx';

export type FormState = { typed: Typed; problems: Problems };
export const fresh: FormState = { typed: {}, problems: {} };
const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');
const hasProblems = ({ problems }: FormState): boolean => Object.keys(problems).length > 0;

/** What is wrong with a form of this capability; each of them asks for a passphrase or a code. */
export const WhatIsWrong = ({
  frame,
  state,
  prefix,
}: {
  frame: Frame;
  state: FormState;
  prefix?: string;
}) => {
  const { t } = frame;
  const labels = {
    organisation: t('identity.organisation.label'),
    name: t('identity.name.label'),
    code: t('identity.recover.code'),
    passphrase: t('identity.passphrase.label'),
    choice: t('identity.passphrase.choice'),
    own: t('identity.passphrase.own'),
  };
  return <ErrorSummary frame={frame} problems={state.problems} labels={labels} prefix={prefix} secrets />;
};

const ChosenName = ({ frame, state }: { frame: Frame; state: FormState }) => (
  <TextField
    frame={frame}
    name="name"
    label={frame.t('identity.name.label')}
    hint={frame.t('identity.name.hint')}
    error={state.problems.name}
    value={text(state.typed.name)}
    maxlength={60}
    size={30}
  />
);

type SignUpProps = {
  frame: Frame;
  action: string;
  state: FormState;
  /** Whom the link makes: the host's first steward, a founder, or a member of an organisation that exists. */
  by: 'set-up' | 'founding' | 'joining';
  organisationName: string;
};

/** Sign-up asks for a chosen name and a passphrase, and for nothing that says who somebody is. */
export const SignUpPage = ({ frame, action, state, by, organisationName }: SignUpProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.signUp.title')}
      lead={t(`identity.signUp.${by}`, { organisation: organisationName })}
      problem={hasProblems(state)}
    >
      <WhatIsWrong frame={frame} state={state} />
      <Form frame={frame} action={action} submit={t('identity.signUp.submit')}>
        {by !== 'joining' && (
          <>
            <h2>{t('identity.organisation.title')}</h2>
            <TextField
              frame={frame}
              name="organisation"
              label={t('identity.organisation.label')}
              hint={t('identity.organisation.hint')}
              error={state.problems.organisation}
              value={text(state.typed.organisation)}
              maxlength={120}
              size={40}
            />
          </>
        )}
        <h2>{t('identity.you.title')}</h2>
        <ChosenName frame={frame} state={state} />
        <NewPassphrase frame={frame} {...state} />
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
export const NewKeysPage = ({ frame, action, state, organisationName }: Omit<SignUpProps, 'by'>) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.newKeys.title')}
      lead={t('identity.newKeys.lead', { organisation: organisationName })}
      problem={hasProblems(state)}
    >
      <WhatIsWrong frame={frame} state={state} />
      <Form frame={frame} action={action} submit={t('identity.newKeys.submit')}>
        <ChosenName frame={frame} state={state} />
        <NewPassphrase frame={frame} {...state} />
        <WhoCanSee frame={frame} now={t('identity.see.now')} seized={t('identity.see.seized')} />
      </Form>
    </Page>
  );
};

export const RecoverPage = ({ frame, state }: { frame: Frame; state: FormState }) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.recover.title')}
      lead={t('identity.recover.lead')}
      problem={hasProblems(state)}
    >
      <WhatIsWrong frame={frame} state={state} />
      <Form frame={frame} action={routes.recoverNow.url()} submit={t('identity.recover.submit')}>
        <TextField
          frame={frame}
          name="code"
          label={t('identity.recover.code')}
          hint={t('identity.recover.codeHint')}
          error={state.problems.code}
          maxlength={80}
          size={40}
        />
        <NewPassphrase frame={frame} {...state} />
      </Form>
      <p>{t('identity.recover.noCode')}</p>
    </Page>
  );
};

export const SignInPage = ({
  frame,
  state,
  done,
}: {
  frame: Frame;
  state: FormState;
  done: string | null;
}) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.signIn.title')}
      here="signIn"
      done={done}
      problem={hasProblems(state)}
    >
      <WhatIsWrong frame={frame} state={state} />
      <Form frame={frame} action={routes.signInNow.url()} submit={t('identity.signIn.submit')}>
        <TextField
          frame={frame}
          name="name"
          label={t('identity.name.label')}
          value={text(state.typed.name)}
          maxlength={60}
          size={30}
        />
        <PassphraseField
          frame={frame}
          name="passphrase"
          label={t('identity.passphrase.label')}
          autocomplete="current-password"
        />
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
