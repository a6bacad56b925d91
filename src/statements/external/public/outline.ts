import type { Day } from '../../../kernel/clock.ts';
import { oneLine } from '../../../pdf/oneLine.ts';
import type { PageNotes, WordsNote } from '../../../publicPages/facts.ts';
import { noteKey } from '../../../publicPages/store.ts';
import { dayInWords } from '../../../web/words/figures.ts';
import { type Block, blocksIf, type Reader } from '../../public/files/block.ts';
import type { LinkedStatement } from '../../public/files/document.ts';
import { foundAt, linkedBlocks, linkedNotice, textBlocks } from '../../public/files/outline.ts';
import { marks, saidOrWaiting } from '../../public/files/saidOrWaiting.ts';
import { type ExternalPublication, foundText } from '../entry.ts';
import type { ExternalObjection } from '../facts.ts';
import { isOverdue } from '../rules.ts';

/** Everything that is public of an objection to an external text. */
export type PublicExternalText = {
  page: ExternalPublication;
  madeOn: Day;
  answerBy: Day;
  answers: ExternalObjection['answers'];
  linked: readonly LinkedStatement[];
  /** Of its words: `external …` and `external-answer …`. */
  words?: ReadonlyMap<string, WordsNote> | undefined;
  notes?: PageNotes | undefined;
  id?: string | undefined;
};

const noteOf = ({ words, id }: PublicExternalText, kind: 'external' | 'external-answer', place: number) =>
  words?.get(noteKey({ kind, subject: id ?? '', place }));

const answered = (shown: PublicExternalText, reader: Reader): Block[] =>
  shown.answers.flatMap(({ answer, told, words, answeredOn }, index): Block[] => [
    {
      kind: 'paragraph',
      text: reader.t(`external.public.${told ? 'told' : 'answer'}.${answer}`, {
        day: dayInWords(answeredOn, reader.language),
      }),
    },
    ...saidOrWaiting(words, noteOf(shown, 'external-answer', index + 1), reader),
  ]);

const silence = (shown: PublicExternalText, { t }: Reader, now: Temporal.Instant): Block[] =>
  blocksIf(shown.answers.length === 0, {
    kind: 'paragraph',
    text: t(isOverdue(shown, now) ? 'external.public.late' : 'external.public.open'),
  });

/** The fact of it, for as long as nobody has looked at its words. P14 */
const waiting = (shown: PublicExternalText, reader: Reader): Block[] => {
  const { t, language } = reader;
  const { page, madeOn } = shown;
  const organisation = page.namedAs === null ? t('published.objection.unnamed') : oneLine(page.namedAs);
  return [
    { kind: 'title', text: t('external.public.waits') },
    { kind: 'heading', text: t('external.public.objection') },
    {
      kind: 'subheading',
      text: t('external.public.by', { organisation, day: dayInWords(madeOn, language) }),
    },
    ...saidOrWaiting(null, noteOf(shown, 'external', 0), reader),
    ...answered(shown, reader),
  ];
};

/** The objection first, then the text as it was found, then what makes it good. Every format draws these blocks. P14 */
export const externalOutline = (
  shown: PublicExternalText,
  reader: Reader,
  now: Temporal.Instant,
): Block[] => {
  const { t, language } = reader;
  const { page, madeOn, answerBy, linked } = shown;
  const note = noteOf(shown, 'external', 0);
  if (page.waits) return waiting(shown, reader);
  const publisher = oneLine(page.publisher);
  const days = { publisher, day: dayInWords(madeOn, language), until: dayInWords(answerBy, language) };
  const who = page.namedAs === null ? t('published.objection.unnamed') : oneLine(page.namedAs);
  return [
    { kind: 'title', text: oneLine(page.title) },
    ...marks(shown.notes, reader),
    ...foundAt(page, reader),
    { kind: 'paragraph', text: t('external.public.found') },
    ...linked.map((one) => linkedNotice(one, reader)),
    { kind: 'heading', text: t('external.public.objection') },
    { kind: 'subheading', text: t('external.public.by', { organisation: who, day: days.day }) },
    ...saidOrWaiting(page.words, note, reader),
    {
      kind: 'paragraph',
      text: t(page.askedHere ? 'external.public.asked' : 'external.public.askedNobody', days),
    },
    ...answered(shown, reader),
    ...silence(shown, reader, now),
    ...textBlocks('heading', foundText(page), reader, true),
    ...linked.flatMap((one) => linkedBlocks(one, reader)),
  ];
};
