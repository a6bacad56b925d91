/** The sizes in which texts are compared, from coarse to fine. */
export const grains = ['paragraph', 'sentence', 'word'] as const;
export type Grain = (typeof grains)[number];

/** A paragraph holds the empty lines after it, so that no two pieces are alike only because both are empty. */
const paragraphs = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+/g) ?? [];

const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });
const space = /^[^\S\n]+$/;
const white = /^\s+$/;

/** Each piece with the space after it: loose spaces would pair unlike pieces. */
const withSpace = (segments: Intl.Segments, after: RegExp): string[] => {
  const found: string[] = [];
  for (const { segment } of segments) {
    const last = found.at(-1);
    if (last !== undefined && after.test(segment)) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
};
const sentences = (paragraph: string): string[] => withSpace(sentenceSegmenter.segment(paragraph), white);
const words = (paragraph: string): string[] => withSpace(wordSegmenter.segment(paragraph), space);

/** A text as pieces that join to exactly that text. Where words and sentences end is the language's business. */
export const piecesOf = (text: string, grain: Grain): string[] => {
  const found = paragraphs(text);
  switch (grain) {
    case 'paragraph':
      return found;
    case 'sentence':
      return found.flatMap(sentences);
    case 'word':
      return found.flatMap(words);
  }
};

export const finerThan = (grain: Grain): Grain | null => grains[grains.indexOf(grain) + 1] ?? null;
