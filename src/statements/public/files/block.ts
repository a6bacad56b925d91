import type { LanguageCode } from '../../../language/vocabulary.ts';
import type { Language, Translate } from '../../../web/words/translate.ts';

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

/** Blocks that are only there sometimes. */
export const blocksIf = (there: boolean, ...blocks: Block[]): Block[] => (there ? blocks : []);
