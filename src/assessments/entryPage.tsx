import type { Side } from '../kernel/organisation.ts';
import { routes } from '../routes.ts';
import { Select, TextArea, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Onward } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { textIn } from './instrument.ts';
import { levelsInWords, questionInWords, SaidNo, trailTo } from './roundWords.tsx';
import { longestRecord, type Question } from './sheet.ts';
import { answerField, recordField, type SheetPart } from './sheetForm.ts';
import { partTitle, textOf } from './sheetParts.tsx';
import type { Terms } from './termsStore.ts';

export type EntryView = {
  round: string;
  partnership: string;
  terms: Terms;
  questions: readonly Question[];
  parts: readonly SheetPart[];
  side: Side;
  sheets: number;
};
export type SentEntry = { form: 'sheet' | 'table'; typed: Typed; problems: Problems };
type Props = { frame: Frame; view: EntryView; sent?: SentEntry | undefined; done?: string | null };

const Answers = ({ frame, view, sent }: Props) => {
  const { t } = frame;
  const back = sent?.form === 'sheet' ? sent : undefined;
  const typed = back?.typed ?? {};
  return (
    <Form
      frame={frame}
      action={routes.enterSheet.url({ round: view.round })}
      submit={t('assessment.entry.submit')}
    >
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
                error={back?.problems[answerField(key)]}
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
  const { frame, view, sent, done } = props;
  const { t } = frame;
  const { form: refused, ...problems } = sent?.problems ?? {};
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
      problem={sent !== undefined}
    >
      <SaidNo sentence={refused} />
      <ErrorSummary
        frame={frame}
        problems={problems}
        labels={{ ...labels, table: t('assessment.entry.table') }}
      />
      <WhoCanSee
        frame={frame}
        now={t('assessment.sheet.seen.own', { organisation: '' })}
        seized={t('assessment.sheet.seized.people')}
      />
      <details class="option" open={sent?.form === 'table'}>
        <summary>
          <span class="button">{t('assessment.entry.tableButton')}</span>
          <span>{t('assessment.entry.tableText')}</span>
        </summary>
        <Form
          frame={frame}
          action={routes.enterTable.url({ round: view.round })}
          submit={t('assessment.entry.tableSubmit')}
          variant="quiet"
        >
          <TextArea
            frame={frame}
            name="table"
            label={t('assessment.entry.table')}
            hint={t('assessment.entry.tableHint', {
              columns: view.questions.map(({ key }) => key).join(','),
            })}
            value={sent?.form === 'table' ? textOf(sent.typed, 'table') : ''}
            error={sent?.form === 'table' ? problems.table : undefined}
            rows={6}
          />
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
