import { describe, expect, test } from 'vitest';
import { textOfHtml } from './markup.ts';

const textOf = (source: string): string => textOfHtml(source).text.trim();

describe('of a page its reader’s text is read, and nothing that she does not see', () => {
  test.each([
    ['deleted', '<del>gone</del>'],
    ['struck', '<s>gone</s>'],
    ['struck, in an old page', '<strike>gone</strike>'],
    ['struck by its style', '<span style="color:red; text-decoration: line-through">gone</span>'],
    ['hidden by its style', '<span style="display: none">gone</span>'],
    ['hidden', '<b hidden>gone</b>'],
    ['not visible', '<i style="visibility:hidden">gone</i>'],
    ['hidden in what Word saved', '<span style="mso-hide:all">gone</span>'],
    ['hidden with all that is in it', '<span style="display:none"><b>gone <q>gone</q></b></span>'],
    ['pronounced', '<ruby><rp>(</rp><rt>gone</rt><rp>)</rp></ruby>'],
    ['code', '<code>gone</code>'],
    ['for browsers without scripts', '<noscript>gone</noscript>'],
  ])('%s', (_, inside) => {
    expect(textOf(`<p>kept${inside}</p>`)).toBe('kept');
  });

  test.each([
    ['inserted', '<ins>kept</ins>'],
    ['underlined', '<span style="text-decoration:underline">kept</span>'],
    ['displayed as a block', '<span style="display:block">kept</span>'],
    ['laid out beforehand', '<pre>kept</pre>'],
    ['the signs under a ruby', '<ruby>kept<rt>x</rt></ruby>'],
    ['found by a search', '<span hidden="until-found">kept</span>'],
    ['summed up', '<details><summary>kept</summary></details>'],
  ])('%s', (_, inside) => expect(textOf(`<div>${inside}</div>`)).toBe('kept'));

  test('words around hidden ones stay two, and a word stays one', () => {
    expect(textOf('<p>sex<span hidden> and other </span>workers')).toBe('sex workers');
    expect(textOf('<p>prosti<span hidden>x</span>tutes')).toBe('prostitutes');
    expect(textOf('<p><ruby>妓<rt>jì</rt></ruby><ruby>女<rt>nǚ</rt></ruby>')).toBe('妓女');
  });

  test('lines that were laid out stay lines', () => {
    expect(textOf('<pre>Relief must reach:\n  - women\n  - men</pre>')).toBe(
      'Relief must reach:\n  - women\n  - men',
    );
  });
});

describe('lists and tables of every editor are lists and tables', () => {
  const list = 'Who:\n\n- women\n- men\n\nAfter';
  test.each([
    ['plain', '<p>Who:</p><ul><li>women</li><li>men</li></ul><p>After</p>'],
    ['without ends', '<p>Who:<ul><li>women<li>men</ul><p>After'],
    ['with paragraphs', '<p>Who:</p><ul><li><p>women</p></li><li><p>men</p></li></ul><p>After</p>'],
    [
      'with blocks within blocks',
      '<p>Who:</p><ol><li><div><p><span>women</span></p></div></li><li><div><p>men</p></div></li></ol><p>After</p>',
    ],
    [
      'laid out over many lines',
      '<p>Who:</p>\n<ul>\n  <li>\n    <p>women</p>\n  </li>\n\n  <li>\n    <p>men</p>\n  </li>\n</ul>\n<p>After</p>',
    ],
    [
      'with an item that is empty',
      '<p>Who:</p><ul><li></li><li>women</li><li><p></p></li><li>men</li></ul><p>After</p>',
    ],
    [
      'with a box to tick',
      '<p>Who:</p><ul><li><input type="checkbox">women</li><li><label><input type="checkbox">men</label></li></ul><p>After</p>',
    ],
    ['within a section', '<section><p>Who:</p><ul><li>women</li><li>men</li></ul></section>After'],
  ])('%s', (_, source) => expect(textOf(source)).toBe(list));

  test('a list within an item begins its own items', () => {
    expect(textOf('<ul><li><p>women</p><ul><li>older</li></ul></li><li>men</li></ul>')).toBe(
      '- women\n- older\n- men',
    );
  });

  test('an item’s second paragraph belongs to it', () => {
    expect(textOf('<ul><li><p>women</p><p>of all ages</p></li><li>men</li></ul>')).toBe(
      '- women\nof all ages\n- men',
    );
  });

  test('rows are lines, and cells with paragraphs too', () => {
    expect(textOf('<table><tr><td>women</td><td>men</td></tr><tr><td>a</td><td>b</td></tr></table>')).toBe(
      '| women | men\n| a | b',
    );
    expect(textOf('<table><tr><td><p>women</p></td><td><p>men</p></td></tr></table>')).toBe('| women\n| men');
  });

  test('a quotation holds whatever stands in it, and ends', () => {
    expect(textOf('<blockquote><p>One\ntwo</p><ul><li>three</li></ul></blockquote><p>Ours</p>')).toBe(
      '> One two\n\n> - three\n\nOurs',
    );
  });
});
