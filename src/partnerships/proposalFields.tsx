import { DateField, TextArea, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import type { Frame } from '../web/frame.ts';
import { PrincipleLink } from '../web/parts.tsx';
import { longestTerm } from './agreement.ts';
import { fieldOf, longestNote, longestReason } from './proposalForm.ts';
import { agreementTerms, type TermKey } from './terms.ts';

/** A form as it stands: what to show in each field, and what is wrong with it. */
export type Filled = {
  frame: Frame;
  problems: Problems;
  typed: Typed;
  value: (field: string) => string;
  list: (field: string) => readonly string[];
};
type Rows = { least: number; spare: number; most: number };

/** Places from 1: every filled one, some empty ones after it, and never fewer than `least`. */
export const shownRows = (value: (place: number) => string, { least, spare, most }: Rows): number[] => {
  const places = Array.from({ length: most }, (_, index) => index + 1);
  const last = places.findLast((place) => value(place) !== '') ?? 0;
  return places.slice(0, Math.max(least, last + spare));
};

/** About as many lines as the text will take. */
export const rowsFor = (text: string, least: number): number =>
  Math.min(18, Math.max(least, Math.ceil(text.length / 62) + text.split('\n').length));

const Suggested = ({ frame, term }: { frame: Frame; term: TermKey }) => (
  <details>
    <summary>{frame.t('partnership.form.suggested')}</summary>
    <p>{frame.t(`terms.${term}.suggested`)}</p>
  </details>
);

const needed = (term: TermKey): boolean => term === 'purpose' || term === 'voice';

export const TermFields = (filled: Filled) => {
  const { frame, problems, value } = filled;
  const { t } = frame;
  return (
    <>
      {agreementTerms.map((term) => {
        if (term.is === 'date') return null;
        const name = fieldOf.term(term.key);
        return (
          <div class="term">
            <TextArea
              frame={frame}
              name={name}
              label={t(`terms.${term.key}.label`)}
              hint={t(`terms.${term.key}.hint`)}
              error={problems[name]}
              optional={!needed(term.key)}
              value={value(name)}
              rows={rowsFor(value(name), 4)}
              maxlength={longestTerm}
            />
            <p class="hint">
              {t('partnership.form.serves')}{' '}
              {term.serves.map((id) => (
                <>
                  <PrincipleLink frame={frame} id={id} />{' '}
                </>
              ))}
            </p>
            {value(name) === '' && <Suggested frame={frame} term={term.key} />}
          </div>
        );
      })}
    </>
  );
};

export const EndingFields = ({ frame, problems, value, today }: Filled & { today: string }) => (
  <>
    <TextArea
      frame={frame}
      name="reason"
      label={frame.t('partnership.form.reason')}
      hint={frame.t('partnership.form.reasonHint')}
      error={problems.reason}
      value={value('reason')}
      maxlength={longestReason}
    />
    <DateField
      frame={frame}
      name="lastDay"
      label={frame.t('partnership.form.lastDay')}
      hint={frame.t('partnership.form.lastDayHint')}
      error={problems.lastDay}
      value={value('lastDay')}
      min={today}
    />
  </>
);

export const SendingFields = ({ frame, problems, value }: Filled) => (
  <>
    <TextField
      frame={frame}
      name="windowDays"
      label={frame.t('partnership.form.window')}
      hint={frame.t('partnership.form.windowHint')}
      error={problems.windowDays}
      value={value('windowDays')}
      inputmode="numeric"
      maxlength={3}
      size={4}
    />
    <TextArea
      frame={frame}
      name="note"
      label={frame.t('partnership.form.note')}
      hint={frame.t('partnership.form.noteHint')}
      error={problems.note}
      optional
      value={value('note')}
      rows={3}
      maxlength={longestNote}
    />
  </>
);
