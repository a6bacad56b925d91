import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Notice, Tag, type Tone } from '../../web/parts/cards.tsx';
import { sayDay, sayList } from '../words.ts';
import { type HeldNote, NoteActs } from './form.tsx';
import type { KeySide, NoteFacts, NoteReason, NoteState, NoteWords } from './rules.ts';
import type { SeatBrief } from './view.ts';

/** What the pages of notes say the same way. */

const tones: Record<NoteState, Tone> = {
  waiting: 'warn',
  open: 'good',
  refused: 'plain',
  over: 'plain',
};
export const StateTag = ({ frame, state }: { frame: Frame; state: NoteState }) => (
  <Tag tone={tones[state]}>{frame.t(`note.state.${state}`)}</Tag>
);

export const saySeat = ({ t }: Frame, seat: SeatBrief): string =>
  seat
    ? t('engagement.plan.seatBrief', { number: seat.number, role: t(`engagement.role.${seat.role}`) })
    : t('engagement.pay.gone');

/** What it is for, and why; noise once it is over. */
export const reasonFacts = ({ t }: Frame, reason: NoteReason | null) =>
  reason
    ? [
        { term: t('note.what.label'), fact: t(`note.what.${reason.what}`) },
        { term: t('note.why'), fact: <span class="written">{reason.why}</span> },
      ]
    : [];

/** Which of the two keys is still to be turned, for whoever holds one. */
const keysInWords = ({ t }: Frame, { agreed, wordsId }: NoteFacts, whose: KeySide): string => {
  if (wordsId === null) return t('note.keys.organisation.first');
  const other = whose === 'organisation' ? 'nominee' : 'organisation';
  if (agreed[whose] === null) return t(`note.keys.${whose}.yourTurn`);
  return agreed[other] === null ? t(`note.keys.${whose}.theirTurn`) : t('note.keys.both');
};

const Looked = ({ frame, asker, looks }: { frame: Frame; asker: string; looks: readonly string[] }) => (
  <p class="muted">
    {looks.length === 0
      ? frame.t('note.nobodyLooked')
      : frame.t('note.looked', {
          organisation: asker,
          days: sayList(
            frame,
            looks.map((day) => sayDay(frame, day)),
          ),
        })}
  </p>
);

type NoteTextProps = { frame: Frame; words: NoteWords; facts: NoteFacts };

/** The words, and for how long they may be read. */
const NoteText = ({ frame, words, facts }: NoteTextProps) => {
  const { t } = frame;
  return (
    <Notice title={t('note.words')}>
      <p class="written">{words.text}</p>
      <p class="hint">
        {facts.openUntil
          ? t('note.openUntil', { day: sayDay(frame, facts.openUntil) })
          : t('note.daysOpen', { count: words.days })}
      </p>
    </Notice>
  );
};

type HeldProps = {
  frame: Frame;
  action: string;
  side: KeySide;
  note: HeldNote & { asker: string; looks: readonly string[] };
  /** A key is a steward's, or hers. */
  mayAct: boolean;
  returned: ReturnedForm | undefined;
};

/** A note as one of the two who hold a key reads it, with what is left to say to it. */
export const HeldNoteText = ({ mayAct, ...props }: HeldProps) => {
  const { frame, note, side } = props;
  const { facts, words, state, asker, looks } = note;
  const living = state === 'waiting' || state === 'open';
  return (
    <>
      {living && words && <NoteText frame={frame} words={words} facts={facts} />}
      {living && <p>{keysInWords(frame, facts, side)}</p>}
      {facts.openUntil && <Looked frame={frame} asker={asker} looks={looks} />}
      {living && mayAct && <NoteActs {...props} />}
      {living && !mayAct && <p class="muted">{frame.t('refusal.onlySteward')}</p>}
    </>
  );
};
