import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';

/** A text of a few hundred pages; what says it is larger when unpacked is not unpacked at all. */
const mostUnpacked = 16_000_000;

const parts = { docx: 'word/document.xml', odt: 'content.xml' } as const;

const signs: Readonly<Record<string, { before?: string; after?: string }>> = {
  'w:p': { after: '\n\n' },
  'w:tab': { before: '\t' },
  'w:br': { before: '\n' },
  'w:tc': { before: '| ' },
  'w:tr': { after: '\n' },
  'w:numPr': { before: '- ' },
  'w:footnoteReference': { before: '[1]' },
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

const textOfXml = (xml: string, ending: keyof typeof parts): string => {
  const pieces: string[] = [];
  let muted = 0;
  let said = ending === 'odt' ? 1 : 0;
  const parser = new Parser(
    {
      onopentag: (name, { 'w:val': style = '' }) => {
        if (silent.has(name)) muted += 1;
        if (name === 'w:t') said += 1;
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
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  // A list's item or a table's cell is itself a paragraph: its lines stay together.
  return pieces
    .join('')
    .replace(/\n\n(?=(?:- |\|))/g, '\n')
    .trim();
};

/** The text of a Word or OpenDocument file: one part of the archive is unpacked, up to a bound (C55). */
export const textOfOffice = (
  bytes: Uint8Array,
  ending: keyof typeof parts,
): string | { problem: 'tooLarge' | 'notDocument' } => {
  const wanted = parts[ending];
  let large = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== wanted) return false;
        large = originalSize > mostUnpacked;
        return !large;
      },
    });
    if (large) return { problem: 'tooLarge' };
    const part = files[wanted];
    return part ? textOfXml(new TextDecoder().decode(part), ending) : { problem: 'notDocument' };
  } catch {
    return { problem: 'notDocument' };
  }
};
