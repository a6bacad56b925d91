import { routes } from '../../routes.ts';
import type { Move } from '../../session/session.ts';
import { PassphraseField, TextField } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { type ReturnedForm, returnedTo } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Code, Notice, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { ChosenName, WhatIsWrong } from '../pages.tsx';
import { StepUpField } from '../stepUp/field.tsx';
import { NewPassphrase } from '../stepUp/newPassphrase.tsx';

/** A form of the page: it shows what came back to its own address. */
type CardProps = { frame: Frame; returned: ReturnedForm | undefined };

const RecoveryCode = ({ frame, returned, confirmed }: CardProps & { confirmed: boolean }) => {
  const { t } = frame;
  const action = routes.newRecoveryCode.url();
  const own = returnedTo(action, returned);
  return (
    <Card title={t(confirmed ? 'identity.code.title' : 'identity.code.first')}>
      <WhatIsWrong frame={frame} returned={own} prefix="code-" />
      <p>{t(confirmed ? 'identity.code.confirmed' : 'identity.code.why')}</p>
      {confirmed && <p>{t('identity.code.againWhy')}</p>}
      <Form
        frame={frame}
        action={action}
        submit={t(confirmed ? 'identity.code.again' : 'identity.code.make')}
        variant={confirmed ? 'quiet' : 'primary'}
      >
        <StepUpField
          frame={frame}
          id="code-passphrase"
          error={own?.problems['passphrase']}
          why={confirmed ? undefined : t('identity.stepUp.first')}
        />
      </Form>
    </Card>
  );
};

/** New words; for somebody who signed in with her name until now, her first ones. */
const ChangePassphrase = ({ frame, returned, due = false }: CardProps & { due?: boolean }) => {
  const { t } = frame;
  const action = routes.changePassphrase.url();
  const own = returnedTo(action, returned);
  return (
    <Card title={t(due ? 'identity.move.title' : 'identity.changePassphrase.title')}>
      <WhatIsWrong frame={frame} returned={own} />
      <Form
        frame={frame}
        action={action}
        submit={t('identity.changePassphrase.submit')}
        variant={due ? 'primary' : 'quiet'}
      >
        <p>{t(due ? 'identity.move.text' : 'identity.changePassphrase.code')}</p>
        <PassphraseField
          frame={frame}
          name="passphrase"
          label={t('identity.changePassphrase.current')}
          error={own?.problems['passphrase']}
          autocomplete="current-password"
        />
        <NewPassphrase frame={frame} returned={own} />
      </Form>
    </Card>
  );
};

const ChangeName = ({ frame, returned }: CardProps) => {
  const { t } = frame;
  const action = routes.changeName.url();
  const own = returnedTo(action, returned);
  return (
    <Card title={t('identity.changeName.title')}>
      <WhatIsWrong frame={frame} returned={own} prefix="name-" />
      <Form frame={frame} action={action} submit={t('identity.changeName.submit')} variant="quiet">
        <ChosenName frame={frame} returned={own} id="name-name" before={frame.member?.name} />
        <StepUpField frame={frame} id="name-passphrase" error={own?.problems['passphrase']} />
        <WhoCanSee frame={frame} now={t('identity.see.now')} seized={t('identity.see.seized')} />
      </Form>
    </Card>
  );
};

const Sessions = ({ frame }: { frame: Frame }) => (
  <Card title={frame.t('identity.sessions.title')}>
    <p>{frame.t('identity.sessions.text')}</p>
    <p class="hint">{frame.t('identity.sessions.rule')}</p>
    <ActionButton frame={frame} action={routes.endSessions.url()} label={frame.t('identity.sessions.end')} />
  </Card>
);

const Erasure = ({ frame, returned }: CardProps) => {
  const { t } = frame;
  const action = routes.eraseAccount.url();
  const own = returnedTo(action, returned);
  return (
    <Card title={t('identity.erasure.title')}>
      <WhatIsWrong frame={frame} returned={own} prefix="erasure-" />
      <p>{t('identity.erasure.text')}</p>
      <Form frame={frame} action={action} submit={t('identity.erasure.submit')} variant="danger">
        <StepUpField frame={frame} id="erasure-passphrase" error={own?.problems['passphrase']} />
      </Form>
    </Card>
  );
};

type AccountProps = CardProps & { codeConfirmed: boolean; move: Move; done: string | null };

/** First what she signs in with, then her code, then everything else. */
const Steps = ({ frame, returned, codeConfirmed, move }: Omit<AccountProps, 'done'>) => {
  if (move === 'due') return <ChangePassphrase frame={frame} returned={returned} due />;
  return (
    <>
      {move === 'begun' && <Notice>{frame.t('identity.move.begun')}</Notice>}
      <RecoveryCode frame={frame} confirmed={codeConfirmed} returned={returned} />
      {codeConfirmed && (
        <>
          <ChangePassphrase frame={frame} returned={returned} />
          {frame.member && <ChangeName frame={frame} returned={returned} />}
        </>
      )}
    </>
  );
};

export const AccountPage = ({ frame, codeConfirmed, move, returned, done }: AccountProps) => (
  <Page
    frame={frame}
    title={frame.t('identity.account.title')}
    lead={frame.t(frame.member ? 'identity.account.lead' : 'identity.account.noOrganisation')}
    here="account"
    done={done}
    problem={returned !== undefined}
  >
    <Steps frame={frame} codeConfirmed={codeConfirmed} move={move} returned={returned} />
    <WhatIsWrong frame={frame} returned={returnedTo(routes.endSessions.url(), returned)} />
    <Sessions frame={frame} />
    <p>
      <Onward href={routes.kept.url()}>{frame.t('kept.title')}</Onward>
    </p>
    <Erasure frame={frame} returned={returned} />
  </Page>
);

/** The code cannot be shown again: another one has to be made. */
const MakeAnother = ({ frame: { t } }: { frame: Frame }) => (
  <Notice>
    <p>{t('identity.code.retry')}</p>
    <p>
      <Onward href={routes.account.url()}>{t('identity.code.again')}</Onward>
    </p>
  </Notice>
);

/** The code, shown once, and the field that proves it was kept. */
export const RecoveryCodePage = ({ frame, code, returned }: CardProps & { code: string | null }) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('identity.code.title')}
      lead={t('identity.code.why')}
      problem={returned !== undefined}
    >
      {code && <Code label={t('identity.code.yours')} value={code} note={t('identity.code.note')} />}
      <WhatIsWrong frame={frame} returned={returned} />
      <Form frame={frame} action={routes.confirmRecoveryCode.url()} submit={t('identity.code.confirm')}>
        <TextField
          frame={frame}
          name="code"
          label={t('identity.code.type')}
          hint={t('identity.code.typeHint')}
          error={returned?.problems['code']}
          maxlength={80}
          size={40}
        />
      </Form>
      {!code && <MakeAnother frame={frame} />}
    </Page>
  );
};
