import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { type GeneratedDocument, knownDocuments } from './knownDocuments.ts';
import { openTextFile, wordFile } from './officeFiles.ts';

const elements = [
  ...[
    'w:document',
    'w:body',
    'w:p',
    'w:pPr',
    'w:r',
    'w:rPr',
    'w:t',
    'w:del',
    'w:strike',
    'w:tbl',
    'w:tr',
    'w:tc',
  ],
  ...[
    'w:altChunk',
    'mc:AlternateContent',
    'mc:Choice',
    'mc:Fallback',
    'w:ruby',
    'w:rt',
    'w:footnote',
    'w:numPr',
  ],
  ...[
    'office:text',
    'text:p',
    'text:h',
    'text:list',
    'text:list-item',
    'text:note',
    'text:note-body',
    'text:span',
  ],
  ...[
    'style:style',
    'style:text-properties',
    'text:s',
    'table:table-cell',
    'draw:text-box',
    'w:style',
    'w:basedOn',
  ],
  ...[
    'p',
    'div',
    'li',
    'ul',
    'td',
    'tr',
    'table',
    'blockquote',
    'q',
    's',
    'del',
    'pre',
    'ruby',
    'rt',
    'h1',
    'br',
  ],
];
const attributes = [
  '',
  ' w:val="0"',
  ' w:val="x"',
  ' r:id="c"',
  ' text:c="99999999"',
  ' hidden',
  ' xmlns:w="x"',
  ' style="display:none"',
];
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...elements), fc.constantFrom(...attributes), fc.constantFrom('', '/'))
      .map(([name, more, end]) => `<${name}${more}${end}>`),
  },
  { weight: 3, arbitrary: fc.constantFrom(...elements).map((name) => `</${name}>`) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '&amp;',
      '&#x0;',
      '&#99999999;',
      '&nope;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?xml',
      '<!DOCTYPE',
      '```',
      '`',
      '> ',
      '- ',
      '\n\n',
      '\u0000',
      '\u001b',
      '=\r\n',
      '--b',
    ),
  },
);
const brokenMarkup = fc.array(piece, { maxLength: 60 }).map((all) => all.join(''));
/** What grows with the square of itself, or deeper than a stack, shows here. */
const repeatedMarkup = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.integer({ min: 50, max: 20_000 }))
  .map(([all, times]) => all.join('').repeat(times).slice(0, 400_000));
const markup = fc.oneof({ weight: 8, arbitrary: brokenMarkup }, { weight: 1, arbitrary: repeatedMarkup });

const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
  const signs = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(signs.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < signs.length; at += 1) view.setUint16(at * 2, signs.charCodeAt(at), !big);
  return bytes;
};
const encoded = fc.tuple(markup, fc.nat(6)).map(([text, encoding]) => {
  if (encoding === 1) return utf16(text, false, true);
  if (encoding === 2) return utf16(text, true, true);
  if (encoding === 3) return utf16(text, false, false);
  if (encoding === 4) return Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255);
  return strToU8(encoding === 5 ? `\ufeff${text}` : text);
});
const names = fc.constantFrom(
  'a.txt',
  'a.md',
  'a.html',
  'a.docx',
  'a.odt',
  'a.mht',
  'a.pdf',
  'a',
  'statement.doc',
);

const heads = fc.constantFrom(
  '',
  'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
  'MIME-Version: 1.0\r\nContent-Type: text/html; charset=gb18030\r\nContent-Transfer-Encoding: base64\r\n\r\n',
  '<html><meta charset=windows-1251>',
  '{\\rtf1 ',
  '%PDF-1.7 ',
);

const rawDocuments: fc.Arbitrary<GeneratedDocument> = fc.oneof(
  fc.record({ name: names, bytes: encoded }),
  fc.record({ name: names, bytes: fc.tuple(heads, markup).map(([head, text]) => strToU8(head + text)) }),
  fc.record({ name: names, bytes: fc.uint8Array({ maxLength: 2000 }) }),
  fc.record({
    name: fc.constant('a.docx'),
    bytes: fc.tuple(markup, markup, encoded).map(([body, styles, part]) =>
      wordFile(`${body}<w:altChunk r:id="c"/>`, {
        styles,
        chunks: { c: { name: 'a.html', content: part } },
      }),
    ),
  }),
  fc.record({
    name: fc.constant('a.odt'),
    bytes: fc.tuple(markup, markup).map(([body, styles]) => openTextFile(body, { styles })),
  }),
  fc.record({
    name: names,
    bytes: fc
      .tuple(encoded, encoded)
      .map(([main, rels]) =>
        zipSync({ 'word/document.xml': main, '_rels/.rels': rels, 'META-INF/manifest.xml': rels }),
      ),
  }),
);

const cutOrFlipped = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  byte: fc.nat(255),
  what: fc.nat(3),
});
/** One thing is wrong with it, as with a file that came over a bad line. */
const damaged = (
  { name, bytes }: GeneratedDocument,
  { from, byte, what }: { from: number; byte: number; what: number },
): GeneratedDocument => {
  const at = Math.floor(from * bytes.length);
  if (what === 0) return { name, bytes: bytes.slice(0, at) };
  if (what === 1) return { name, bytes: Uint8Array.from([...bytes.slice(at), ...bytes.slice(0, at)]) };
  const copy = bytes.slice();
  if (copy.length > 0) copy[at % copy.length] = byte;
  return { name, bytes: copy };
};

/** Documents of every kind, sound, broken and damaged. */
export const anyDocuments: fc.Arbitrary<GeneratedDocument> = fc.oneof(
  knownDocuments,
  { weight: 3, arbitrary: rawDocuments },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.oneof(knownDocuments, rawDocuments), cutOrFlipped)
      .map(([document, how]) => damaged(document, how)),
  },
);
