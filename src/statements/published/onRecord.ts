import { oneLine } from '../../papers/oneLine.ts';
import { dayInWords } from '../../web/inWords.ts';
import type { Block, Reader } from './outline.ts';
import type { PublishedObjection, PublishedStatement } from './published.ts';

const objectionBlocks = (
  { organisation, madeOn, text, answers }: PublishedObjection,
  reader: Reader,
): Block[] => {
  const { t, language } = reader;
  const who = organisation === null ? t('published.objection.unnamed') : oneLine(organisation);
  return [
    {
      kind: 'subheading',
      text: t('published.objection.by', { organisation: who, day: dayInWords(madeOn, language) }),
    },
    { kind: 'quoted', text },
    ...answers.flatMap(({ answer, answeredOn, reason }): Block[] => [
      {
        kind: 'paragraph',
        text: t(`published.objection.${answer}`, { day: dayInWords(answeredOn, language) }),
      },
      ...(reason.trim() ? ([{ kind: 'quoted', text: reason }] satisfies Block[]) : []),
    ]),
    ...(answers.length === 0
      ? ([{ kind: 'paragraph', text: t('published.objection.open') }] satisfies Block[])
      : []),
  ];
};

/** Objections stay with the text, whatever was answered. P15 */
export const onRecord = ({ objections }: PublishedStatement, reader: Reader): Block[] =>
  objections.length === 0
    ? []
    : [
        { kind: 'heading', text: reader.t('published.objection.title') },
        ...objections.flatMap((objection) => objectionBlocks(objection, reader)),
      ];
