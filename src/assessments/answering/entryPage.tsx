import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { FileField, Select, TextArea, TextField } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { textIn } from '../instrument/facts.ts';
import { longestRecord } from '../sheet/facts.ts';
import { levelsInWords, questionInWords, trailTo } from '../words.ts';
import { answerField, recordField, tableFields, textOf } from './form.ts';
import { partTitle } from './parts.tsx';
import type { EntryView } from './view.ts';

type Props = {
  frame: Frame;
  view: EntryView;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

const Answers = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const action = routes.enterSheet.url({ round: view.round });
  const own = returned?.action === action ? returned : undefined;
  const typed = own?.typed ?? {};
  return (
    <Form frame={frame} action={action} submit={t('assessment.entry.submit')}>
      {view.parts.map((part) => (
        <section class="part">
          <h3>{partTitle({ frame, terms: view.terms }, part.key)}</h3>
          {part.questions.map(({ key, most }) => (
            <>
              <Select
                frame={frame}
                name={answerField(key)}
                label={questionInWords(frame, view.terms, key, view.side)}
                value={textOf(typed, answerField(key))}
                error={own?.problems[answerField(key)]}
                options={[
                  ...Array.from({ length: most + 1 }, (_, mark) => ({ value: `${mark}`, label: `${mark}` })),
                  { value: 'na', label: t('assessment.sheet.na') },
                  { value: 'unsaid', label: t('assessment.sheet.unsaid') },
                ]}
              />
              {view.side === 'ally' && most === 4 && (
                <TextField
                  frame={frame}
                  name={recordField(key)}
                  label={t('assessment.sheet.record')}
                  value={textOf(typed, recordField(key))}
                  maxlength={longestRecord}
                  optional
                />
              )}
            </>
          ))}
        </section>
      ))}
    </Form>
  );
};

/** Answers that came on paper, one sheet after the other, or as a table from a spreadsheet. */
export const EntryPage = (props: Props) => {
  const { frame, view, returned, done } = props;
  const { t } = frame;
  const action = routes.enterTable.url({ round: view.round });
  const f = bound(frame, returned, {
    ...{ action, fields: tableFields },
    labels: { table: t('assessment.entry.table'), tableFile: t('assessment.entry.file') },
  });
  const labels = Object.fromEntries(
    view.questions.map(({ key }) => [answerField(key), questionInWords(frame, view.terms, key, view.side)]),
  );
  return (
    <Page
      frame={frame}
      title={t('assessment.entry.title')}
      lead={t('assessment.entry.lead', { count: view.sheets })}
      trail={trailTo(frame, view.partnership, view.round)}
      here="partnerships"
      done={done}
      problem={returned !== undefined}
    >
      <ReturnedNotices frame={frame} returned={returned} labels={{ ...labels, ...f.summary.labels }} />
      <WhoCanSee
        frame={frame}
        now={t('assessment.sheet.seen.own', { organisation: '' })}
        seized={t('assessment.sheet.seized.people')}
      />
      <details class="option" open={returned?.action === action}>
        <summary>
          <span class="button">{t('assessment.entry.tableButton')}</span>
          <span>{t('assessment.entry.tableText')}</span>
        </summary>
        <Form frame={frame} action={action} submit={t('assessment.entry.tableSubmit')} variant="quiet" files>
          <TextArea
            {...f('table')}
            optional={false}
            hint={t('assessment.entry.tableHint', {
              columns: view.questions.map(({ key }) => key).join(','),
            })}
            rows={6}
          />
          <FileField {...f('tableFile')} accept=".csv,.tsv,.txt" hint={t('assessment.entry.fileHint')} />
        </Form>
      </details>
      <h2>{t('assessment.entry.sheet')}</h2>
      <Answers {...props} />
    </Page>
  );
};

/** To print and hand out: the questions with room for a cross, and no room for a name. */
export const PaperPage = ({ frame, view }: { frame: Frame; view: EntryView }) => {
  const { t } = frame;
  const levels = levelsInWords(frame);
  return (
    <Page
      frame={frame}
      title={t('assessment.paper.title')}
      sheets={['assessments']}
      heading={textIn(view.terms.instrument.title, frame.language)}
      lead={t('assessment.paper.lead')}
      trail={trailTo(frame, view.partnership, view.round)}
      here="partnerships"
      wide
    >
      <p class="acts">
        <Onward href={routes.sheetsForm.url({ round: view.round })}>{t('assessment.paper.form')}</Onward>
        <span class="hint">{t('assessment.report.print')}</span>
      </p>
      <dl class="marks">
        {view.terms.instrument.anchors.map((anchor, mark) => (
          <div>
            <dt>{mark}</dt>
            <dd>{textIn(anchor, frame.language)}</dd>
          </div>
        ))}
      </dl>
      {view.parts.map((part) => (
        <section class="part paper">
          <h2>{partTitle({ frame, terms: view.terms }, part.key)}</h2>
          {part.key === 'levels' && (
            <p class="hint">{levels.map((level, step) => `${step} ${level}`).join(' · ')}</p>
          )}
          <ol>
            {part.questions.map(({ key, most }) => (
              <li>
                <p>{questionInWords(frame, view.terms, key, view.side)}</p>
                <p class="boxes">
                  {Array.from({ length: most + 1 }, (_, mark) => (
                    <span>{mark}</span>
                  ))}
                  <span>{t('assessment.sheet.na')}</span>
                  <span>{t('assessment.sheet.unsaid')}</span>
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Page>
  );
};
