import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { mostBytes, openDocument } from './document.ts';

const opened = (content: string | Uint8Array, name: string) =>
  openDocument(typeof content === 'string' ? strToU8(content) : content, name);
const textOf = (content: string | Uint8Array, name: string): string => {
  const read = opened(content, name);
  return read.ok ? read.document.text : read.problem;
};

const word = (body: string): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    'word/media/picture.png': new Uint8Array(10),
  });
const openText = (body: string): Uint8Array =>
  zipSync({ 'content.xml': strToU8(`<office:text>${body}</office:text>`) });

describe('a text is read from the files that people write', () => {
  test('plain text stays as it is', () => {
    expect(textOf('Women, migrants.\n', 'statement.txt')).toBe('Women, migrants.\n');
  });

  test('code in Markdown says nothing, and moves nothing', () => {
    const text = 'One `prostitute` two';
    expect(textOf(text, 'statement.md')).toBe('One              two');
  });

  test('a page is read without its scripts, and findings are placed in its source', () => {
    const source =
      '<title>No</title><script>no</script><p>Hello &amp; welcome</p>\n<ul><li>women<li>migrants</ul>';
    const read = opened(source, 'page.html');
    if (!read.ok) throw new Error(read.problem);
    expect(read.document.text).not.toContain('no');
    expect(read.document.text).toContain('- women');
    const at = read.document.text.indexOf('migrants');
    expect(read.document.placeOf(at)).toEqual({
      line: 2,
      column: (source.split('\n')[1]?.indexOf('migrants') ?? 0) + 1,
    });
  });

  test('a quotation in a page is still a quotation', () => {
    expect(textOf('<p>They said <q>so</q></p>', 'a.html')).toContain('“so”');
  });

  test('a Word file is read without what was deleted', () => {
    const text = textOf(
      word(
        '<w:p><w:r><w:t>Women</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>migrants</w:t></w:r></w:p>',
      ),
      'statement.docx',
    );
    expect(text).toBe('Women\n- migrants');
  });

  test('notes of a Word file are read after its text: they hold the sources', () => {
    const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const file = zipSync({
      'word/document.xml': strToU8(
        `<w:document><w:p><w:r><w:t>Housing</w:t></w:r><w:footnoteReference w:id="1"/></w:p></w:document>`,
      ),
      'word/footnotes.xml': strToU8(
        `<w:footnotes><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="1">${paragraph('NSWP. 2018.')}</w:footnote></w:footnotes>`,
      ),
    });
    expect(textOf(file, 'statement.docx')).toBe('Housing[1]\n\n[1] NSWP. 2018.');
  });

  test('a note of an OpenDocument file does not stand in the middle of its sentence', () => {
    const note = '<text:note><text:note-body><text:p>NSWP. 2018.</text:p></text:note-body></text:note>';
    expect(textOf(openText(`<text:p>Housing${note} for all.</text:p>`), 'statement.odt')).toBe(
      'Housing[1] for all.\n\n[1] NSWP. 2018.',
    );
  });

  test('an OpenDocument file is read', () => {
    const body =
      '<text:h>Title</text:h><text:list><text:list-item><text:p>women</text:p></text:list-item></text:list>';
    expect(textOf(openText(body), 'statement.odt')).toBe('# Title\n- women');
  });
});

describe('what cannot be read, or is too much, is refused with a sentence (C55)', () => {
  test('a file that is not text', () => {
    expect(textOf(new Uint8Array([0xff, 0xfe, 0x00]), 'a.txt')).toBe('notText');
    expect(textOf('a\0b', 'a.txt')).toBe('notText');
  });

  test('a file that is larger than any statement', () => {
    expect(textOf(new Uint8Array(mostBytes + 1), 'a.txt')).toBe('tooLarge');
  });

  test('an archive that unpacks to more than a statement is not unpacked', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(20_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(textOf(bomb, 'a.docx')).toBe('tooLarge');
  });

  test('an archive that lies about its size gives no more than it said', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(20_000_000) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at + 4 <= bomb.length; at += 1) {
      const sign = view.getUint32(at, true);
      if (sign === 0x02014b50) view.setUint32(at + 24, 1000, true);
      if (sign === 0x04034b50) view.setUint32(at + 22, 1000, true);
    }
    expect(['', 'notDocument']).toContain(textOf(bomb, 'a.docx').replaceAll('\0', '').trim());
  });

  test('an archive that is no document, and no archive at all', () => {
    expect(textOf(zipSync({ 'other.xml': strToU8('x') }), 'a.docx')).toBe('notDocument');
    expect(textOf('not a zip', 'a.odt')).toBe('notDocument');
  });
});
