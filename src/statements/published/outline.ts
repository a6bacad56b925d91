import type { LanguageCode } from '../../language/vocabulary.ts';
import { languageName } from '../../language/vocabulary.ts';
import { dayInWords } from '../../web/inWords.ts';
import type { Language, Translate } from '../../web/words.ts';
import { howMade } from './howMade.ts';
import { oneLine } from './oneLine.ts';
import { onRecord } from './onRecord.ts';
import type { LinkedStatement, PublishedStatement, PublishedText } from './published.ts';
import { signatures } from './signatures.ts';

/** What is printed, in order; every format draws these and nothing else, so none can leave anything out. */
export type Block =
  | { kind: 'title'; text: string }
  | { kind: 'heading' | 'subheading'; text: string }
  | { kind: 'paragraph'; text: string }
  /** People's own words, with their own line ends. */
  | { kind: 'quoted'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** The statement itself, to the last character. */
  | { kind: 'exact'; text: string; language: LanguageCode }
  | { kind: 'hash'; label: string; sha256Hex: string };

/** The reader's words, for the sentences around the text. */
export type Reader = { t: Translate; language: Language };

const textBlocks = (
  kind: 'heading' | 'subheading',
  { language, text, sha256Hex }: PublishedText,
  { t, language: reader }: Reader,
): Block[] => [
  { kind, text: t('published.text', { language: languageName(language, reader) }) },
  { kind: 'exact', text, language },
  { kind: 'hash', label: t('published.hash'), sha256Hex },
];

/** Said before the text, so that nobody reads it without. */
const notices = ({ linked, objections }: PublishedStatement, { t }: Reader): Block[] => [
  ...linked.map(
    ({ is, title }): Block => ({
      kind: 'paragraph',
      text: t(`published.notice.${is}`, { title: oneLine(title) }),
    }),
  ),
  ...objections.map(
    ({ organisation }): Block => ({
      kind: 'paragraph',
      text: t('published.notice.objection', { organisation: oneLine(organisation) }),
    }),
  ),
];

const linkedBlocks = (linked: LinkedStatement, reader: Reader): Block[] => [
  { kind: 'heading', text: reader.t(`published.linked.${linked.is}`) },
  { kind: 'paragraph', text: oneLine(linked.title) },
  ...linked.texts.flatMap((text) => textBlocks('subheading', text, reader)),
  { kind: 'paragraph', text: reader.t('published.linked.address', { address: oneLine(linked.address) }) },
];

/** A published statement as it is printed: the text first, then whose it is, how it was made, and what is said against it. */
export const outlineOf = (statement: PublishedStatement, reader: Reader): Block[] => {
  const { t, language } = reader;
  const references = statement.references.map(oneLine).filter((reference) => reference !== '');
  return [
    { kind: 'title', text: oneLine(statement.title) },
    { kind: 'paragraph', text: t('published.on', { day: dayInWords(statement.publishedOn, language) }) },
    ...notices(statement, reader),
    ...statement.texts.flatMap((text) => textBlocks('heading', text, reader)),
    ...signatures(statement, reader),
    ...howMade(statement, reader),
    ...(references.length > 0
      ? ([
          { kind: 'heading', text: t('published.references') },
          { kind: 'list', items: references },
        ] satisfies Block[])
      : []),
    ...onRecord(statement, reader),
    ...statement.linked.flatMap((linked) => linkedBlocks(linked, reader)),
    { kind: 'heading', text: t('published.check.title') },
    { kind: 'paragraph', text: t('published.check.how') },
  ];
};
