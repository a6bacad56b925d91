import { z } from 'zod';
import { type Telling, tellingIn, tellingKinds } from '../language/tellingNumbers.ts';
import { Select, TextArea } from '../web/fields.tsx';
import { lines, type Problems, type Typed } from '../web/form.ts';
import { ActionButton, ErrorSummary, Form, Submit } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Notice } from '../web/parts.tsx';
import type { Agreeing } from './disclosing.ts';
import { type DisclosureNote, longestNoteDays, usualNoteDays } from './disclosure.ts';
import { sayList } from './engagementWords.ts';

const longestNote = 1000;
/** `agreed`: to the words as they stand. `own`: to these. `anyway`: she has read what they may give away. */
export const noteForm = z
  .strictObject({
    answer: z.enum(['agreed', 'own', 'refused'], { error: 'problem.choose' }),
    read: z.literal('').or(z.uuidv4()).default(''),
    text: lines(longestNote).default(''),
    days: z.coerce
      .number({ error: 'problem.number' })
      .int({ error: 'problem.number' })
      .min(1)
      .max(longestNoteDays)
      .default(usualNoteDays),
    anyway: z.literal('yes').optional(),
  })
  .superRefine(({ answer, text }, context) => {
    if (answer === 'own' && text === '')
      context.addIssue({ code: 'custom', path: ['text'], message: 'problem.needed' });
  });
type NoteForm = z.infer<typeof noteForm>;

/** What the words may give away; nothing where she has read that already and keeps them. */
export const warningsOf = ({ answer, text, anyway }: NoteForm): Telling[] =>
  answer === 'own' && anyway === undefined ? tellingIn(text) : [];

export const agreeingOf = ({ answer, read, text, days }: NoteForm): Agreeing => ({
  read: read || null,
  own: answer === 'own' ? { text, days } : null,
});

/** A note as it came back: with what is wrong, or with what it may give away. */
export type SentNote = { disclosure: string; typed: Typed; problems: Problems; warnings: readonly Telling[] };

const textIn = (typed: Typed, name: string): string | undefined => {
  const value = typed[name];
  return typeof value === 'string' ? value : undefined;
};

const Warnings = ({ frame, warnings }: { frame: Frame; warnings: readonly Telling[] }) => {
  const { t } = frame;
  const kinds = tellingKinds.filter((kind) => warnings.some((one) => one.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <Notice tone="warn" title={t('disclosure.telling.title')}>
      <ul>
        {kinds.map((kind) => (
          <li>
            {t(`disclosure.telling.${kind}`, {
              said: sayList(
                frame,
                warnings.filter((one) => one.kind === kind).map(({ said }) => said),
              ),
            })}
          </li>
        ))}
      </ul>
      <p>{t('disclosure.telling.text')}</p>
    </Notice>
  );
};

type NoteFieldsProps = {
  frame: Frame;
  /** Two notes share a page. */
  id: string;
  action: string;
  /** The note that stands: its words are where one's own begin. */
  read: string | null;
  note: DisclosureNote | null;
  submit: string;
  sent: SentNote | undefined;
};

/** Words of one's own: where it can be received outside the software, and for how long they may be read. */
export const NoteForm = ({ frame, id, action, read, note, submit, sent }: NoteFieldsProps) => {
  const { t } = frame;
  const typed = sent?.typed ?? {};
  const problems = sent?.problems ?? {};
  const warnings = sent?.warnings ?? [];
  return (
    <Form frame={frame} action={action}>
      <ErrorSummary frame={frame} problems={problems} prefix={`${id}-`} />
      <input type="hidden" name="answer" value="own" />
      <input type="hidden" name="read" value={read ?? ''} />
      <TextArea
        frame={frame}
        name="text"
        id={`${id}-text`}
        label={t('disclosure.note.text')}
        hint={t('disclosure.note.textHint')}
        error={problems['text']}
        note={warnings.length > 0 ? <Warnings frame={frame} warnings={warnings} /> : undefined}
        value={textIn(typed, 'text') ?? note?.text ?? ''}
        maxlength={longestNote}
        rows={4}
      />
      <Select
        frame={frame}
        name="days"
        id={`${id}-days`}
        label={t('disclosure.note.days')}
        hint={t('disclosure.note.daysHint', { usual: usualNoteDays })}
        error={problems['days']}
        value={textIn(typed, 'days') ?? String(note?.days ?? usualNoteDays)}
        options={Array.from({ length: longestNoteDays }, (_, at) => ({
          value: String(at + 1),
          label: t('disclosure.note.dayCount', { count: at + 1 }),
        }))}
        chosen
      />
      <p class="acts">
        <Submit label={submit} />
        {warnings.length > 0 && (
          <Submit name="anyway" value="yes" label={t('disclosure.telling.anyway')} variant="quiet" />
        )}
      </p>
    </Form>
  );
};

type ButtonProps = { frame: Frame; action: string; read: string | null; label: string };

export const AgreeButton = ({ frame, action, read, label }: ButtonProps) => (
  <ActionButton
    frame={frame}
    action={action}
    label={label}
    fields={{ answer: 'agreed', read: read ?? '' }}
    variant="primary"
  />
);

export const RefuseButton = ({ frame, action, label }: Omit<ButtonProps, 'read'>) => (
  <ActionButton frame={frame} action={action} label={label} fields={{ answer: 'refused' }} variant="danger" />
);
