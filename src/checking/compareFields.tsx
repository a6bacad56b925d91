import { TextArea } from '../web/forms/fields.tsx';
import type { Frame } from '../web/frame.ts';
import { isUsed, one, type TextView } from './view.ts';

type FileProps = { frame: Frame; name: string; label: string; error?: string | undefined };

/** A file is sent apart from the fields, and its text comes back in one of them. */
export const FileField = ({ frame: { t }, name, label, error }: FileProps) => (
  <div class={error ? 'field wrong' : 'field'}>
    <label for={name}>
      {label} <span class="optional">{t('web.form.optional')}</span>
    </label>
    <p class="hint" id={`${name}-hint`}>
      {t('reading.form.fileHint')}
    </p>
    {error && (
      <p class="error" id={`${name}-error`}>
        <span class="unseen">{t('web.form.problem')} </span>
        {error}
      </p>
    )}
    <input
      type="file"
      id={name}
      name={name}
      accept=".txt,.md,.html,.docx,.odt"
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={error ? `${name}-hint ${name}-error` : `${name}-hint`}
    />
  </div>
);

/** What the text is held against: the version before it, and passages that were agreed. P9 */
export const Compare = ({ frame, view }: { frame: Frame; view: TextView }) => {
  const { t } = frame;
  const { typed, problems = {} } = view;
  const area = (name: 'before' | 'passages', rows: number) => (
    <TextArea
      frame={frame}
      name={name}
      label={t(`reading.form.${name}`)}
      hint={t(`reading.form.${name}Hint`)}
      error={problems[name]}
      value={one(typed, name)}
      rows={rows}
      optional
    />
  );
  return (
    <details class="more" open={isUsed(view, ['before', 'beforeFile', 'passages'])}>
      <summary>{t('reading.form.compare')}</summary>
      {area('before', 6)}
      <FileField
        frame={frame}
        name="beforeFile"
        label={t('reading.form.beforeFile')}
        error={problems['beforeFile']}
      />
      {area('passages', 4)}
    </details>
  );
};
