import type { Day } from '../../../kernel/clock.ts';
import { languageName } from '../../../language/vocabulary.ts';
import { oneLine } from '../../../pdf/oneLine.ts';
import { dayInWords } from '../../../web/words/figures.ts';
import { type Block, blocksIf, type Reader } from './block.ts';
import { type LinkedStatement, type PublishedStatement, type PublishedText, titleOf } from './document.ts';
import { howMade } from './howMade.ts';
import { onRecord } from './onRecord.ts';
import { marks } from './saidOrWaiting.ts';
import { signatures } from './signatures.ts';

/** One language of a text with its sources and its hash. `titled`: the title stands above already. */
export const textBlocks = (
  kind: 'heading' | 'subheading',
  { language, title, body, references, sha256Hex }: PublishedText,
  { t, language: reader }: Reader,
  titled: boolean,
): Block[] => {
  const sources = references
    .split('\n')
    .map(oneLine)
    .filter((source) => source !== '');
  return [
    { kind, text: t('published.text', { language: languageName(language, reader) }) },
    ...blocksIf(!titled, { kind: 'named', text: oneLine(title), language }),
    { kind: 'exact', text: body, language },
    ...blocksIf(
      sources.length > 0,
      { kind: 'subheading', text: t('published.references') },
      { kind: 'list', items: sources },
    ),
    // Empty where words of a text found elsewhere were blanked: see `entry.ts`.
    ...blocksIf(sha256Hex !== '', { kind: 'hash', label: t('published.hash'), sha256Hex }),
  ];
};

export const linkedNotice = ({ is, texts }: LinkedStatement, { t }: Reader): Block => ({
  kind: 'paragraph',
  text: t(`published.notice.${is}`, { title: oneLine(titleOf({ texts })) }),
});

/** Said before the text, so that nobody reads it without. */
export const notices = ({ linked, objections, notes }: PublishedStatement, reader: Reader): Block[] => [
  ...marks(notes, reader),
  ...linked.map((one) => linkedNotice(one, reader)),
  ...objections.map(
    ({ organisation }): Block => ({
      kind: 'paragraph',
      text:
        organisation === null
          ? reader.t('published.notice.unnamedObjection')
          : reader.t('published.notice.objection', { organisation: oneLine(organisation) }),
    }),
  ),
];

/** Who published it, where it was not written on this site. */
export const foundAt = (
  { publisher, publishedOn, link }: { publisher: string; publishedOn: Day; link: string },
  { t, language }: Reader,
): Block[] => [
  {
    kind: 'paragraph',
    text: t('external.public.on', {
      publisher: oneLine(publisher),
      day: dayInWords(publishedOn, language),
    }),
  },
  ...blocksIf(oneLine(link) !== '', {
    kind: 'paragraph',
    text: t('external.public.link', { link: oneLine(link) }),
  }),
];

export const linkedBlocks = (linked: LinkedStatement, reader: Reader): Block[] => [
  { kind: 'heading', text: reader.t(`published.linked.${linked.is}`) },
  ...(linked.external ? foundAt(linked.external, reader) : []),
  ...linked.texts.flatMap((text) => textBlocks('subheading', text, reader, false)),
  { kind: 'paragraph', text: reader.t('published.linked.address', { address: oneLine(linked.url) }) },
];

/** A published statement in print: the text, its signatures, how it was made, and the objections to it. */
export const outlineOf = (statement: PublishedStatement, reader: Reader): Block[] => {
  const { t, language } = reader;
  return [
    { kind: 'title', text: oneLine(titleOf(statement)) },
    { kind: 'paragraph', text: t('published.on', { day: dayInWords(statement.publishedOn, language) }) },
    ...notices(statement, reader),
    ...statement.texts.flatMap((text, index) => textBlocks('heading', text, reader, index === 0)),
    ...signatures(statement, reader),
    ...howMade(statement, reader),
    ...onRecord(statement, reader),
    ...statement.linked.flatMap((linked) => linkedBlocks(linked, reader)),
    { kind: 'heading', text: t('published.check.title') },
    { kind: 'paragraph', text: t('published.check.how') },
  ];
};
