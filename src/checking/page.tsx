import { nameOf } from '../language/findings/found.ts';
import { textRuleNames } from '../language/findings/textFinding.ts';
import { lexicon } from '../language/lexicon/lexicon.ts';
import { textLanguages } from '../language/lexicon/schema.ts';
import type { TextResult } from '../language/readText.ts';
import { scopeKeys } from '../language/scopes.ts';
import { communityKeys, languageName } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { Checkboxes, Select, TextArea, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ErrorSummary, Form, Submit } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { ResultView } from './resultView.tsx';
import { script } from './script.ts';

export type TextView = { typed: Typed; problems?: Problems; read?: { text: string; result: TextResult } };
type Props = { frame: Frame; view: TextView };

const one = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? '';

const About = ({ frame, view: { typed, problems = {} } }: Props) => (
  <Checkboxes
    several
    frame={frame}
    name="scope"
    label={frame.t('reading.form.scope')}
    hint={frame.t('reading.form.scopeHint')}
    error={problems['scope']}
    optional
    values={typed['scope']}
    options={scopeKeys.map((value) => ({ value, label: frame.t(`reading.scope.${value}`) }))}
  />
);

/** Rarely needed, and out of the way: language, space, whose text it is, and what not to say. */
const More = ({ frame, view: { typed, problems = {} } }: Props) => {
  const { t, language } = frame;
  const none = { value: '', label: t('reading.form.none') };
  const field = (name: string) => ({
    frame,
    name,
    optional: true,
    error: problems[name],
    value: one(typed, name),
  });
  const isOpen = ['lang', 'space', 'author', 'off', 'safety'].some((name) => one(typed, name) !== '');
  return (
    <details class="more" open={isOpen}>
      <summary>{t('reading.form.more')}</summary>
      <Select
        {...field('lang')}
        label={t('reading.form.lang')}
        chosen
        options={[
          { value: '', label: t('reading.form.detect') },
          ...textLanguages.map((value) => ({ value, label: languageName(value, language) })),
        ]}
      />
      <Select
        {...field('space')}
        label={t('reading.form.space')}
        chosen
        options={[none, ...lexicon().vocabulary.spaces.map(({ key, name }) => ({ value: key, label: name }))]}
      />
      <Select
        {...field('author')}
        label={t('reading.form.author')}
        hint={t('reading.form.authorHint')}
        chosen
        options={[
          none,
          ...communityKeys.map((value) => ({ value, label: nameOf(lexicon(), value, language) })),
        ]}
      />
      <Select
        {...field('off')}
        label={t('reading.form.off')}
        chosen
        options={[none, ...textRuleNames.map((value) => ({ value, label: t(`reading.rule.${value}`) }))]}
      />
      <TextField {...field('reason')} label={t('reading.form.reason')} hint={t('reading.form.reasonHint')} />
      <TextField {...field('safety')} label={t('reading.form.safety')} hint={t('reading.form.safetyHint')} />
    </details>
  );
};

const FileField = ({ frame: { t }, error }: { frame: Frame; error?: string | undefined }) => (
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

/** A text is read for who is left out of it. Open to anyone; nothing of it is kept. */
export const CheckTextPage = ({ frame, view }: Props) => {
  const { t } = frame;
  const { typed, problems = {}, read } = view;
  return (
    <Page
      frame={frame}
      title={t('reading.title')}
      lead={
        <>
          <p>{t('reading.lead')}</p>
          <p class="hint">{t('reading.languages')}</p>
        </>
      }
      problem={Object.keys(problems).length > 0}
      wide
      sheets={['reading']}
      script={script ? routes.script.url({ script: script.file }) : undefined}
    >
      <ErrorSummary
        frame={frame}
        problems={problems}
        labels={{
          text: t('reading.form.text'),
          file: t('reading.form.file'),
          reason: t('reading.form.reason'),
        }}
      />
      <div id="result-place">
        {read && <ResultView teller={frame} {...read} said={t('reading.result.notKept')} />}
      </div>
      <Form frame={frame} action={routes.checkStatementNow.url()} id="check-text" files>
        <TextArea
          frame={frame}
          name="text"
          label={t('reading.form.text')}
          hint={t('reading.form.textHint')}
          error={problems['text']}
          value={one(typed, 'text')}
          rows={10}
        />
        <FileField frame={frame} error={problems['file']} />
        <About frame={frame} view={view} />
        <More frame={frame} view={view} />
        <WhoCanSee frame={frame} now={t('reading.see.now')} seized={t('reading.see.seized')} />
        <p class="notice plain" id="in-browser" hidden>
          {t('reading.form.inBrowser')}
        </p>
        <p class="acts">
          <Submit label={t('reading.form.check')} />
        </p>
      </Form>
    </Page>
  );
};
