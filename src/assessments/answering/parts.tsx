import type { Side } from '../../kernel/organisation.ts';
import { TextField } from '../../web/forms/fields.tsx';
import type { Problems, Typed } from '../../web/forms/parse.ts';
import type { Frame } from '../../web/frame.ts';
import { Steps } from '../../web/parts/cards.tsx';
import { textIn } from '../instrument/facts.ts';
import { answeredIn, longestRecord, type Question, type Sheet } from '../sheet/facts.ts';
import type { Terms } from '../termsStore.ts';
import { levelsInWords, questionInWords } from '../words.ts';
import { answerField, levelsPart, recordField, type SheetPart, textOf } from './form.ts';

type Asking = { frame: Frame; terms: Terms; side: Side };

export const partTitle = ({ frame, terms }: Omit<Asking, 'side'>, key: string): string => {
  const domain = terms.instrument.domains.find((one) => one.key === key);
  return domain ? textIn(domain.title, frame.language) : frame.t('assessment.level.title');
};

/** What each mark looks like, said once above the questions. */
export const Anchors = ({ frame, terms, part }: Omit<Asking, 'side'> & { part: string }) => {
  const said =
    part === levelsPart
      ? levelsInWords(frame)
      : terms.instrument.anchors.map((anchor) => textIn(anchor, frame.language));
  return (
    <details class="more" open>
      <summary>{frame.t('assessment.sheet.anchors')}</summary>
      <dl class="marks">
        {said.map((text, mark) => (
          <div>
            <dt>{mark}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

type QuestionProps = Asking & { question: Question; typed: Typed; problems: Problems; bare?: boolean };

/** One question: its marks in a row, and two ways to give none. */
export const QuestionField = ({ question, typed, problems, bare, ...asking }: QuestionProps) => {
  const { frame, terms, side } = asking;
  const { t } = frame;
  const name = answerField(question.key);
  const given = textOf(typed, name);
  const error = problems[name];
  const marks = Array.from({ length: question.most + 1 }, (_, mark) => String(mark));
  const evidence = side === 'ally' && question.most === 4 && !bare;
  return (
    <fieldset
      class={error ? 'field rate wrong' : 'field rate'}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>
        {questionInWords(frame, terms, question.key, side)}
        {question.redLine && <span class="hint"> {t('assessment.sheet.redLine')}</span>}
      </legend>
      {error && (
        <p class="error" id={`${name}-error`}>
          <span class="unseen">{t('web.form.problem')} </span>
          {error}
        </p>
      )}
      <div class="rates">
        {[...marks, 'na', 'unsaid'].map((value, place) => {
          const id = place === 0 ? name : `${name}-${value}`;
          return (
            <span>
              <input type="radio" id={id} name={name} value={value} checked={given === value} />
              <label for={id}>
                {value === 'na' || value === 'unsaid' ? t(`assessment.sheet.${value}`) : value}
              </label>
            </span>
          );
        })}
      </div>
      {evidence && (
        <TextField
          frame={frame}
          name={recordField(question.key)}
          label={t('assessment.sheet.record')}
          value={textOf(typed, recordField(question.key))}
          error={problems[recordField(question.key)]}
          maxlength={longestRecord}
          optional
        />
      )}
    </fieldset>
  );
};

type ProgressProps = Omit<Asking, 'side'> & {
  parts: readonly SheetPart[];
  here: string;
  sheet: Sheet;
  questions: readonly Question[];
  /** Where a part can be gone to; none where nothing is kept between them. */
  url?: ((part: string) => string) | undefined;
};

/** How far it is, in a sentence and part by part. */
export const Progress = ({ frame, terms, parts, here, sheet, questions, url }: ProgressProps) => {
  const answered = answeredIn(sheet, questions);
  return (
    <>
      <p class="progress">
        <progress
          max={questions.length}
          value={answered}
          aria-label={frame.t('assessment.sheet.progressLabel')}
        />{' '}
        {frame.t('assessment.sheet.progress', { answered, all: questions.length })}
      </p>
      <Steps
        frame={frame}
        items={parts.map((part) => ({
          label: partTitle({ frame, terms }, part.key),
          href: url?.(part.key),
          state:
            part.key === here
              ? ('now' as const)
              : answeredIn(sheet, part.questions) === part.questions.length
                ? ('done' as const)
                : ('ahead' as const),
        }))}
      />
    </>
  );
};
