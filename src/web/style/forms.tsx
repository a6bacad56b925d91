import { routes } from '../../routes.ts';
import {
  Checkboxes,
  DateField,
  FileField,
  PassphraseField,
  Radios,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../forms/fields.tsx';
import { ActionButton, DisabledAction, ErrorSummary, Form } from '../forms/form.tsx';
import { RefusalNotice } from '../forms/refusalNotice.tsx';
import type { ReturnedForm } from '../forms/returned.ts';
import type { Frame } from '../frame.ts';
import { Code, EmptyState, Fingerprint, Notice, Onward, Tag } from '../parts/cards.tsx';
import { WhoCanSee } from '../parts/whoCanSee.tsx';
import { Part } from './ground.tsx';
import { words } from './words.ts';

type Props = { frame: Frame };

/** Samples lead back to this page: pressing one does nothing. */
const here = '#main';

/** As an act comes back when a rule says no. */
const refused: ReturnedForm = {
  action: here,
  typed: {},
  problems: { form: words.acts.refusedReason },
  refusal: { ok: false, refusal: 'allyAsks', principle: 'P6' },
  status: 403,
};

export const Acting = ({ frame }: Props) => (
  <Part name="acts">
    <p>{words.acts.text}</p>
    <div class="acts">
      <ActionButton frame={frame} action={here} label={words.acts.primary} variant="primary" />
      <ActionButton frame={frame} action={here} label={words.acts.quiet} />
      <ActionButton frame={frame} action={here} label={words.acts.danger} variant="danger" />
    </div>
    <DisabledAction
      frame={frame}
      label={words.acts.refused}
      reason={words.acts.refusedReason}
      principle="P6"
    />
    <RefusalNotice frame={frame} returned={refused} />
  </Part>
);

export const Seeing = ({ frame }: Props) => (
  <Part name="see">
    <p>{words.see.text}</p>
    <WhoCanSee frame={frame} now={words.see.now} seized={words.see.seized} />
    <WhoCanSee frame={frame} now={words.see.clearNow} seized={words.see.clearSeized} sealed={false} />
  </Part>
);

const Choosing = ({ frame }: Props) => {
  return (
    <>
      <DateField frame={frame} name="review" label={words.form.review} value="2026-09-01" optional />
      <TimeField frame={frame} name="begins" label={words.form.begins} value="09:30" optional />
      <FileField frame={frame} name="brought" label={words.form.file} accept=".txt" optional />
      <Select
        frame={frame}
        name="area"
        label={words.form.area}
        options={[
          { value: 'policy', label: words.form.area1 },
          { value: 'research', label: words.form.area2 },
        ]}
      />
      <Radios
        frame={frame}
        name="answer"
        label={words.form.answer}
        value="consent"
        options={[
          { value: 'consent', label: words.form.answer1 },
          { value: 'object', label: words.form.answer2, hint: words.form.answer2Hint },
        ]}
      />
      <Checkboxes
        frame={frame}
        name="languages"
        label={words.form.languages}
        values={['en', 'es']}
        optional
        options={[
          { value: 'en', label: words.form.language1 },
          { value: 'fr', label: words.form.language2 },
          { value: 'es', label: words.form.language3 },
        ]}
      />
    </>
  );
};

export const Asking = ({ frame }: Props) => {
  const problems = { name: words.form.nameProblem };
  return (
    <Part name="form">
      <p>{words.form.text}</p>
      <ErrorSummary frame={frame} problems={problems} labels={{ name: words.form.name }} still />
      <Form frame={frame} action={here} submit={words.form.submit}>
        <TextField
          frame={frame}
          name="name"
          label={words.form.name}
          hint={words.form.nameHint}
          error={problems.name}
          size={24}
        />
        <PassphraseField
          frame={frame}
          name="passphrase"
          label={words.form.passphrase}
          hint={words.form.passphraseHint}
          autocomplete="new-password"
        />
        <TextArea
          frame={frame}
          name="terms"
          label={words.form.terms}
          value={words.form.termsValue}
          rows={3}
        />
        <Choosing frame={frame} />
      </Form>
    </Part>
  );
};

export const Telling = () => (
  <Part name="telling">
    <p>{words.telling.text}</p>
    <Notice>
      <p>{words.telling.plain}</p>
    </Notice>
    <Notice tone="good" title={words.telling.goodTitle}>
      <p>{words.telling.good}</p>
    </Notice>
    <Notice tone="warn" title={words.telling.warnTitle}>
      <p>{words.telling.warn}</p>
    </Notice>
    <Notice tone="stop">
      <p>{words.telling.stop}</p>
    </Notice>
    <p>
      <Tag>{words.telling.tagPlain}</Tag> <Tag tone="good">{words.telling.tagGood}</Tag>{' '}
      <Tag tone="warn">{words.telling.tagWarn}</Tag> <Tag tone="stop">{words.telling.tagStop}</Tag>
    </p>
    <EmptyState
      title={words.telling.emptyTitle}
      text={words.telling.empty}
      action={<Onward href={routes.principles.url()}>{words.telling.emptyAction}</Onward>}
    />
  </Part>
);

const hash = '9f2c4b7d01ae83c65d7e90b1f24a6c8833e05b9d47fa12c6e8d09b57a4c3f1e2';

export const Keeping = () => (
  <Part name="codes">
    <p>{words.codes.text}</p>
    <Code label={words.codes.passphrase} value={words.codes.passphraseValue} kind="words" />
    <Code label={words.codes.recovery} value="K7QM-2RXD-9HVA-W4TC-PN6E-J3ZB-8GYF" kind="words" />
    <Code
      label={words.codes.link}
      value="https://alongside.example/join/Zk3v9QmT0bXc7LwRr2YhP5sNf8uJd1aGe4oVi6tKxWq"
      kind="link"
      note={words.codes.linkNote}
    />
    <p>
      <Fingerprint hash={hash} label={words.codes.fingerprint} />
    </p>
  </Part>
);
