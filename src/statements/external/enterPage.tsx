import { languagesByName } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, DateField, Select, TextArea, TextField } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form, Submit } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { scopeKeys } from '../text/scopes.ts';
import { trailTo } from '../words.ts';
import { entryFields } from './form.ts';

const FileField = ({ frame: { t }, error }: { frame: Frame; error: string | undefined }) => (
  <div class={error ? 'field wrong' : 'field'}>
    <label for="file">
      {t('reading.form.file')} <span class="optional">{t('web.form.optional')}</span>
    </label>
    <p class="hint" id="file-hint">
      {t('reading.form.fileHint')}
    </p>
    {error && (
      <p class="error" id="file-error">
        {error}
      </p>
    )}
    <input
      type="file"
      id="file"
      name="file"
      accept=".txt,.md,.html,.docx,.odt"
      aria-describedby="file-hint"
    />
  </div>
);

type Props = { frame: Frame; returned: ReturnedForm | undefined };

const entryForm = (frame: Frame, returned: ReturnedForm | undefined) => {
  const { t, language } = frame;
  const labels = {
    title: t('external.enter.name'),
    publisher: t('external.enter.publisher'),
    publishedOn: t('external.enter.publishedOn'),
    link: t('external.enter.link'),
    language: t('external.enter.language'),
    text: t('external.enter.text'),
    file: t('reading.form.file'),
    scope: t('external.enter.scope'),
  };
  const action = routes.enterExternalText.url();
  return bound(frame, returned, { action, fields: entryFields, labels, values: { language } });
};

/** Where a text that others published is entered, as it was found: typed, pasted, or from a file. P14 */
export const EnterPage = ({ frame, returned }: Props) => {
  const { t, language } = frame;
  const f = entryForm(frame, returned);
  const languages = languagesByName(language).map(({ code, name }) => ({ value: code, label: name }));
  const scopes = scopeKeys.map((key) => ({ value: key, label: t(`statement.scope.${key}`) }));
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('external.enter.title')}
      lead={t('external.enter.lead')}
      trail={[...trailTo(frame), { label: t('external.list.title'), href: routes.externalTexts.url() }]}
      here="statements"
      problem={returned !== undefined}
    >
      <ErrorSummary {...f.summary} />
      <Form frame={frame} action={routes.enterExternalText.url()} files>
        <TextField {...f('title')} />
        <TextField {...f('publisher')} hint={t('external.enter.publisherHint')} />
        <DateField {...f('publishedOn')} />
        <TextField {...f('link')} hint={t('external.enter.linkHint')} />
        <Select {...f('language')} options={languages} />
        <TextArea
          {...f('text')}
          hint={t('external.enter.textHint')}
          // A file may stand for it, so its schema lets it be empty; and it is as long as anybody pastes it.
          optional={false}
          maxlength={undefined}
          rows={10}
        />
        <FileField frame={frame} error={f('file').error} />
        <Checkboxes several {...f('scope')} hint={t('external.enter.scopeHint')} options={scopes} />
        <WhoCanSee frame={frame} now={t('external.enter.see')} seized={t('external.enter.seized')} />
        <p class="acts">
          <Submit label={t('external.enter.submit')} />
        </p>
      </Form>
    </Page>
  );
};
