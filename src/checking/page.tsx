import { scopeKeys } from '../language/scopes.ts';
import { routes } from '../routes.ts';
import { Checkboxes, TextArea } from '../web/forms/fields.tsx';
import { ErrorSummary, Form, Submit } from '../web/forms/form.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/pages/layout.tsx';
import { WhoCanSee } from '../web/parts/whoCanSee.tsx';
import { Compare, FileField } from './compareFields.tsx';
import { More } from './moreFields.tsx';
import { ResultView } from './resultView.tsx';
import { script } from './script.ts';
import { KeptCorrections } from './sourcesView.tsx';
import { one, type TextView } from './view.ts';

type Props = { frame: Frame; view: TextView };

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

const labelsOf = ({ t }: Frame): Record<string, string> => ({
  text: t('reading.form.text'),
  file: t('reading.form.file'),
  before: t('reading.form.before'),
  beforeFile: t('reading.form.beforeFile'),
  passages: t('reading.form.passages'),
  reason: t('reading.form.reason'),
  safety: t('reading.form.safety'),
});

const CheckForm = ({ frame, view }: Props) => {
  const { t } = frame;
  const { typed, problems = {}, read } = view;
  return (
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
      <FileField frame={frame} name="file" label={t('reading.form.file')} error={problems['file']} />
      <About frame={frame} view={view} />
      <Compare frame={frame} view={view} />
      <More frame={frame} view={view} />
      {!read && <KeptCorrections typed={typed} />}
      <WhoCanSee frame={frame} now={t('reading.see.now')} seized={t('reading.see.seized')} />
      <p class="notice plain" id="in-browser" hidden>
        {t('reading.form.inBrowser')}
      </p>
      <p class="acts">
        <Submit label={t('reading.form.check')} />
      </p>
    </Form>
  );
};

/** A text is read for who is left out of it. Open to anyone; nothing of it is kept. */
export const CheckTextPage = ({ frame, view }: Props) => {
  const { t } = frame;
  const { problems = {}, read } = view;
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
      <ErrorSummary frame={frame} problems={problems} labels={labelsOf(frame)} />
      <div id="result-place">
        {read && <ResultView teller={frame} {...read} said={t('reading.result.notKept')} />}
      </div>
      <CheckForm frame={frame} view={view} />
    </Page>
  );
};
