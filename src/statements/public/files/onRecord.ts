import { oneLine } from '../../../pdf/oneLine.ts';
import { dayInWords } from '../../../web/words/figures.ts';
import { type Block, blocksIf, type Reader } from './block.ts';
import type { PublishedObjection, PublishedStatement } from './document.ts';
import { saidOrWaiting } from './saidOrWaiting.ts';

const objectionBlocks = (
  { organisation, madeOn, text, note, answers }: PublishedObjection,
  reader: Reader,
): Block[] => {
  const { t, language } = reader;
  const who = organisation === null ? t('published.objection.unnamed') : oneLine(organisation);
  return [
    {
      kind: 'subheading',
      text: t('published.objection.by', { organisation: who, day: dayInWords(madeOn, language) }),
    },
    ...saidOrWaiting(text, note, reader),
    ...answers.flatMap(({ answer, answeredOn, reason, note: noted }): Block[] => [
      {
        kind: 'paragraph',
        text: t(`published.objection.${answer}`, { day: dayInWords(answeredOn, language) }),
      },
      ...(noted || reason?.trim() ? saidOrWaiting(reason, noted, reader) : []),
    ]),
    ...blocksIf(answers.length === 0, { kind: 'paragraph', text: t('published.objection.open') }),
  ];
};

/** Objections stay with the text, whatever was answered. P15 */
export const onRecord = ({ objections }: PublishedStatement, reader: Reader): Block[] =>
  blocksIf(
    objections.length > 0,
    { kind: 'heading', text: reader.t('published.objection.title') },
    ...objections.flatMap((objection) => objectionBlocks(objection, reader)),
  );
