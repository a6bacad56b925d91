import { type Line, type Setting, settings } from '../../../pdf/document.ts';
import type { Paper } from '../../../pdf/render.ts';
import type { Block, Reader } from './block.ts';

const line = (setting: Setting, text: string): Line => ({ kind: 'line', setting, text });

/** Every line end of people's text is one here; an empty line is the space between paragraphs. */
const linesOf = (text: string, setting: Setting): Line[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((words, index, all): Line[] => {
      if (words.trim() === '') return [];
      const ends = all[index + 1]?.trim() === '' || index === all.length - 1;
      return [line(ends ? setting : { ...setting, after: 0 }, words)];
    });

const lines = (block: Block): Line[] => {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'subheading':
    case 'paragraph':
      return [line(settings[block.kind], block.text)];
    case 'named':
      return [line({ ...settings.named, lang: block.language }, block.text)];
    case 'quoted':
      return linesOf(block.text, settings.quoted);
    case 'list':
      return block.items.map((item) => line(settings.item, item));
    case 'exact':
      return linesOf(block.text, { ...settings.paragraph, lang: block.language });
    case 'hash':
      return [
        line({ ...settings.small, after: 0 }, block.label),
        line({ ...settings.small, after: 12 }, block.sha256Hex),
      ];
  }
};

/** A published statement as a PDF. */
export const paperOf = (blocks: readonly Block[], { t, language }: Reader): Paper => ({
  blocks: blocks.flatMap(lines),
  ...{ title: t('published.file'), language },
});
