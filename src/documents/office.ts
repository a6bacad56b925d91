import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';

/** A text of a few hundred pages; what says it is larger when unpacked is not unpacked at all. */
const mostUnpacked = 16_000_000;

/** The text itself first; Word keeps its notes, and so its sources, beside it. */
const parts = {
  docx: ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'],
  odt: ['content.xml'],
} as const;

const signs: Readonly<Record<string, { before?: string; after?: string }>> = {
  'w:p': { after: '\n\n' },
  'w:tab': { before: '\t' },
  'w:br': { before: '\n' },
  'w:tc': { before: '| ' },
  'w:tr': { after: '\n' },
  'w:numPr': { before: '- ' },
  'w:footnoteReference': { before: '[1]' },
  'w:endnoteReference': { before: '[1]' },
  'w:footnote': { before: '\n\n[1] ' },
  'w:endnote': { before: '\n\n[1] ' },
  'text:p': { after: '\n\n' },
  'text:h': { before: '# ', after: '\n\n' },
  'text:tab': { before: '\t' },
  'text:s': { before: ' ' },
  'text:line-break': { before: '\n' },
  'text:list-item': { before: '- ' },
  'table:table-cell': { before: '| ' },
  'table:table-row': { after: '\n' },
};
/** Only text that is in force: neither what was deleted nor what stands beside it. */
const silent = new Set([
  'w:del',
  'w:instrText',
  'text:tracked-changes',
  'office:annotation',
  'text:note-citation',
]);

/** In OpenDocument a note stands in the middle of its sentence: it is read after the text. */
const noteBody = 'text:note-body';

const textOfXml = (xml: string, ending: keyof typeof parts): string => {
  let pieces: string[] = [];
  const [body, notes] = [pieces, ['']];
  let muted = 0;
  let said = ending === 'odt' ? 1 : 0;
  const parser = new Parser(
    {
      onopentag: (name, { 'w:val': style = '' }) => {
        if (silent.has(name)) muted += 1;
        if (name === 'w:t') said += 1;
        if (name === noteBody) {
          pieces.push('[1]');
          notes.push('[1] ');
          pieces = notes;
        }
        if (name === 'w:pStyle' && /^heading|^titre|^título/i.test(style)) pieces.push('# ');
        if (muted === 0) pieces.push(signs[name]?.before ?? '');
      },
      ontext: (text) => {
        if (muted === 0 && said > 0) pieces.push(text);
      },
      onclosetag: (name) => {
        if (silent.has(name)) muted -= 1;
        if (name === 'w:t') said -= 1;
        if (muted === 0) pieces.push(signs[name]?.after ?? '');
        if (name === noteBody) pieces = body;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  // A list's item or a table's cell is itself a paragraph: its lines stay together.
  return [...body, ...notes]
    .join('')
    .replace(/\n\n(?=(?:- |\|))/g, '\n')
    .replace(/^\[1\][^\S\n]*$/gm, '')
    .trim();
};

/** The text of a Word or OpenDocument file: what holds its words is unpacked, up to a bound (C55). */
export const textOfOffice = (
  bytes: Uint8Array,
  ending: keyof typeof parts,
): string | { problem: 'tooLarge' | 'notDocument' } => {
  const [main, ...beside] = parts[ending];
  const wanted: readonly string[] = [main, ...beside];
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.includes(name)) return false;
        size += originalSize;
        return size <= mostUnpacked;
      },
    });
    if (size > mostUnpacked) return { problem: 'tooLarge' };
    if (!files[main]) return { problem: 'notDocument' };
    const decoder = new TextDecoder();
    const texts = wanted.flatMap((name) =>
      files[name] ? [textOfXml(decoder.decode(files[name]), ending)] : [],
    );
    return texts.filter((text) => text !== '').join('\n\n');
  } catch {
    return { problem: 'notDocument' };
  }
};
