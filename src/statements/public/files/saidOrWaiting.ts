import type { PageNotes, WordsNote } from '../../../publicPages/facts.ts';
import { blankingSentences, wordsSentence } from '../../../publicPages/sentences.ts';
import { type Block, blocksIf, type Reader } from './block.ts';

/** What was said, or that words are there and why they do not show; with the fingerprint either way. P14 */
export const saidOrWaiting = (text: string | null, note: WordsNote | undefined, reader: Reader): Block[] => [
  text === null ? { kind: 'paragraph', text: wordsSentence(note, reader) } : { kind: 'quoted', text },
  ...(note
    ? [{ kind: 'hash', label: reader.t('publicPages.words.hash'), sha256Hex: note.sha256Hex } as const]
    : []),
  ...blocksIf(text !== null && note !== undefined && note.sealHex !== null, {
    kind: 'paragraph',
    text: reader.t('publicPages.words.seal', { seal: note?.sealHex ?? '' }),
  }),
];

/** Said before the text: what its marks mean, and that its fingerprint is that of the whole. */
export const marks = (notes: PageNotes | undefined, reader: Reader): Block[] => {
  const said = notes ? blankingSentences(notes, reader) : [];
  return blocksIf(
    said.length > 0,
    { kind: 'list', items: said },
    { kind: 'paragraph', text: reader.t('publicPages.blanked.fingerprint') },
  );
};
