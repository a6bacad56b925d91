import type { LanguageCode } from '../../language/vocabulary.ts';
import { languageName } from '../../language/vocabulary.ts';
import { oneLine } from '../../papers/oneLine.ts';
import { dayInWords } from '../../web/inWords.ts';
import type { Language, Translate } from '../../web/words.ts';
import { howMade } from './howMade.ts';
import { onRecord } from './onRecord.ts';
import { type LinkedStatement, type PublishedStatement, type PublishedText, titleOf } from './published.ts';
import { signatures } from './signatures.ts';

/** What is printed, in order; every format draws these and nothing else, so none can leave anything out. */
export type Block =
  | { kind: 'title'; text: string }
  | { kind: 'heading' | 'subheading'; text: string }
  | { kind: 'paragraph'; text: string }
  /** People's own words, with their own line ends. */
  | { kind: 'quoted'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** The title of the text below, in its language. */
  | { kind: 'named'; text: string; language: LanguageCode }
  /** The statement's own words, to the last character. */
  | { kind: 'exact'; text: string; language: LanguageCode }
  | { kind: 'hash'; label: string; sha256Hex: string };

/** The reader's words, for the sentences around the text. */
export type Reader = { t: Translate; language: Language };

/** Titles are the outline's own; whoever wants the exact text has it as a file. */
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
    ...(titled ? [] : ([{ kind: 'named', text: oneLine(title), language }] satisfies Block[])),
    { kind: 'exact', text: body, language },
    ...(sources.length > 0
      ? ([
          { kind: 'subheading', text: t('published.references') },
          { kind: 'list', items: sources },
        ] satisfies Block[])
      : []),
    { kind: 'hash', label: t('published.hash'), sha256Hex },
  ];
};

export const linkedNotice = ({ is, texts }: LinkedStatement, { t }: Reader): Block => ({
  kind: 'paragraph',
  text: t(`published.notice.${is}`, { title: oneLine(titleOf({ texts })) }),
});

/** Said before the text, so that nobody reads it without. */
export const notices = ({ linked, objections }: PublishedStatement, reader: Reader): Block[] => [
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

/** Whose it is, where it was not written on this site. */
const elsewhereBlocks = ({ elsewhere }: LinkedStatement, { t, language }: Reader): Block[] => {
  if (!elsewhere) return [];
  const publisher = oneLine(elsewhere.publisher);
  const day = dayInWords(elsewhere.publishedOn, language);
  const link = oneLine(elsewhere.link);
  return [
    { kind: 'paragraph', text: t('elsewhere.said.on', { publisher, day }) },
    ...(link === ''
      ? []
      : ([{ kind: 'paragraph', text: t('elsewhere.said.link', { link }) }] satisfies Block[])),
  ];
};

export const linkedBlocks = (linked: LinkedStatement, reader: Reader): Block[] => [
  { kind: 'heading', text: reader.t(`published.linked.${linked.is}`) },
  ...elsewhereBlocks(linked, reader),
  ...linked.texts.flatMap((text) => textBlocks('subheading', text, reader, false)),
  { kind: 'paragraph', text: reader.t('published.linked.address', { address: oneLine(linked.url) }) },
];

/** A published statement as it is printed: the text first, then whose it is, how it was made, and what is said against it. */
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
