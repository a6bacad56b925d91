import type { Block } from './block.ts';

/** What can be markup anywhere; CommonMark lets each of them be escaped. */
const inside = /[\\`*_[\]<>|~&$^]/g;
/** What is markup only at the beginning of a line. */
const beginning = /^([#+\-=:>]|\d{1,9}(?=[.)]))/;

/** A web address stands in angle brackets: with signs escaped inside it would be another address. */
const address = /(https?:\/\/[^\s<>"`\\]*[^\s<>"`\\.,;:!?)\]])/;

const escaped = (line: string): string => {
  const safe = line
    .split(address)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : part.replace(inside, '\\$&')))
    .join('');
  const number = /^\d{1,9}(?=[.)])/.exec(safe);
  if (number) return `${number[0]}\\${safe.slice(number[0].length)}`;
  return beginning.test(safe) ? `\\${safe}` : safe;
};

const isBlank = (sign: string): boolean => sign === ' ' || sign === '\t';

/** Spaces at the beginning would make it code, at the end a line break. */
const lineOf = (line: string): string => {
  let [from, to] = [0, line.length];
  while (from < to && isBlank(line.charAt(from))) from += 1;
  while (to > from && isBlank(line.charAt(to - 1))) to -= 1;
  return escaped(line.slice(from, to));
};

/** Line ends stay line ends, empty lines stay between paragraphs. */
const textOf = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n(?:[ \t]*\n)+/)
    .map((paragraph) => paragraph.split('\n').map(lineOf).join('\\\n'))
    .join('\n\n');

const quoted = (text: string): string => textOf(text).replace(/^/gm, '> ');

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'title':
      return `# ${lineOf(block.text)}`;
    case 'heading':
      return `## ${lineOf(block.text)}`;
    case 'subheading':
      return `### ${lineOf(block.text)}`;
    case 'paragraph':
      return lineOf(block.text);
    case 'named':
      return `**${lineOf(block.text)}**`;
    case 'exact':
      return textOf(block.text);
    case 'quoted':
      return quoted(block.text);
    case 'list':
      return block.items.map((item) => `- ${lineOf(item)}`).join('\n');
    case 'hash':
      return `${lineOf(block.label)}\\\n\`${block.sha256Hex}\``;
  }
};

/** People's text is never markup here: every sign that could be is escaped (C33). */
export const markdownOf = (blocks: readonly Block[]): string => `${blocks.map(blockText).join('\n\n')}\n`;
