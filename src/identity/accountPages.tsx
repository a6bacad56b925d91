import { routes } from '../routes.ts';
import { PassphraseField, TextField } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, Code, Notice, Onward } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { NewPassphrase } from './newPassphrase.tsx';
import { type FormState, fresh, WhatIsWrong } from './pages.tsx';
import { StepUpField } from './stepUpField.tsx';

/** Forms of the account page that came back with a problem. */
export type AccountForms = Partial<Record<'code' | 'passphrase' | 'name' | 'erasure', FormState>>;

type CodeProps = { frame: Frame; confirmed: boolean; state: FormState | undefined };
const RecoveryCode = ({ frame, confirmed, state = fresh }: CodeProps) => {
  const { t } = frame;
  return (
    <Card title={t(confirmed ? 'identity.code.title' : 'identity.code.first')}>
      <WhatIsWrong frame={frame} state={state} prefix="code-" />
      <p>{t(confirmed ? 'identity.code.confirmed' : 'identity.code.why')}</p>
      {confirmed && <p>{t('identity.code.againWhy')}</p>}
      <Form
        frame={frame}
        action={routes.newRecoveryCode.url()}
        submit={t(confirmed ? 'identity.code.again' : 'identity.code.make')}
        variant={confirmed ? 'quiet' : 'primary'}
      >
        <StepUpField
          frame={frame}
          id="code-passphrase"
          error={state.problems.passphrase}
          why={confirmed ? undefined : t('identity.stepUp.first')}
        />
      </Form>
    </Card>
  );
};

const ChangePassphrase = ({ frame, state = fresh }: { frame: Frame; state: FormState | undefined }) => (
  <Card title={frame.t('identity.changePassphrase.title')}>
    <WhatIsWrong frame={frame} state={state} />
    <Form
      frame={frame}
      action={routes.changePassphrase.url()}
      submit={frame.t('identity.changePassphrase.submit')}
      variant="quiet"
    >
      <p>{frame.t('identity.changePassphrase.code')}</p>
      <PassphraseField
        frame={frame}
        name="passphrase"
        label={frame.t('identity.changePassphrase.current')}
        error={state.problems.passphrase}
        autocomplete="current-password"
      />
      <NewPassphrase frame={frame} {...state} />
    </Form>
  </Card>
);

const ChangeName = ({ frame, state = fresh }: { frame: Frame; state: FormState | undefined }) => (
  <Card title={frame.t('identity.changeName.title')}>
    <WhatIsWrong frame={frame} state={state} prefix="name-" />
    <Form
      frame={frame}
      action={routes.changeName.url()}
      submit={frame.t('identity.changeName.submit')}
      variant="quiet"
    >
      <TextField
        frame={frame}
        id="name-name"
        name="name"
        label={frame.t('identity.name.label')}
        hint={frame.t('identity.name.hint')}
        error={state.problems.name}
        value={typeof state.typed.name === 'string' ? state.typed.name : frame.member?.name}
        maxlength={60}
        size={30}
      />
      <StepUpField frame={frame} id="name-passphrase" error={state.problems.passphrase} />
      <WhoCanSee frame={frame} now={frame.t('identity.see.now')} seized={frame.t('identity.see.seized')} />
    </Form>
  </Card>
);

const Sessions = ({ frame, count }: { frame: Frame; count: number }) => (
  <Card title={frame.t('identity.sessions.title')}>
    <p>{frame.t('identity.sessions.text', { count })}</p>
    <p class="hint">{frame.t('identity.sessions.rule')}</p>
    {count > 1 && (
      <ActionButton
        frame={frame}
        action={routes.endSessions.url()}
        label={frame.t('identity.sessions.end')}
      />
    )}
  </Card>
);

const Erasure = ({ frame, state = fresh }: { frame: Frame; state: FormState | undefined }) => (
  <Card title={frame.t('identity.erasure.title')}>
    <WhatIsWrong frame={frame} state={state} prefix="erasure-" />
    <p>{frame.t('identity.erasure.text')}</p>
    <Form
      frame={frame}
      action={routes.eraseAccount.url()}
      submit={frame.t('identity.erasure.submit')}
      variant="danger"
    >
      <StepUpField frame={frame} id="erasure-passphrase" error={state.problems.passphrase} />
    </Form>
  </Card>
);

type AccountProps = {
  frame: Frame;
  codeConfirmed: boolean;
  sessions: number;
  forms: AccountForms;
  done: string | null;
};

export const AccountPage = ({ frame, codeConfirmed, sessions, forms, done }: AccountProps) => (
  <Page
    frame={frame}
    title={frame.t('identity.account.title')}
    lead={frame.t(frame.member ? 'identity.account.lead' : 'identity.account.noOrganisation')}
    here="account"
    done={done}
    problem={Object.keys(forms).length > 0}
  >
    <RecoveryCode frame={frame} confirmed={codeConfirmed} state={forms.code} />
    {codeConfirmed && (
      <>
        <ChangePassphrase frame={frame} state={forms.passphrase} />
        {frame.member && <ChangeName frame={frame} state={forms.name} />}
      </>
    )}
    <Sessions frame={frame} count={sessions} />
    <Erasure frame={frame} state={forms.erasure} />
  </Page>
);

/** The code, shown once, and the field that proves it was kept. */
export const RecoveryCodePage = ({
  frame,
  code,
  problem,
}: {
  frame: Frame;
  code: string | null;
  problem?: string;
}) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.code.title')}
      lead={t('identity.code.why')}
      problem={problem !== undefined}
    >
      {code && <Code label={t('identity.code.yours')} value={code} note={t('identity.code.note')} />}
      <WhatIsWrong frame={frame} state={{ typed: {}, problems: problem ? { code: problem } : {} }} />
      <Form frame={frame} action={routes.confirmRecoveryCode.url()} submit={t('identity.code.confirm')}>
        <TextField
          frame={frame}
          name="code"
          label={t('identity.code.type')}
          hint={t('identity.code.typeHint')}
          error={problem}
          maxlength={80}
          size={40}
        />
      </Form>
      {!code && (
        <Notice>
          <p>{t('identity.code.retry')}</p>
          <p>
            <Onward href={routes.account.url()}>{t('identity.code.again')}</Onward>
          </p>
        </Notice>
      )}
    </Page>
  );
};
