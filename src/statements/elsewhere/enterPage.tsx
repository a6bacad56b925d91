import { languagesByName } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { Checkboxes, DateField, Select, TextArea, TextField } from '../../web/fields.tsx';
import { ErrorSummary, Form, Submit } from '../../web/forms.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { WhoCanSee } from '../../web/whoCanSee.tsx';
import { scopeKeys } from '../scopes.ts';
import { listIn, problemIn, trailTo, typedIn } from '../statementWords.ts';
import { longestTitle } from '../text.ts';
import type { Sent } from '../views.ts';
import { longestLink } from './entry.ts';

const form = 'enter';
type Props = { frame: Frame; sent: Sent | undefined };

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

const WhatItIs = ({ frame, sent }: Props) => {
  const { t } = frame;
  const field = (name: string) => ({
    frame,
    name,
    error: problemIn(sent, form, name),
    value: typedIn(sent, form, name),
  });
  return (
    <>
      <TextField {...field('title')} label={t('elsewhere.enter.name')} maxlength={longestTitle} />
      <TextField
        {...field('publisher')}
        label={t('elsewhere.enter.publisher')}
        hint={t('elsewhere.enter.publisherHint')}
        maxlength={120}
      />
      <DateField {...field('publishedOn')} label={t('elsewhere.enter.publishedOn')} />
      <TextField
        {...field('link')}
        label={t('elsewhere.enter.link')}
        hint={t('elsewhere.enter.linkHint')}
        optional
        maxlength={longestLink}
      />
      <Select
        {...field('language')}
        value={typedIn(sent, form, 'language', frame.language)}
        label={t('elsewhere.enter.language')}
        options={languagesByName(frame.language).map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  );
};

/** Where a text that others published is entered, as it was found: typed, pasted, or from a file. P14 */
export const EnterPage = ({ frame, sent }: Props) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('elsewhere.enter.title')}
      lead={t('elsewhere.enter.lead')}
      trail={[...trailTo(frame), { label: t('elsewhere.list.title'), href: routes.textsElsewhere.url() }]}
      here="statements"
      problem={sent !== undefined}
    >
      {sent && (
        <ErrorSummary
          frame={frame}
          problems={sent.problems}
          labels={{
            title: t('elsewhere.enter.name'),
            publisher: t('elsewhere.enter.publisher'),
            publishedOn: t('elsewhere.enter.publishedOn'),
            text: t('elsewhere.enter.text'),
            file: t('reading.form.file'),
          }}
        />
      )}
      <Form frame={frame} action={routes.enterElsewhere.url()} files>
        <WhatItIs frame={frame} sent={sent} />
        <TextArea
          frame={frame}
          name="text"
          label={t('elsewhere.enter.text')}
          hint={t('elsewhere.enter.textHint')}
          error={problemIn(sent, form, 'text')}
          value={typedIn(sent, form, 'text')}
          rows={10}
        />
        <FileField frame={frame} error={problemIn(sent, form, 'file')} />
        <Checkboxes
          several
          frame={frame}
          name="scope"
          label={t('elsewhere.enter.scope')}
          hint={t('elsewhere.enter.scopeHint')}
          error={problemIn(sent, form, 'scope')}
          optional
          options={scopeKeys.map((key) => ({ value: key, label: t(`statement.scope.${key}`) }))}
          values={listIn(sent, form, 'scope')}
        />
        <WhoCanSee frame={frame} now={t('elsewhere.enter.see')} seized={t('elsewhere.enter.seized')} />
        <p class="acts">
          <Submit label={t('elsewhere.enter.submit')} />
        </p>
      </Form>
    </Page>
  );
};
