import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { longestBody } from '../text/document.ts';
import { textOfFile } from './draftFile.ts';

const taken = (name: string, content: string | Uint8Array): string => {
  const read = textOfFile({ name, bytes: typeof content === 'string' ? strToU8(content) : content });
  return read.ok ? read.text : `no: ${read.problem}`;
};
const word = (body: string): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) });
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('a text that was drafted elsewhere becomes the draft’s text', () => {
  test('plain text and Markdown stay as they were written, with paragraphs an empty line apart', () => {
    expect(taken('a.txt', 'One.\r\n\r\n\r\n\r\nTwo.  \n')).toBe('One.\n\nTwo.');
    expect(taken('a.md', '# Relief\n\nUse `cash`.')).toBe('# Relief\n\nUse `cash`.');
  });

  test('a Word file, an OpenDocument file and a page give their paragraphs, and no signs of an outline', () => {
    const heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Relief</w:t></w:r></w:p>';
    expect(taken('a.docx', word(heading + paragraph('For everyone.')))).toBe('Relief\n\nFor everyone.');
    const open = zipSync({
      'content.xml': strToU8(
        '<office:text><text:h>Relief</text:h><text:p>For everyone.</text:p></office:text>',
      ),
    });
    expect(taken('a.odt', open)).toBe('Relief\n\nFor everyone.');
    expect(taken('a.html', '<h1>Relief</h1><p>For everyone.</p><script>no</script>')).toBe(
      'Relief\n\nFor everyone.',
    );
  });

  test('nothing that the form would refuse is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(taken('a.txt', `x${text}`.replaceAll('\0', ''))).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
    );
  });
});

describe('what is no text, or too much of it, is refused with a reason (C55)', () => {
  test('another kind of file, an empty one, and one that is no archive', () => {
    expect(taken('a.pdf', '%PDF-1.7')).toBe('no: pdf');
    expect(taken('a', 'text')).toBe('no: notDocument');
    expect(taken('a.txt', ' \n')).toBe('no: empty');
    expect(taken('a.docx', 'no archive')).toBe('no: notDocument');
  });

  test('a text longer than a statement may be, however it is packed', () => {
    expect(taken('a.txt', 'x'.repeat(longestBody + 1))).toBe('no: tooLong');
    expect(taken('a.txt', 'x'.repeat(longestBody))).toBe('x'.repeat(longestBody));
    expect(taken('a.docx', word(paragraph('x'.repeat(longestBody + 1))))).toBe('no: tooLong');
  });

  test('an archive that unpacks to more than it says, or to more than anybody writes', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40_000_000) }, { level: 9 });
    expect(taken('a.docx', bomb)).toBe('no: tooLarge');
    const lying = new Uint8Array(bomb);
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 46 < lying.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    expect(taken('a.docx', lying)).toMatch(/^no: /);
  });
});
