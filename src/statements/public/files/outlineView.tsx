import type { Block } from './block.ts';

/** Line ends and spaces are the text's own: the style keeps them (`.exact`). */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => (
        <p>{paragraph}</p>
      ))}
  </>
);

const Items = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li dir="auto">{item}</li>
    ))}
  </ul>
);

const BlockView = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'title':
      return <h1 dir="auto">{block.text}</h1>;
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'subheading':
      return <h3 dir="auto">{block.text}</h3>;
    case 'paragraph':
      return <p dir="auto">{block.text}</p>;
    case 'quoted':
      return (
        <blockquote class="exact" dir="auto">
          <Paragraphs text={block.text} />
        </blockquote>
      );
    case 'list':
      return <Items items={block.items} />;
    case 'named':
      return (
        <p class="strong" lang={block.language} dir="auto">
          {block.text}
        </p>
      );
    case 'exact':
      return (
        <div class="exact statement-text" lang={block.language} dir="auto">
          <Paragraphs text={block.text} />
        </div>
      );
    case 'hash':
      return (
        <p class="hash">
          {block.label} <code>{block.sha256Hex}</code>
        </p>
      );
  }
};

/** A statement as HTML, on its page and in its file: people's text is text, never markup (C33). */
export const OutlineView = ({ blocks }: { blocks: readonly Block[] }) => (
  <>
    {blocks.map((block) => (
      <BlockView block={block} />
    ))}
  </>
);
