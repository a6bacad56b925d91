import { z } from 'zod';
import { releaseId } from '../../kernel/ids.ts';
import { type Telling, tellingIn, tellingKinds } from '../../language/tellingNumbers.ts';
import { bound } from '../../web/forms/bound.ts';
import { Select, TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, ErrorSummary, Form, Submit } from '../../web/forms/form.tsx';
import { lines, neededLines } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Notice } from '../../web/parts/cards.tsx';
import { sayList } from '../words.ts';
import type { Agreeing } from './acts.ts';
import {
  type KeySide,
  longestNoteDays,
  type NoteFacts,
  type NoteState,
  type NoteWords,
  noteSubjects,
  usualNoteDays,
} from './rules.ts';

/** About whom, and for what: the thing itself is never asked for here. P6 */
export const askFields = {
  release: z.string().min(1, { error: 'problem.choose' }).pipe(releaseId),
  what: z.enum(noteSubjects, { error: 'problem.choose' }),
  why: neededLines(1000),
};

/** `agreed`: to the words as they stand. `own`: to these. `anyway`: she has read what they may give away. */
const noteFields = {
  answer: z.enum(['agreed', 'own', 'refused'], { error: 'problem.choose' }),
  read: z.literal('').or(z.uuidv4()).default(''),
  text: lines(1000).default(''),
  days: z.coerce
    .number({ error: 'problem.number' })
    .int({ error: 'problem.number' })
    .min(1)
    .max(longestNoteDays)
    .default(usualNoteDays),
  anyway: z.literal('yes').optional(),
};
export const noteForm = z.strictObject(noteFields).superRefine(({ answer, text }, context) => {
  if (answer === 'own' && text === '')
    context.addIssue({ code: 'custom', path: ['text'], message: 'problem.needed' });
});
export type NoteForm = z.infer<typeof noteForm>;

const warningsOf = ({ answer, text, anyway }: NoteForm): Telling[] =>
  answer === 'own' && anyway === undefined ? tellingIn(text) : [];

/** Words that may give her away come back once, and are taken when she sends them again. */
export const identityWarning = (values: NoteForm): Record<string, never> | null =>
  warningsOf(values).length > 0 ? {} : null;

const warningsIn = (returned: ReturnedForm | undefined): Telling[] => {
  const form = noteForm.safeParse(returned?.typed);
  return form.success ? warningsOf(form.data) : [];
};

export const agreeingOf = ({ answer, read, text, days }: NoteForm): Agreeing => ({
  read: read || null,
  own: answer === 'own' ? { text, days } : null,
});

const Warnings = ({ frame, warnings }: { frame: Frame; warnings: readonly Telling[] }) => {
  const { t } = frame;
  const kinds = tellingKinds.filter((kind) => warnings.some((one) => one.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <Notice tone="warn" title={t('note.telling.title')}>
      <ul>
        {kinds.map((kind) => (
          <li>
            {t(`note.telling.${kind}`, {
              said: sayList(
                frame,
                warnings.filter((one) => one.kind === kind).map(({ said }) => said),
              ),
            })}
          </li>
        ))}
      </ul>
      <p>{t('note.telling.text')}</p>
    </Notice>
  );
};

const dayCounts = Array.from({ length: longestNoteDays }, (_, at) => at + 1);

export type HeldNote = { facts: NoteFacts; state: NoteState; words: NoteWords | null };
type Props = { frame: Frame; action: string; note: HeldNote; returned: ReturnedForm | undefined };

/** Words of one's own: where it can be received outside the software, and for how long they may be read. */
const NoteForm = ({ frame, action, note: { facts, words }, returned }: Props) => {
  const { t } = frame;
  const came = returned?.action === action && returned.typed['answer'] === 'own' ? returned : undefined;
  const warnings = warningsIn(came);
  const { text, days } = noteFields;
  const f = bound(frame, came, {
    ...{ action, fields: { text, days }, prefix: `${facts.id}-` },
    labels: { text: t('note.note.text'), days: t('note.note.days') },
    values: { text: words?.text, days: String(words?.days ?? usualNoteDays) },
  });
  return (
    <Form frame={frame} action={action}>
      <ErrorSummary {...f.fieldSummary} />
      <input type="hidden" name="answer" value="own" />
      <input type="hidden" name="read" value={facts.wordsId ?? ''} />
      <TextArea
        {...f('text')}
        hint={t('note.note.textHint')}
        note={warnings.length > 0 ? <Warnings frame={frame} warnings={warnings} /> : undefined}
        rows={4}
        optional={false}
      />
      <Select
        {...f('days')}
        hint={t('note.note.daysHint', { usual: usualNoteDays })}
        options={dayCounts.map((count) => ({
          value: String(count),
          label: t('note.note.dayCount', { count }),
        }))}
        chosen
        optional={false}
      />
      <p class="acts">
        <Submit label={t(facts.wordsId === null ? 'note.passOn' : 'note.otherWords')} />
        {warnings.length > 0 && (
          <Submit name="anyway" value="yes" label={t('note.telling.anyway')} variant="quiet" />
        )}
      </p>
    </Form>
  );
};

const RefuseButton = ({ frame, action, label }: { frame: Frame; action: string; label: string }) => (
  <ActionButton frame={frame} action={action} label={label} fields={{ answer: 'refused' }} variant="danger" />
);

/** What whoever holds one of the two keys may do: agree to the words, send others, or say no. P6 */
export const NoteActs = (props: Props & { side: KeySide }) => {
  const { frame, action, side, returned } = props;
  const { facts, words, state } = props.note;
  const { t } = frame;
  if (state === 'open') return <RefuseButton frame={frame} action={action} label={t('note.takeBack')} />;
  return (
    <>
      {words && facts.agreed[side] === null && (
        <ActionButton
          frame={frame}
          action={action}
          label={t('note.agree')}
          fields={{ answer: 'agreed', read: facts.wordsId ?? '' }}
          variant="primary"
        />
      )}
      {facts.wordsId === null ? (
        <NoteForm {...props} />
      ) : (
        <details class="option" open={returned?.action === action}>
          <summary>
            <span class="button">{t('note.write')}</span>
            <span>{t('note.writeText')}</span>
          </summary>
          <NoteForm {...props} />
        </details>
      )}
      <RefuseButton frame={frame} action={action} label={t('note.refuse')} />
    </>
  );
};
