import type { Frame } from '../web/frame.ts';
import { Notice, Tag, type Tone } from '../web/parts.tsx';
import type {
  DisclosureFacts,
  DisclosureNote,
  DisclosureReason,
  DisclosureState,
  KeySide,
} from './disclosure.ts';
import type { SeatBrief } from './disclosureView.ts';
import { sayDay, sayList } from './engagementWords.ts';

/** What the pages of notes say the same way. */

const tones: Record<DisclosureState, Tone> = {
  waiting: 'warn',
  open: 'good',
  refused: 'plain',
  over: 'plain',
};
export const StateTag = ({ frame, state }: { frame: Frame; state: DisclosureState }) => (
  <Tag tone={tones[state]}>{frame.t(`disclosure.state.${state}`)}</Tag>
);

export const saySeat = ({ t }: Frame, seat: SeatBrief): string =>
  seat
    ? t('engagement.plan.seatBrief', { number: seat.number, role: t(`engagement.role.${seat.role}`) })
    : t('engagement.pay.gone');

/** What it is for, and why; noise once it is over. */
export const reasonFacts = ({ t }: Frame, reason: DisclosureReason | null) =>
  reason
    ? [
        { term: t('disclosure.what.label'), fact: t(`disclosure.what.${reason.what}`) },
        { term: t('disclosure.why'), fact: <span class="written">{reason.why}</span> },
      ]
    : [];

/** Where the two keys stand, for those who hold one. */
export const keysInWords = ({ t }: Frame, { agreed }: DisclosureFacts, whose: KeySide): string => {
  const other = whose === 'organisation' ? 'nominee' : 'organisation';
  if (agreed[whose] === null) return t(`disclosure.keys.${whose}.yourTurn`);
  return agreed[other] === null ? t(`disclosure.keys.${whose}.theirTurn`) : t('disclosure.keys.both');
};

export const Looked = ({
  frame,
  asker,
  looks,
}: {
  frame: Frame;
  asker: string;
  looks: readonly string[];
}) => (
  <p class="muted">
    {looks.length === 0
      ? frame.t('disclosure.nobodyLooked')
      : frame.t('disclosure.looked', {
          organisation: asker,
          days: sayList(
            frame,
            looks.map((day) => sayDay(frame, day)),
          ),
        })}
  </p>
);

type NoteTextProps = { frame: Frame; note: DisclosureNote; facts: DisclosureFacts };

/** The words, and for how long they may be read. */
export const NoteText = ({ frame, note, facts }: NoteTextProps) => {
  const { t } = frame;
  return (
    <Notice title={t('disclosure.words')}>
      <p class="written">{note.text}</p>
      <p class="hint">
        {facts.openUntil
          ? t('disclosure.openUntil', { day: sayDay(frame, facts.openUntil) })
          : t('disclosure.daysOpen', { count: note.days })}
      </p>
    </Notice>
  );
};
