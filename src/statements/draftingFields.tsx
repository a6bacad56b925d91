import type { PropsWithChildren } from 'hono/jsx';
import { languagesByName } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { Checkboxes, FileField, Select, TextArea, TextField } from '../web/fields.tsx';
import { Form, Submit } from '../web/forms.tsx';
import { draftFileEndings } from './draftFile.ts';
import { longestTextNote } from './draftingForm.ts';
import type { Drafting, DraftingView } from './draftingView.ts';
import { bothOf } from './meeting.ts';
import type { Seen } from './parts.tsx';
import { problemIn, typedIn } from './statementWords.ts';
import { type DraftText, longestBody, longestReferences, longestTitle } from './text.ts';

type Props = Pick<Seen, 'frame' | 'view' | 'sent'> & Pick<DraftingView, 'drafting'>;

/** Where two met, both stand in the form, one after the other. */
const filled = ({ meeting, text }: Drafting): DraftText => (meeting ? bothOf(meeting) : text);

/** Where the words belong, and what this window had before it. */
const Place = ({ frame, view, drafting, sent }: Props) => (
  <>
    <input type="hidden" name="base" value={drafting.base ?? ''} />
    <input type="hidden" name="slot" value={drafting.slot} />
    <input type="hidden" name="seen" value={drafting.seen} />
    {drafting.slot !== 'new' ? (
      <input type="hidden" name="language" value={drafting.slot} />
    ) : (
      <Select
        frame={frame}
        name="language"
        label={frame.t('statement.text.language')}
        hint={frame.t('statement.text.languageHint')}
        error={problemIn(sent, 'text', 'language')}
        value={drafting.language ?? ''}
        options={languagesByName(frame.language)
          .filter(({ code }) => code === drafting.language || !view.latest.has(code))
          .map(({ code, name }) => ({ value: code, label: name }))}
      />
    )}
  </>
);

const Words = ({ frame, drafting, sent }: Props) => {
  const { t } = frame;
  const text = filled(drafting);
  const field = (name: string) => ({ frame, name, error: problemIn(sent, 'text', name) });
  return (
    <>
      <TextField
        {...field('title')}
        label={t('statement.text.title')}
        value={text.title}
        maxlength={longestTitle}
      />
      <TextArea
        {...field('body')}
        label={t('statement.text.body')}
        hint={t('statement.text.bodyHint')}
        value={text.body}
        rows={18}
        maxlength={longestBody}
      />
      <TextArea
        {...field('references')}
        label={t('statement.text.references')}
        hint={t('statement.text.referencesHint')}
        value={text.references}
        rows={4}
        optional
        maxlength={longestReferences}
      />
      <TextArea
        {...field('note')}
        label={t('statement.text.note')}
        hint={t('statement.text.noteHint')}
        value={drafting.note}
        rows={2}
        optional
        maxlength={longestTextNote}
      />
    </>
  );
};

/** Three things to do with the words: for everyone, for herself, or from a file. The first is the Enter key's. */
const Acts = ({ frame, sent }: Pick<Props, 'frame' | 'sent'>) => {
  const { t } = frame;
  const error = problemIn(sent, 'text', 'file');
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
export const DraftingFields = ({ children, ...props }: PropsWithChildren<Props>) => {
  const { frame, view, sent } = props;
  const { t } = frame;
  return (
    <Form frame={frame} id="draft" files action={routes.writeText.url({ statement: view.facts.id })}>
      <Place {...props} />
      <Words {...props} />
      {view.final && (
        <Checkboxes
          frame={frame}
          name="reopens"
          label={t('statement.text.final')}
          hint={t('statement.text.finalHint')}
          error={problemIn(sent, 'text', 'reopens')}
          options={[{ value: 'yes', label: t('statement.text.reopens') }]}
          values={typedIn(sent, 'text', 'reopens')}
        />
      )}
      {children}
      <Acts frame={frame} sent={sent} />
    </Form>
  );
};
