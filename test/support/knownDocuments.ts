import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { openTextFile, paragraph, wordFile, wordStyle } from './officeFiles.ts';

export type GeneratedDocument = { name: string; bytes: Uint8Array };
/** A document that says its own words: those that its reader sees, in their order, and no others. */
export type KnownDocument = GeneratedDocument & { seen: readonly string[] };

/** One word, and what its document does to it. The word says itself whether anybody sees it. */
type Word = { hide: number | null; number: number };
const wordOf = ({ hide, number }: Word): string => (hide === null ? `seen${number}` : `gone${number}`);
type Block = { shape: number; words: readonly Word[] };

const blocks = fc
  .array(
    fc.record({
      shape: fc.nat(9),
      words: fc.array(fc.option(fc.nat(20), { freq: 3, nil: null }), { minLength: 1, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => {
    let number = 0;
    return all.map(
      ({ shape, words }): Block => ({
        shape,
        words: words.map((hide) => {
          number += 1;
          return { hide, number };
        }),
      }),
    );
  });
const seenIn = (all: readonly Block[]): string[] =>
  all.flatMap(({ words }) => words.filter(({ hide }) => hide === null).map(wordOf));

type Ways = readonly ((content: string) => string)[];
const oneOf = (ways: Ways, at: number, content: string): string =>
  ways[at % ways.length]?.(content) ?? content;

const wRun = (properties: string, text: string): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text} </w:t></w:r>`;
const wordHides: Ways = [
  (word) => `<w:del>${wRun('', word)}</w:del>`,
  (word) => `<w:del><w:r><w:delText>${word}</w:delText></w:r></w:del>`,
  (word) => `<w:moveFrom>${wRun('', word)}</w:moveFrom>`,
  (word) => wRun('<w:strike/>', word),
  (word) => wRun('<w:dstrike w:val="1"/>', word),
  (word) => wRun('<w:vanish/>', word),
  (word) => wRun('<w:rStyle w:val="Hidden"/>', word),
  (word) => `<w:r><w:instrText>${word}</w:instrText></w:r>`,
  (word) => `<w:r><w:ruby><w:rt>${wRun('', word)}</w:rt><w:rubyBase/></w:ruby></w:r>`,
  (word) =>
    `<w:r><mc:AlternateContent><mc:Choice>${wRun('', '')}<w:r><w:t>.</w:t></w:r></mc:Choice><mc:Fallback>${wRun('', word)}</mc:Fallback></mc:AlternateContent></w:r>`,
];
const wordShapes: Ways = [
  (inside) => paragraph(inside),
  (inside) => paragraph(inside, '<w:pStyle w:val="Heading1"/>'),
  (inside) => paragraph(inside, '<w:numPr><w:numId w:val="1"/></w:numPr>'),
  (inside) => paragraph(inside, '<w:pStyle w:val="Quote"/>'),
  (inside) => `<w:tbl><w:tr><w:tc>${paragraph(inside)}</w:tc></w:tr></w:tbl>`,
  (inside) => paragraph(`<w:r><w:pict><w:txbxContent>${paragraph(inside)}</w:txbxContent></w:pict></w:r>`),
  (inside) => `<w:sdt><w:sdtContent>${paragraph(inside)}</w:sdtContent></w:sdt>`,
  (inside) => paragraph(inside, '<w:rPr><w:del/></w:rPr>'),
  (inside) => paragraph(`<w:ins><w:hyperlink>${inside}</w:hyperlink></w:ins>`),
];
const wordStyles =
  wordStyle('Hidden', 'Hidden', '<w:rPr><w:vanish/></w:rPr>', 'character') +
  wordStyle('Heading1', 'heading 1') +
  wordStyle('Quote', 'Quote');

const odtSpan = (style: string, text: string): string =>
  `<text:span text:style-name="${style}">${text} </text:span>`;
const odtHides: Ways = [
  (word) => odtSpan('Struck', word),
  (word) => odtSpan('Hidden', word),
  (word) => odtSpan('Heir', word),
  (word) => `<office:annotation><text:p>${word}</text:p></office:annotation>`,
  (word) => `<text:ruby><text:ruby-text>${word}</text:ruby-text></text:ruby>`,
  (word) => `<text:hidden-text text:is-hidden="true">${word}</text:hidden-text>`,
  (word) => `<draw:frame><svg:desc>${word}</svg:desc></draw:frame>`,
];
const odtShapes: Ways = [
  (inside) => `<text:p>${inside}</text:p>`,
  (inside) => `<text:h>${inside}</text:h>`,
  (inside) => `<text:list><text:list-item><text:p>${inside}</text:p></text:list-item></text:list>`,
  (inside) => `<text:p text:style-name="Quotations">${inside}</text:p>`,
  (inside) =>
    `<table:table><table:table-row><table:table-cell><text:p>${inside}</text:p></table:table-cell></table:table-row></table:table>`,
  (inside) =>
    `<text:p><draw:frame><draw:text-box><text:p>${inside}</text:p></draw:text-box></draw:frame></text:p>`,
  (inside) => `<text:section><text:p>${inside}</text:p></text:section>`,
];
const odtStyles = [
  ['Struck', '<style:text-properties style:text-line-through-style="solid"/>', ''],
  ['Hidden', '<style:text-properties text:display="none"/>', ''],
  ['Heir', '', 'style:parent-style-name="Struck"'],
]
  .map(
    ([name, inside, more]) =>
      `<style:style style:name="${name}" style:family="text" ${more}>${inside}</style:style>`,
  )
  .join('');

const htmlHides: Ways = [
  (word) => `<del>${word} </del>`,
  (word) => `<s>${word} </s>`,
  (word) => `<span style="display:none">${word} </span>`,
  (word) => `<span hidden>${word} <b>${word}</b></span>`,
  (word) => `<span style="text-decoration:line-through">${word} </span>`,
  (word) => `<ruby><rt>${word}</rt></ruby>`,
  (word) => `<script>${word}</script>`,
  (word) => `<code>${word}</code>`,
  (word) => `<!-- ${word} -->`,
];
const htmlShapes: Ways = [
  (inside) => `<p>${inside}</p>`,
  (inside) => `<h2>${inside}</h2>`,
  (inside) => `<ul><li><p>${inside}</p></li></ul>`,
  (inside) => `<ol><li>${inside}</ol>`,
  (inside) => `<blockquote><p>${inside}</p></blockquote>`,
  (inside) => `<table><tr><td>${inside}</td></tr></table>`,
  (inside) => `<pre>${inside}</pre>`,
  (inside) => `<div><div>${inside}</div></div>`,
];

const written = (all: readonly Block[], hides: Ways, shapes: Ways, plain: (word: string) => string): string =>
  all
    .map(({ shape, words }) =>
      oneOf(
        shapes,
        shape,
        words
          .map((word) => (word.hide === null ? plain(wordOf(word)) : oneOf(hides, word.hide, wordOf(word))))
          .join(''),
      ),
    )
    .join('\n');

const asHtml = (all: readonly Block[]): string =>
  written(all, htmlHides, htmlShapes, (word) => `<b>${word}</b> `);

/** Written by each kind of program, with what its reader sees known beforehand. */
export const knownDocuments: fc.Arbitrary<KnownDocument> = fc.oneof(
  blocks.map((all) => ({
    name: 'a.docx',
    bytes: wordFile(
      written(all, wordHides, wordShapes, (word) => wRun('', word)),
      { styles: wordStyles },
    ),
    seen: seenIn(all),
  })),
  blocks.map((all) => ({
    name: 'a.odt',
    bytes: openTextFile(
      written(all, odtHides, odtShapes, (word) => odtSpan('', word)),
      { styles: odtStyles },
    ),
    seen: seenIn(all),
  })),
  blocks.map((all) => ({ name: 'a.html', bytes: strToU8(asHtml(all)), seen: seenIn(all) })),
  blocks.map((all) => ({
    name: 'a.docx',
    bytes: wordFile('<w:altChunk r:id="c"/>', { chunks: { c: { name: 'a.html', content: asHtml(all) } } }),
    seen: seenIn(all),
  })),
);
