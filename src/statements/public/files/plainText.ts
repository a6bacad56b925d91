import type { Block } from './block.ts';

const indented = (text: string): string => text.replace(/^/gmu, '  ');

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'title':
      return `${block.text}\n${'='.repeat(Math.min(block.text.length, 72))}`;
    case 'heading':
      return `\n${block.text}\n${'-'.repeat(Math.min(block.text.length, 72))}`;
    case 'subheading':
    case 'paragraph':
    case 'named':
    case 'exact':
      return block.text;
    case 'quoted':
      return indented(block.text);
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'hash':
      return `${block.label}\n${block.sha256Hex}`;
  }
};

export const plainTextOf = (blocks: readonly Block[]): string => `${blocks.map(blockText).join('\n\n')}\n`;
