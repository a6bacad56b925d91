import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openTextFile, paragraph, run, wordFile, wordStyle } from '../../../test/support/officeFiles.ts';
import { openDocument } from '../document.ts';

const textOf = (bytes: Uint8Array, name = 'statement.docx'): string => {
  const opened = openDocument(bytes, name);
  return opened.ok ? opened.document.text : `problem: ${opened.problem}`;
};
const word = (body: string, more: Parameters<typeof wordFile>[1] = {}) => textOf(wordFile(body, more));

const kept = run('kept ');
const alternatives = (choice: string, fallback: string): string =>
  paragraph(
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent></w:r>`,
  );
const box = (text: string): string => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;

describe('what Word does not show is not read, and what it shows is read once', () => {
  test.each([
    ['deleted', `${kept}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>`],
    ['deleted, as older programs write it', `${kept}<w:del>${run('gone')}</w:del>`],
    ['moved away', `${kept}<w:moveFrom>${run('gone')}</w:moveFrom>`],
    ['struck through', kept + run('gone', '<w:strike/>')],
    ['struck through twice', kept + run('gone', '<w:dstrike w:val="true"/>')],
    ['hidden', kept + run('gone', '<w:vanish/>')],
    [
      'what it was called before',
      `<w:r><w:rPr><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr><w:t>kept</w:t></w:r>`,
    ],
    ['a field’s own code', `${kept}<w:r><w:instrText>gone</w:instrText></w:r>`],
    [
      'how a sign is pronounced',
      `<w:r><w:ruby><w:rt>${run('gone')}</w:rt><w:rubyBase>${run('kept')}</w:rubyBase></w:ruby></w:r>`,
    ],
    [
      'a stop of tabs among the properties',
      paragraph(kept, '<w:tabs><w:tab w:val="left"/></w:tabs>').slice(5, -6),
    ],
  ])('%s', (_, content) => {
    expect(word(paragraph(content))).toBe('kept');
  });

  test.each([
    ['not struck, it says', run('kept', '<w:strike w:val="0"/>')],
    ['not hidden, it says', run('kept', '<w:vanish w:val="false"/>')],
    ['inserted', `<w:ins>${run('kept')}</w:ins>`],
    ['moved here', `<w:moveTo>${run('kept')}</w:moveTo>`],
    ['in a control', `<w:sdt><w:sdtContent>${run('kept')}</w:sdtContent></w:sdt>`],
    ['a link', `<w:hyperlink>${run('kept')}</w:hyperlink>`],
    ['a field’s result', `<w:fldSimple>${run('kept')}</w:fldSimple>`],
    ['in broken pieces', run('ke') + run('pt')],
  ])('%s is read', (_, content) => {
    expect(word(paragraph(content))).toBe('kept');
  });

  test('a style that is hidden or struck, and one that is based on it and is not', () => {
    const styles =
      wordStyle('Old', 'Old', '<w:rPr><w:strike/></w:rPr>') +
      wordStyle('Older', 'Older', '<w:basedOn w:val="Old"/>') +
      wordStyle('New', 'New', '<w:basedOn w:val="Old"/><w:rPr><w:strike w:val="0"/></w:rPr>') +
      wordStyle('Secret', 'Secret', '<w:rPr><w:vanish/></w:rPr>', 'character');
    const styled = (id: string, text: string) => paragraph(run(text), `<w:pStyle w:val="${id}"/>`);
    const body = styled('Old', 'one') + styled('Older', 'two') + styled('New', 'three');
    expect(word(body + paragraph(run('four', '<w:rStyle w:val="Secret"/>')), { styles })).toBe('three');
  });

  test('styles that are based on each other come to an end', () => {
    const styles =
      wordStyle('A', 'A', '<w:basedOn w:val="B"/>') + wordStyle('B', 'B', '<w:basedOn w:val="A"/>');
    expect(word(paragraph(run('kept'), '<w:pStyle w:val="A"/>'), { styles })).toBe('kept');
  });

  test('a text box is read once, after the paragraph that it stands in, whichever of its two ways has words', () => {
    expect(word(alternatives(box('inside'), `<w:pict>${box('inside')}</w:pict>`))).toBe('inside');
    expect(word(alternatives('<w:drawing/>', box('older')))).toBe('older');
    const within = `${run('One sentence ')}<w:r><w:pict>${box('aside')}</w:pict></w:r>${run('goes on.')}`;
    expect(word(paragraph(within))).toBe('One sentence goes on.\n\naside');
  });

  test('words on either side of hidden ones stay two, and a word around a hidden sign stays one', () => {
    expect(word(paragraph(run('sex') + run(' and other ', '<w:vanish/>') + run('workers')))).toBe(
      'sex workers',
    );
    expect(word(paragraph(run('prosti') + run('x', '<w:vanish/>') + run('tutes')))).toBe('prostitutes');
  });

  test('a hyphen at which no line breaks is a hyphen; one that only shows at a line’s end is nothing', () => {
    expect(word(paragraph(`<w:r><w:t>drug</w:t><w:noBreakHyphen/><w:t>users</w:t></w:r>`))).toBe(
      'drug-users',
    );
    expect(word(paragraph(`<w:r><w:t>wor</w:t><w:softHyphen/><w:t>kers</w:t></w:r>`))).toBe('workers');
  });

  test('a paragraph whose end was deleted goes on in the next one', () => {
    const joined = paragraph(run('sex '), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph(run('workers'));
    expect(word(joined)).toBe('sex workers');
  });

  test('a row that was deleted is not read', () => {
    const row = (text: string, properties = '') =>
      `<w:tr>${properties}<w:tc>${paragraph(run(text))}</w:tc></w:tr>`;
    expect(word(`<w:tbl>${row('one')}${row('two', '<w:trPr><w:del w:id="1"/></w:trPr>')}</w:tbl>`)).toBe(
      '| one',
    );
  });
});

describe('Word’s paragraphs are what their style says, in any language', () => {
  const styled = (id: string, styles?: string) =>
    word(paragraph(run('Text'), `<w:pStyle w:val="${id}"/>`), styles === undefined ? {} : { styles });

  test.each([
    'Heading1',
    'Titre1',
    'Ttulo1',
    'Titolo2',
    'berschrift1',
    'Kop1',
    'Nagwek1',
    '1',
    '3',
    'Title',
    'Titel',
  ])('a heading by its id alone, where the file has no styles: %s', (id) =>
    expect(styled(id)).toBe('# Text'),
  );

  test.each([
    ['by its name', wordStyle('a1', 'heading 1')],
    ['by its level', wordStyle('a1', 'Chapter', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')],
    [
      'by what it is based on',
      wordStyle('a1', 'Ours', '<w:basedOn w:val="b"/>') + wordStyle('b', 'heading 2'),
    ],
    [
      'though it is numbered',
      wordStyle('a1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'),
    ],
  ])('a heading %s', (_, styles) => expect(styled('a1', styles)).toBe('# Text'));

  test.each([
    ['an id that only looks like one', 'Heading1', wordStyle('Heading1', 'Body of the letter')],
    ['the level of text', 'a', wordStyle('a', 'Ours', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')],
    ['a number in a file that has styles', '1', wordStyle('1', 'Normal Table')],
  ])('%s is none', (_, id, styles) => expect(styled(id, styles)).toBe('Text'));

  test.each([
    ['Quote', wordStyle('Quote', 'Quote')],
    ['IntenseQuote', wordStyle('IntenseQuote', 'Intense Quote')],
    ['21', wordStyle('21', 'Quote')],
    ['Zitat', undefined],
    ['Citation', undefined],
    ['BlockText', wordStyle('BlockText', 'Block Text')],
    ['Quotations', wordStyle('Quotations', 'Quotations')],
    ['Ours', wordStyle('Ours', 'Said by others', '<w:basedOn w:val="Q"/>') + wordStyle('Q', 'Quote')],
  ])('a quotation: %s', (id, styles) => expect(styled(id, styles)).toBe('> Text'));

  test('each line of a quotation is one of its own', () => {
    const lines = '<w:r><w:t>One</w:t><w:br/><w:t>Two</w:t></w:r>';
    expect(word(paragraph(lines, '<w:pStyle w:val="Quote"/>'))).toBe('> One\n> Two');
  });

  const numbered = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>';
  test.each([
    ['its own number', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>', undefined],
    ['its style’s number', '<w:pStyle w:val="L"/>', wordStyle('L', 'Ours', numbered)],
    ['its style’s name', '<w:pStyle w:val="L"/>', wordStyle('L', 'List Bullet 2')],
    ['its id', '<w:pStyle w:val="ListBullet"/>', undefined],
    ['an id in French', '<w:pStyle w:val="Listepuces"/>', undefined],
    [
      'what its style is based on',
      '<w:pStyle w:val="L"/>',
      wordStyle('L', 'Ours', '<w:basedOn w:val="M"/>') + wordStyle('M', 'M', numbered),
    ],
  ])('an item of a list by %s', (_, properties, styles) => {
    const body =
      paragraph(run('Who:')) + paragraph(run('women'), properties) + paragraph(run('men'), properties);
    expect(word(body, styles === undefined ? {} : { styles })).toBe('Who:\n- women\n- men');
  });

  test('a number that is switched off makes no item', () => {
    const off = '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>';
    expect(word(paragraph(run('women'), off), { styles: wordStyle('L', 'Ours', numbered) })).toBe('women');
  });
});

describe('Word’s files are found and read however they were packed', () => {
  test('the main part has another name, and its notes beside it', () => {
    const note = `<w:footnotes><w:footnote w:id="1">${paragraph(run('NSWP.'))}</w:footnote></w:footnotes>`;
    const body = paragraph(`${run('Text')}<w:r><w:footnoteReference w:id="1"/></w:r>`);
    expect(word(body, { main: 'doc/main.xml', parts: { 'doc/footnotes.xml': note } })).toBe(
      'Text[1]\n\n[1] NSWP.',
    );
  });

  test('the namespace has another prefix, or none', () => {
    const uri = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    for (const [p, at] of [
      ['ns0:', ':ns0'],
      ['', ''],
    ]) {
      const xml = `<${p}document xmlns${at}="${uri}"><${p}body><${p}p><${p}r><${p}rPr><${p}strike/></${p}rPr><${p}t>gone</${p}t></${p}r><${p}r><${p}t>kept</${p}t></${p}r></${p}p></${p}body></${p}document>`;
      expect(textOf(zipSync({ 'word/document.xml': strToU8(xml) }))).toBe('kept');
    }
  });

  test('what its bytes are counts, not what it is called', () => {
    expect(textOf(wordFile(paragraph(run('kept'))), 'statement.odt')).toBe('kept');
    expect(textOf(openTextFile('<text:p>kept</text:p>'), 'statement.txt')).toBe('kept');
  });

  const chunk = '<w:altChunk r:id="c1"/>';
  const saved =
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p style=3D"x">l=C3=A0 ke=\r\npt</p>\r\n--b--\r\n';
  test.each([
    ['a page', 'a.html', '<p>là kept</p>'],
    [
      'a page in an encoding of its own',
      'a.htm',
      new Uint8Array([...strToU8('<meta charset=windows-1252><p>l'), 0xe0, ...strToU8(' kept')]),
    ],
    ['a saved page', 'a.mht', saved],
    ['plain text', 'a.txt', 'là kept'],
    ['a Word file', 'a.docx', wordFile(paragraph(run('là kept')))],
  ])('%s that was put in whole is read where it stands', (_, name, content) => {
    const body = paragraph(run('Before.')) + chunk + paragraph(run('After.'));
    expect(word(body, { chunks: { c1: { name, content } } })).toBe('Before.\n\nlà kept\n\nAfter.');
  });

  test.each([
    ['of a kind that is not read', { c1: { name: 'a.rtf', content: '{\\rtf1 Text}' } }],
    ['in a file within the file', { c1: { name: 'a.docx', content: wordFile(chunk) } }],
    ['that is not there', {}],
  ])('one %s is said, though the rest has words', (_, chunks) => {
    expect(word(paragraph(run('Before.')) + chunk, { chunks })).toBe('problem: part');
  });
});
