import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openTextFile, paragraph, run, wordFile } from '../../test/support/officeFiles.ts';
import { openDocument } from './document.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/documents/${name}`));
const read = (content: string | Uint8Array, name: string): string => {
  const opened = openDocument(typeof content === 'string' ? strToU8(content) : content, name);
  return opened.ok ? opened.document.text : `problem: ${opened.problem}`;
};
const utf16 = (text: string, { big = false, mark = true } = {}): Uint8Array => {
  const signs = [...(mark ? '\ufeff' : ''), ...text].join('');
  return Uint8Array.from(
    [...signs].flatMap((sign) => {
      const code = sign.charCodeAt(0);
      return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );
};
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)];
const lockedArchive = (): Uint8Array => {
  const bytes = wordFile(paragraph(run('Text')));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 4 <= bytes.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50)
      view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
  return bytes;
};
const picture = { 'word/media/image1.png': 'x' };

describe('a file that is not read is never an empty text: each has a problem of its own (C55)', () => {
  test.each([
    ['locked', 'an OpenDocument text', fixture('encrypted.odt'), 'a.odt'],
    [
      'locked',
      'a Word file',
      Uint8Array.from([...oldOffice, ...utf16('EncryptedPackage', { mark: false })]),
      'a.docx',
    ],
    [
      'locked',
      'the same under another name',
      Uint8Array.from([...oldOffice, ...utf16('EncryptedPackage', { mark: false })]),
      'a.txt',
    ],
    ['locked', 'an archive with a password', lockedArchive(), 'a.docx'],
    [
      'locked',
      'an OpenDocument text of the newest kind',
      zipSync({ 'encrypted-package': strToU8('x') }),
      'a.odt',
    ],
    ['rtf', 'RTF', fixture('ru.rtf'), 'a.rtf'],
    ['rtf', 'RTF of LibreOffice', fixture('libreoffice.rtf'), 'a.rtf'],
    ['rtf', 'RTF that calls itself DOC', fixture('ru.rtf'), 'a.doc'],
    ['rtf', 'RTF after a mark', '\ufeff {\\rtf1 Text}', 'a.txt'],
    ['pdf', 'a PDF', fixture('libreoffice.pdf'), 'a.pdf'],
    ['pdf', 'a PDF without its name', fixture('libreoffice.pdf'), 'statement'],
    ['pdf', 'what calls itself one', 'Text', 'a.PDF'],
    ['doc', 'DOC', fixture('libreoffice.doc'), 'a.doc'],
    ['doc', 'DOC that calls itself DOCX', fixture('libreoffice.doc'), 'a.docx'],
    ['empty', 'Word without words', fixture('empty.docx'), 'a.docx'],
    ['empty', 'OpenDocument without words', openTextFile('<text:p/>'), 'a.odt'],
    ['empty', 'nothing at all', '', 'a.txt'],
    ['empty', 'spaces and a mark', '\ufeff \n\t', 'a.md'],
    [
      'empty',
      'a page that a script would fill',
      '<html><body><div id="app"></div><script>x()</script></body></html>',
      'a.html',
    ],
    ['empty', 'UTF-16 without words', utf16(''), 'a.txt'],
    ['empty', 'only what was deleted', wordFile(`<w:p><w:del>${run('Text')}</w:del></w:p>`), 'a.docx'],
    ['scanned', 'Word with pictures alone', wordFile('<w:p/>', { parts: picture }), 'a.docx'],
    [
      'scanned',
      'OpenDocument with pictures alone',
      openTextFile('', { parts: { 'Pictures/a.jpg': strToU8('x') } }),
      'a.odt',
    ],
    ['scanned', 'a page with a picture alone', '<p><img src="data:x"></p>', 'a.html'],
    ['scanned', 'a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'a.png'],
    ['scanned', 'a photograph of a page', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1]), 'a.docx'],
    [
      'part',
      'a part of a kind that is not read',
      wordFile('<w:p/><w:altChunk r:id="c"/>', { chunks: { c: { name: 'a.rtf', content: '{\\rtf1 x}' } } }),
      'a.docx',
    ],
    ['notText', 'UTF-16 without its mark', utf16('Women', { mark: false }), 'a.txt'],
    ['notText', 'half a sign of UTF-16', Uint8Array.from([0xff, 0xfe, 0x41]), 'a.txt'],
    ['notText', 'UTF-32', Uint8Array.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'a.txt'],
    ['notText', 'Windows’ own letters', Uint8Array.from([0x6c, 0xe0]), 'a.txt'],
    ['notText', 'Japanese mail’s letters', '\u001b$B@-\u001b(B', 'a.txt'],
    [
      'notDocument',
      'an archive of something else',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }),
      'a.xlsx',
    ],
    [
      'notDocument',
      'a sheet of OpenDocument',
      zipSync({ 'content.xml': strToU8('<office:spreadsheet><text:p>x</text:p></office:spreadsheet>') }),
      'a.ods',
    ],
    [
      'notDocument',
      'a document that is one flat file',
      '<?xml version="1.0"?><office:document><text:p>x</text:p></office:document>',
      'a.fodt',
    ],
    [
      'notDocument',
      'a document that was cut off',
      zipSync({ 'word/document.xml': strToU8('<w:document><w:p><w:r><w:t>Half') }),
      'a.docx',
    ],
    ['notDocument', 'text that calls itself Word', 'Women', 'a.docx'],
  ])('%s: %s', (problem, _, content, name) => {
    expect(read(content, name)).toBe(`problem: ${problem}`);
  });
});

describe('text is read in the encoding that it says it is in', () => {
  const text = 'Women, мигрантки, 性工作者 é\n';
  test.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with its mark', strToU8(`\ufeff${text}`)],
    ['UTF-16 of Windows', utf16(text)],
    ['UTF-16, the larger byte first', utf16(text, { big: true })],
  ])('%s', (_, bytes) => {
    expect(read(bytes, 'a.txt')).toBe(text);
    expect(read(bytes, 'a.md')).toBe(text);
  });

  test('Markdown in UTF-16 is still Markdown', () => {
    expect(read(utf16('One `prostitute` two'), 'a.md')).toBe('One              two');
  });

  test('a page is read in the encoding that it names', () => {
    const page = (charset: string, ...bytes: number[]) =>
      read(
        Uint8Array.from([...strToU8(`<html><head><meta charset="${charset}"></head><p>`), ...bytes]),
        'a.html',
      ).trim();
    expect(page('windows-1252', 0x6c, 0xe0)).toBe('là');
    expect(page('windows-1251', 0xe6, 0xe5, 0xed, 0xfb)).toBe('жены');
    expect(page('gb18030', 0xc5, 0xae)).toBe('女');
    expect(page('no-such-thing', 0xe0)).toBe('problem: notText');
    expect(read(utf16('<html><meta charset="utf-8"><p>là</p>'), 'a.html').trim()).toBe('là');
  });

  test('a page is one whatever it is called, and a saved one is unpacked', () => {
    expect(read('<!DOCTYPE html><title>x</title><p>Women</p>', 'a.doc').trim()).toBe('Women');
    const saved = `From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="--b"\r\n\r\n----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa('<p>Women</p>')}\r\n----b\r\nContent-Type: image/png\r\n\r\nprostitute\r\n----b--`;
    expect(read(saved, 'a.mht').trim()).toBe('Women');
    expect(
      read(
        'MIME-Version: 1.0\nContent-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\nl=E0',
        'a.eml',
      ),
    ).toBe('là');
  });

  test('a letter that only begins like the head of a mail is a text', () => {
    expect(read('Subject: women\n\nProstitutes.', 'a.txt')).toBe('Subject: women\n\nProstitutes.');
  });
});

describe('files that programs wrote are read alike', () => {
  test.each([
    'pandoc.docx',
    'pandoc.odt',
    'pandoc.html',
    'libreoffice.docx',
    'libreoffice.odt',
    'libreoffice.html',
  ])('%s', (name) => {
    const lines = read(fixture(name), name)
      .split('\n')
      .map((line) => line.trimEnd());
    expect(lines.filter((line) => /^[#>-] /.test(line)).slice(0, 9)).toEqual([
      '# Title of the statement',
      ...['women and girls', 'older people', 'people with disabilities', 'migrants', 'refugees'].map(
        (one) => `- ${one}`,
      ),
      '> We are tired of the prostitutes, the mayor said.',
      '> A second paragraph of the quotation.',
      '# Sources',
    ]);
    const text = lines.join('\n');
    expect(text).not.toContain('struck');
    expect(text).toMatch(/NSWP\.\s+2018/);
    expect(text).toContain('| women');
  });
});
