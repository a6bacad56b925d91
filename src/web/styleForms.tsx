import { routes } from '../routes.ts';
import { Checkboxes, DateField, PassphraseField, Radios, Select, TextArea, TextField } from './fields.tsx';
import { ActionButton, DisabledAction, ErrorSummary, Form } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Code, EmptyState, Fingerprint, Notice, Onward, Tag } from './parts.tsx';
import { Part } from './styleGround.tsx';
import { WhoCanSee } from './whoCanSee.tsx';

type Looking = { frame: Frame };

/** Samples lead back to this page: pressing one does nothing. */
const here = '#main';

export const Acting = ({ frame }: Looking) => (
  <Part frame={frame} name="acts">
    <p>{frame.t('style.acts.text')}</p>
    <div class="acts">
      <ActionButton frame={frame} action={here} label={frame.t('style.acts.primary')} variant="primary" />
      <ActionButton frame={frame} action={here} label={frame.t('style.acts.quiet')} />
      <ActionButton frame={frame} action={here} label={frame.t('style.acts.danger')} variant="danger" />
    </div>
    <DisabledAction
      frame={frame}
      label={frame.t('style.acts.refused')}
      reason={frame.t('style.acts.refusedReason')}
      principle="P6"
    />
  </Part>
);

export const Seeing = ({ frame }: Looking) => (
  <Part frame={frame} name="see">
    <p>{frame.t('style.see.text')}</p>
    <WhoCanSee frame={frame} now={frame.t('style.see.now')} seized={frame.t('style.see.seized')} />
    <WhoCanSee
      frame={frame}
      now={frame.t('style.see.clearNow')}
      seized={frame.t('style.see.clearSeized')}
      sealed={false}
    />
  </Part>
);

const Choosing = ({ frame }: Looking) => {
  const t = frame.t;
  return (
    <>
      <DateField frame={frame} name="review" label={t('style.form.review')} value="2026-09-01" optional />
      <Select
        frame={frame}
        name="area"
        label={t('style.form.area')}
        options={[
          { value: 'policy', label: t('style.form.area1') },
          { value: 'research', label: t('style.form.area2') },
        ]}
      />
      <Radios
        frame={frame}
        name="answer"
        label={t('style.form.answer')}
        value="consent"
        options={[
          { value: 'consent', label: t('style.form.answer1') },
          { value: 'object', label: t('style.form.answer2'), hint: t('style.form.answer2Hint') },
        ]}
      />
      <Checkboxes
        frame={frame}
        name="languages"
        label={t('style.form.languages')}
        values={['en', 'es']}
        optional
        options={[
          { value: 'en', label: t('style.form.language1') },
          { value: 'fr', label: t('style.form.language2') },
          { value: 'es', label: t('style.form.language3') },
        ]}
      />
    </>
  );
};

export const Asking = ({ frame }: Looking) => {
  const t = frame.t;
  const problems = { name: t('style.form.nameProblem') };
  return (
    <Part frame={frame} name="form">
      <p>{t('style.form.text')}</p>
      <ErrorSummary frame={frame} problems={problems} labels={{ name: t('style.form.name') }} still />
      <Form frame={frame} action={here} submit={t('style.form.submit')}>
        <TextField
          frame={frame}
          name="name"
          label={t('style.form.name')}
          hint={t('style.form.nameHint')}
          error={problems.name}
          size={24}
        />
        <PassphraseField
          frame={frame}
          name="passphrase"
          label={t('style.form.passphrase')}
          hint={t('style.form.passphraseHint')}
          autocomplete="new-password"
        />
        <TextArea
          frame={frame}
          name="terms"
          label={t('style.form.terms')}
          value={t('style.form.termsValue')}
          rows={3}
        />
        <Choosing frame={frame} />
      </Form>
    </Part>
  );
};

export const Telling = ({ frame }: Looking) => (
  <Part frame={frame} name="telling">
    <p>{frame.t('style.telling.text')}</p>
    <Notice>
      <p>{frame.t('style.telling.plain')}</p>
    </Notice>
    <Notice tone="good" title={frame.t('style.telling.goodTitle')}>
      <p>{frame.t('style.telling.good')}</p>
    </Notice>
    <Notice tone="warn" title={frame.t('style.telling.warnTitle')}>
      <p>{frame.t('style.telling.warn')}</p>
    </Notice>
    <Notice tone="stop">
      <p>{frame.t('style.telling.stop')}</p>
    </Notice>
    <p>
      <Tag>{frame.t('style.telling.tagPlain')}</Tag> <Tag tone="good">{frame.t('style.telling.tagGood')}</Tag>{' '}
      <Tag tone="warn">{frame.t('style.telling.tagWarn')}</Tag>{' '}
      <Tag tone="stop">{frame.t('style.telling.tagStop')}</Tag>
    </p>
    <EmptyState
      title={frame.t('style.telling.emptyTitle')}
      text={frame.t('style.telling.empty')}
      action={<Onward href={routes.principles.url()}>{frame.t('style.telling.emptyAction')}</Onward>}
    />
  </Part>
);

const hash = '9f2c4b7d01ae83c65d7e90b1f24a6c8833e05b9d47fa12c6e8d09b57a4c3f1e2';

export const Keeping = ({ frame }: Looking) => (
  <Part frame={frame} name="codes">
    <p>{frame.t('style.codes.text')}</p>
    <Code
      label={frame.t('style.codes.passphrase')}
      value={frame.t('style.codes.passphraseValue')}
      kind="words"
    />
    <Code label={frame.t('style.codes.recovery')} value="K7QM-2RXD-9HVA-W4TC-PN6E-J3ZB-8GYF" kind="words" />
    <Code
      label={frame.t('style.codes.link')}
      value="https://alongside.example/join/Zk3v9QmT0bXc7LwRr2YhP5sNf8uJd1aGe4oVi6tKxWq"
      kind="link"
      note={frame.t('style.codes.linkNote')}
    />
    <p>
      <Fingerprint hash={hash} label={frame.t('style.codes.fingerprint')} />
    </p>
  </Part>
);
