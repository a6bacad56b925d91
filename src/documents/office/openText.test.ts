import { describe, expect, test } from 'vitest';
import { openTextFile } from '../../../test/support/officeFiles.ts';
import { openDocument } from '../document.ts';

const openText = (body: string, more: Parameters<typeof openTextFile>[1] = {}): string => {
  const opened = openDocument(openTextFile(body, more), 'statement.odt');
  return opened.ok ? opened.document.text : `problem: ${opened.problem}`;
};

describe('an OpenDocument text is what its paragraphs and headings say', () => {
  const style = (name: string, inside: string, more = 'style:family="text"') =>
    `<style:style style:name="${name}" ${more}>${inside}</style:style>`;
  const words = (what: string) => `<style:text-properties ${what}/>`;

  test.each([
    [
      'deleted',
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>',
      '',
    ],
    ['a comment', '<text:p><office:annotation><text:p>gone</text:p></office:annotation></text:p>', ''],
    [
      'struck through',
      '<text:p><text:span text:style-name="T">gone</text:span></text:p>',
      style('T', words('style:text-line-through-style="solid"')),
    ],
    [
      'struck, by what its style is based on',
      '<text:p><text:span text:style-name="U">gone</text:span></text:p>',
      style('T', words('style:text-line-through-type="single"')) +
        style('U', '', 'style:family="text" style:parent-style-name="T"'),
    ],
    [
      'hidden',
      '<text:p><text:span text:style-name="T">gone</text:span></text:p>',
      style('T', words('text:display="none"')),
    ],
    [
      'a hidden paragraph’s style',
      '<text:p text:style-name="T">gone</text:p>',
      style('T', words('text:display="none"'), 'style:family="paragraph"'),
    ],
    ['a hidden section', '<text:section text:display="none"><text:p>gone</text:p></text:section>', ''],
    [
      'a hidden field',
      '<text:p><text:hidden-text text:is-hidden="true" text:string-value="gone">gone</text:hidden-text></text:p>',
      '',
    ],
    [
      'how a sign is pronounced',
      '<text:p><text:ruby><text:ruby-text>gone</text:ruby-text></text:ruby></text:p>',
      '',
    ],
    ['how dates are written', '', '<number:date-style><number:text>gone</number:text></number:date-style>'],
    ['what a picture is called', '<text:p><draw:frame><svg:title>gone</svg:title></draw:frame></text:p>', ''],
    ['the source’s own layout', '\n  gone\n', ''],
  ])('%s is not read', (_, body, styles) => {
    expect(openText(`<text:p>kept</text:p>${body}`, { styles })).toBe('kept');
  });

  test.each([
    [
      'a ruby’s signs',
      '<text:ruby><text:ruby-base>kept</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>',
    ],
    ['words that are not struck', '<text:span text:style-name="N">kept</text:span>'],
    ['a link', '<text:a>kept</text:a>'],
    ['what was inserted', '<text:change-start/>kept<text:change-end/>'],
  ])('%s is read', (_, content) => {
    const styles = style('N', words('style:text-line-through-style="none"'));
    expect(openText(`<text:p>${content}</text:p>`, { styles })).toBe('kept');
  });

  test('quotations, headings and titles by their style, or by one that it is based on', () => {
    const family = 'style:family="paragraph"';
    const styles = style('P1', '', `${family} style:parent-style-name="Quotations"`);
    const named =
      style('Quotations', '', family) +
      style('Title', '', family) +
      style('Ours', '', `${family} style:default-outline-level="2"`);
    const of = (name: string) => `<text:p text:style-name="${name}">${name}</text:p>`;
    const body =
      of('P1') + of('Quotations') + of('Title') + of('Ours') + of('Heading_20_1') + of('Text_20_body');
    expect(openText(body, { styles, named })).toBe(
      '> P1\n\n> Quotations\n\n# Title\n\n# Ours\n\n# Heading_20_1\n\nText_20_body',
    );
  });

  test('of an item of several paragraphs only the first is one; a list’s heading is none', () => {
    const body =
      '<text:list><text:list-header><text:p>Who</text:p></text:list-header><text:list-item><text:p>women</text:p><text:p>of all ages</text:p><text:list><text:list-item><text:p>girls</text:p></text:list-item></text:list></text:list-item></text:list>';
    expect(openText(body)).toBe('Who\n- women\n  of all ages\n- girls');
  });

  test('spaces are one, unless they are said to be more', () => {
    expect(openText('<text:p>one\n   two<text:s text:c="2"/>three<text:tab/>four</text:p>')).toBe(
      'one two  three\tfour',
    );
  });

  test('a text box is read after the paragraph that it stands in', () => {
    expect(
      openText(
        '<text:p>One <draw:frame><draw:text-box><text:p>aside</text:p></draw:text-box></draw:frame>goes on.</text:p>',
      ),
    ).toBe('One goes on.\n\naside');
  });
});
