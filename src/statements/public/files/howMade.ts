import { oneLine } from '../../../pdf/oneLine.ts';
import { dayInWords, listInWords } from '../../../web/words/figures.ts';
import { type Block, blocksIf, type Reader } from './block.ts';
import type { AskedGroup, PublishedStatement } from './document.ts';

const askedLines = ({ community, asked }: AskedGroup, { t, language }: Reader): string[] => {
  const group = t(`vocabulary.community.${community}`);
  if (asked.length === 0) return [t('published.asked.nobody', { group })];
  return asked.map(({ organisation, askedOn, answer, answeredOn }) =>
    t(`published.asked.${answer ?? 'open'}`, {
      group,
      organisation: organisation === null ? t('published.asked.unnamed') : oneLine(organisation),
      asked: dayInWords(askedOn, language),
      answered: dayInWords(answeredOn ?? askedOn, language),
    }),
  );
};

/** Whom the text affects, who was asked for them and when, and what both sides let stand. P9 */
export const howMade = ({ groups, stated }: PublishedStatement, reader: Reader): Block[] => {
  const { t, language } = reader;
  return [
    { kind: 'heading', text: t('published.made') },
    { kind: 'list', items: groups.flatMap((group) => askedLines(group, reader)) },
    ...blocksIf(stated.length > 0, { kind: 'subheading', text: t('published.stated.title') }),
    ...stated.flatMap(({ sentence, signedBy, statedOn }): Block[] => [
      { kind: 'quoted', text: sentence },
      {
        kind: 'paragraph',
        text: t('published.stated.by', {
          organisations: listInWords(signedBy.map(oneLine), language),
          day: dayInWords(statedOn, language),
        }),
      },
    ]),
  ];
};
