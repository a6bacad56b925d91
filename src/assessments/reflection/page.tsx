import { routes } from '../../routes.ts';
import { Form, Submit } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Notice, PrincipleLink } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { answerField, type SheetPart, typedOfSheet } from '../answering/form.ts';
import { Anchors, Progress, partTitle, QuestionField } from '../answering/parts.tsx';
import { textIn } from '../instrument/facts.ts';
import { missingRecords, type Question, type Sheet } from '../sheet/facts.ts';
import { median } from '../sheet/values.ts';
import type { Terms } from '../termsStore.ts';
import { questionInWords, valueInWords } from '../words.ts';

export type CheckView = {
  terms: Terms;
  questions: readonly Question[];
  parts: readonly SheetPart[];
  sheet: Sheet;
};
type Props = { frame: Frame; view: CheckView; part: SheetPart };

/** What was answered on the other parts goes along in the page itself: nothing is kept here. */
const Carried = ({ view, part }: Props) => {
  const here = new Set(part.questions.map(({ key }) => key));
  const rest = Object.entries(view.sheet.answers).filter(([key]) => !here.has(key));
  return (
    <>
      {rest.map(([key, answer]) => (
        <input type="hidden" name={answerField(key)} value={String(answer)} />
      ))}
    </>
  );
};

/** An ally's own reflection, one domain at a time. It says plainly that only a partner's answers tell. P3 */
export const CheckPartnershipPage = (props: Props) => {
  const { frame, view, part } = props;
  const { t } = frame;
  const last = view.parts.at(-1)?.key === part.key;
  return (
    <Page
      frame={frame}
      title={t('assessment.check.tab')}
      heading={t('assessment.check.title')}
      sheets={['assessments']}
      lead={
        <>
          <p>{t('assessment.check.lead')}</p>
          <p>{t('assessment.check.only')}</p>
        </>
      }
    >
      <Progress {...view} frame={frame} here={part.key} />
      <Form frame={frame} action={routes.checkPartnershipNow.url()}>
        <h2>{partTitle({ frame, terms: view.terms }, part.key)}</h2>
        <Anchors frame={frame} terms={view.terms} part={part.key} />
        <input type="hidden" name="part" value={part.key} />
        <Carried {...props} />
        {part.questions.map((question) => (
          <QuestionField
            frame={frame}
            terms={view.terms}
            side="ally"
            question={question}
            typed={typedOfSheet(view.sheet)}
            problems={{}}
            bare
          />
        ))}
        <WhoCanSee frame={frame} now={t('assessment.check.seen')} seized={t('assessment.check.seized')} />
        <p class="acts">
          {!last && <Submit name="do" value="next" label={t('assessment.check.next')} />}
          <Submit
            name="do"
            value="show"
            label={t('assessment.check.show')}
            variant={last ? 'primary' : 'quiet'}
          />
        </p>
      </Form>
    </Page>
  );
};

/** What an ally may look at first: its own 0 to 2, red lines before the rest. */
const lowIn = ({ questions, sheet }: CheckView): Question[] => {
  const low = questions.filter(({ key }) => {
    const answer = sheet.answers[key];
    return typeof answer === 'number' && answer <= 2;
  });
  return [...low.filter(({ redLine }) => redLine), ...low.filter(({ redLine }) => !redLine)];
};

export const CheckResultPage = ({ frame, view }: Omit<Props, 'part'>) => {
  const { t } = frame;
  const { terms, sheet, questions } = view;
  const low = lowIn(view);
  const unshown = missingRecords('ally', sheet, questions).length;
  const words = (key: string) => questionInWords(frame, terms, key, 'ally');
  return (
    <Page frame={frame} title={t('assessment.check.tab')} heading={t('assessment.check.result')} wide>
      <Notice tone="warn" title={t('assessment.check.ownView')}>
        <p>
          {t('assessment.check.only')} <PrincipleLink frame={frame} id="P3" />
        </p>
      </Notice>
      <section class="part">
        <h2>{t('assessment.result.domains')}</h2>
        <dl class="facts">
          {view.parts.map((part) => {
            const marks = part.questions.map(({ key }) => sheet.answers[key]);
            const value = median(marks.filter((mark) => typeof mark === 'number'));
            return (
              <div>
                <dt>{partTitle({ frame, terms }, part.key)}</dt>
                <dd>{valueInWords(frame, value)}</dd>
              </div>
            );
          })}
        </dl>
      </section>
      <section class="part">
        <h2>{t('assessment.check.steps')}</h2>
        {low.length === 0 ? (
          <p>{t('assessment.check.noLow')}</p>
        ) : (
          <>
            <p>{t('assessment.check.lowText')}</p>
            <ol>
              {low.slice(0, 8).map(({ key, redLine }) => (
                <li>
                  {words(key)} {redLine && <b>{t('assessment.sheet.redLine')}</b>}{' '}
                  <span class="muted">
                    {textIn(terms.instrument.anchors[Number(sheet.answers[key])] ?? {}, frame.language)}
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
        {unshown > 0 && <p>{t('assessment.check.unshown', { count: unshown })}</p>}
        <p>{t('assessment.check.ask')}</p>
      </section>
      <p class="acts">
        <a class="button" href={routes.checkPartnership.url()}>
          {t('assessment.check.again')}
        </a>
        <span class="hint">{t('assessment.report.print')}</span>
      </p>
    </Page>
  );
};
