import type { bound } from '../../web/forms/bound.ts';
import { DateField, TextArea, TextField } from '../../web/forms/fields.tsx';
import type { Problems, Typed } from '../../web/forms/parse.ts';
import type { Frame } from '../../web/frame.ts';
import { PrincipleLink } from '../../web/parts/cards.tsx';
import { agreementTerms, type TermKey } from '../agreement/terms.ts';
import { fieldOf, type proposalFields } from './form.ts';

/** A form as it stands: what to show in each field, and what is wrong with it. */
export type Filled = {
  frame: Frame;
  problems: Problems;
  typed: Typed;
  value: (field: string) => string;
  list: (field: string) => readonly string[];
  /** The fields of which there is one. */
  field: ReturnType<typeof bound<typeof proposalFields>>;
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

export const TermFields = (filled: Filled) => {
  const { frame, field, value } = filled;
  const { t } = frame;
  return (
    <>
      {agreementTerms.map((term) => {
        if (term.is === 'date') return null;
        const name = fieldOf.term(term.key);
        return (
          <div class="term">
            <TextArea {...field(name)} hint={t(`terms.${term.key}.hint`)} rows={rowsFor(value(name), 4)} />
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

export const EndingFields = ({ frame, field, today }: Filled & { today: string }) => (
  <>
    <TextArea {...field('reason')} hint={frame.t('partnership.form.reasonHint')} />
    <DateField {...field('lastDay')} hint={frame.t('partnership.form.lastDayHint')} min={today} />
  </>
);

export const SendingFields = ({ frame, field }: Filled) => (
  <>
    <TextField
      {...field('windowDays')}
      hint={frame.t('partnership.form.windowHint')}
      inputmode="numeric"
      maxlength={3}
      size={4}
    />
    <TextArea {...field('note')} hint={frame.t('partnership.form.noteHint')} rows={3} />
  </>
);
