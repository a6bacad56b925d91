import type { PropsWithChildren } from 'hono/jsx';
import { languagesByName } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, FileField, Select, TextArea, TextField } from '../../web/forms/fields.tsx';
import { Form, Submit } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import type { StatementProps } from '../parts.tsx';
import { bothOf } from '../text/textMerge.ts';
import { draftFileEndings } from './draftFile.ts';
import { versionFields } from './form.ts';
import type { DraftFormView } from './view.ts';

type Props = Pick<StatementProps, 'frame' | 'view' | 'returned'> & Pick<DraftFormView, 'draft'>;

export const labelsOf = ({ t }: Frame) => ({
  language: t('statement.text.language'),
  title: t('statement.text.title'),
  body: t('statement.text.body'),
  references: t('statement.text.references'),
  note: t('statement.text.note'),
  reopens: t('statement.text.final'),
  file: t('drafting.file.label'),
});

/** What stands in the form is the draft, also where it came back: a file or another's words may have changed it. */
const fieldsOf = ({ frame, view, draft, returned }: Props) => {
  const { title, body, references } = draft.conflict ? bothOf(draft.conflict) : draft.text;
  const { language, note } = draft;
  const action = routes.writeText.url({ statement: view.facts.id });
  const values = { language: language ?? '', title, body, references, note };
  const typed = { ...returned?.typed, ...values };
  return bound(frame, returned && { ...returned, typed }, {
    ...{ action, fields: versionFields, labels: labelsOf(frame), values },
  });
};
type Field = ReturnType<typeof fieldsOf>;

/** Where the words belong, and what this window had before it. */
const Place = ({ frame, view, draft, f }: Props & { f: Field }) => (
  <>
    <input type="hidden" name="base" value={draft.base ?? ''} />
    <input type="hidden" name="slot" value={draft.slot} />
    <input type="hidden" name="seen" value={draft.seen} />
    {draft.slot !== 'new' ? (
      <input type="hidden" name="language" value={draft.slot} />
    ) : (
      <Select
        {...f('language')}
        hint={frame.t('statement.text.languageHint')}
        options={languagesByName(frame.language)
          .filter(({ code }) => code === draft.language || !view.latest.has(code))
          .map(({ code, name }) => ({ value: code, label: name }))}
      />
    )}
  </>
);

const Words = ({ frame: { t }, f }: { frame: Frame; f: Field }) => (
  <>
    <TextField {...f('title')} />
    <TextArea {...f('body')} hint={t('statement.text.bodyHint')} rows={18} />
    <TextArea {...f('references')} hint={t('statement.text.referencesHint')} rows={4} />
    <TextArea {...f('note')} hint={t('statement.text.noteHint')} rows={2} />
  </>
);

/** Three things to do with the words: for everyone, for herself, or from a file. The first is the Enter key's. */
const Buttons = ({ frame, returned }: Pick<Props, 'frame' | 'returned'>) => {
  const { t } = frame;
  const error = returned?.problems['file'];
  return (
    <>
      <p
        id="kept"
        class="hint"
        role="status"
        hidden
        data-unreachable={t('drafting.unsent.unreachable')}
        data-over={t('drafting.unsent.over')}
      />
      <p class="acts">
        <Submit label={t('statement.text.save')} name="do" value="keep" />{' '}
        <Submit label={t('drafting.unsent.keep')} variant="quiet" name="do" value="aside" />
      </p>
      <p class="hint">{t('drafting.unsent.hint')}</p>
      <details class="option" open={error !== undefined}>
        <summary>
          <span class="button">{t('drafting.file.open')}</span>
          <span>{t('drafting.file.text')}</span>
        </summary>
        <FileField
          frame={frame}
          name="file"
          label={t('drafting.file.label')}
          hint={t('reading.form.fileHint')}
          error={error}
          optional
          accept={draftFileEndings}
        />
        <Submit label={t('drafting.file.take')} variant="quiet" name="do" value="file" />
      </details>
    </>
  );
};

/** The form of a draft: everything that is typed goes with each of its buttons, so that nothing is lost. */
export const DraftFields = ({ children, ...props }: PropsWithChildren<Props>) => {
  const { frame, view, returned } = props;
  const { t } = frame;
  const f = fieldsOf(props);
  return (
    <Form frame={frame} id="draft" files action={routes.writeText.url({ statement: view.facts.id })}>
      <Place {...props} f={f} />
      <Words frame={frame} f={f} />
      {view.final && (
        <Checkboxes
          {...f('reopens')}
          hint={t('statement.text.finalHint')}
          optional={false}
          options={[{ value: 'yes', label: t('statement.text.reopens') }]}
        />
      )}
      {children}
      <Buttons frame={frame} returned={returned} />
    </Form>
  );
};
