import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishedStatement, publishedText } from '../../../../test/support/published.ts';
import { benchHere } from '../../../../test/support/work.ts';
import { notSet } from '../../../pdf/textRuns.ts';
import { translator, wordsReady } from '../../../web/words/translate.ts';
import type { PublishedStatement } from './document.ts';
import { exactFileOf, type Format, fileOf, formats } from './formats.ts';

beforeAll(() => wordsReady);
const reader = { t: translator('en'), language: 'en', work: benchHere() } as const;
const make = async (statement: PublishedStatement, format: Format): Promise<Uint8Array> =>
  (await fileOf(statement, format, reader)).bytes;
const decoded = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const words = (text: string): string => text.replace(/\s+/gu, ' ');
const markdown = new MarkdownIt({ html: true, linkify: true });
const xmlText = (xml: string): { text: string; elements: string[] } => {
  const found = { text: '', elements: [] as string[] };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => found.elements.push(name));
  parser.on('text', (text) => {
    found.text += text;
  });
  parser.write(xml).close();
  return found;
};
const unescaped = (html: string): string =>
  html
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&',
    );

/** What a person reads in a file, by whatever reads that kind of file. */
const readBack = async (bytes: Uint8Array, format: Format): Promise<string> => {
  switch (format) {
    case 'txt':
      return decoded(bytes);
    case 'html':
      return unescaped(decoded(bytes));
    case 'md':
      return unescaped(markdown.render(decoded(bytes)));
    case 'docx':
      return xmlText(decoded(unzipSync(bytes)['word/document.xml'])).text;
    case 'pdf':
      return (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text;
  }
};
/** Lines are broken elsewhere in every format: what is compared is without spaces. */
const tight = (text: string): string => text.replace(/\s/gu, '');

describe('a published statement in every format', () => {
  it.each(formats)('%s holds all that is public of it, in five languages', async (format) => {
    const statement = publishedStatement();
    const read = tight(await readBack(await make(statement, format), format));
    const said = [
      ...statement.texts.flatMap(({ title, body, sha256Hex }) => [title, body, sha256Hex]),
      'Lantern: signed, with a reservation',
      'We would have said more about housing.',
      'gave no answer, which is no signature',
      '4 further organisations signed on',
      ...statement.endorsements.names,
      'One of them is not named here',
      'River Collective was asked on 4 January 2027',
      'Migrants: nobody was asked.',
      'No organisation led by migrants was found in time.',
      'Lantern (2026). What we counted ourselves.',
      'Rent and relief. https://example.org/a_b',
      'And people in prison',
      'Harbour Union objected to this text.',
      'People in prison are not named.',
      'You are right.',
      'People in prison are among those whom relief must reach.',
      'https://alongside.example/text/1',
    ];
    expect(said.filter((one) => !read.includes(tight(one)))).toEqual([]);
  });

  it.each(formats)('%s has the same bytes for the same facts', async (format) => {
    expect(await make(publishedStatement(), format)).toEqual(await make(publishedStatement(), format));
  });

  it('its name says nothing of what is in it (C32)', async () => {
    for (const format of formats)
      expect((await fileOf(publishedStatement(), format, reader)).name).toMatch(/^text-[0-9a-f]{8}\.[a-z]+$/);
  });

  it('the exact text is a file of its own, whose SHA-256 is what was signed', () => {
    const statement = publishedStatement();
    for (const { language, sha256Hex } of statement.texts)
      expect(
        createHash('sha256')
          .update(exactFileOf(statement, language)?.bytes ?? '')
          .digest('hex'),
      ).toBe(sha256Hex);
    expect(exactFileOf(statement, 'sw')).toBeNull();
  });

  it('an objection stands before the text, and a supplement with it', async () => {
    const read = await readBack(await make(publishedStatement(), 'txt'), 'txt');
    expect(read.indexOf('Harbour Union objected')).toBeLessThan(read.indexOf('Relief must reach'));
    expect(read.indexOf('“And people in prison”')).toBeLessThan(read.indexOf('Relief must reach'));
  });
});

describe('a file says nothing of people or machines', () => {
  it('a Word file names no author and no time, not even the zone of its archive', async () => {
    const entries = unzipSync(await make(publishedStatement(), 'docx'));
    const properties = ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml'].map((path) =>
      decoded(entries[path]),
    );
    for (const property of properties) expect(xmlText(property).text.trim()).toBe('');
    expect(properties.join('')).not.toMatch(/Un-named|\d{4}-\d\d-\d\dT/);
  });

  it('a PDF names no author and no program, and its dates are the first there is', async () => {
    const { info } = await getMeta(
      await getDocumentProxy(new Uint8Array(await make(publishedStatement(), 'pdf'))),
    );
    expect(info).toMatchObject({ Title: 'Text', Producer: '', CreationDate: 'D:19700101000000Z' });
    expect(info).not.toHaveProperty('Author');
  });
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '<svg/onload=alert(1)>',
  ']]></w:t><w:t>',
  '&lt;b&gt; &amp; &#x3c;i&#x3e;',
  '[click](javascript:alert(1)) ![i](x) <javascript:alert(1)>',
  '`code` **bold** _it_ ~~gone~~ | a | b | $x$ ==m== ^s^',
  '# heading',
  '1. list',
  '- item',
  '> quote',
  '***',
  '{{constructor}} %0d%0a',
  '(Tj) << /JS (app.alert(1)) >> endobj',
];
const hostileStatement = (attack: string): PublishedStatement => {
  const text = `Before.\n\n${attack}\n${attack}\n\nAfter.`;
  const day = '2027-01-01';
  return {
    publishedOn: day,
    address: 'A'.repeat(43),
    supplements: null,
    days: 10,
    begunOn: '2027-01-04',
    texts: [publishedText('en', attack, text, attack)],
    signOffs: [{ organisation: attack, side: 'community', answer: 'reservation', reservation: text }],
    groups: [
      {
        community: 'migrants',
        asked: [{ organisation: attack, askedOn: day, answer: 'joined', answeredOn: day }],
      },
    ],
    stated: [{ sentence: text, signedBy: [attack], statedOn: day }],
    endorsements: { count: 1, names: [attack] },
    linked: [
      {
        ...{ is: 'original', url: attack, texts: [publishedText('en', attack, text, attack)] },
        external: { publisher: attack, publishedOn: day, link: attack },
      },
    ],
    objections: [
      {
        organisation: attack,
        madeOn: day,
        text,
        answers: [{ answer: 'decline', answeredOn: day, reason: text }],
      },
    ],
  };
};
const places = 26;

describe('in no field and no format is people’s text ever markup (C33)', () => {
  const plain = hostileStatement('Plain words');
  const tagsOf = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];
  const times = (text: string, attack: string): number => tight(text).split(tight(attack)).length - 1;

  it.each(hostile)('%s', async (attack) => {
    const statement = hostileStatement(attack);
    const html = decoded(await make(statement, 'html'));
    expect(tagsOf(html)).toEqual(tagsOf(decoded(await make(plain, 'html'))));
    expect(html).not.toMatch(/<script|<img|<svg|javascript:[^<]*"/i);

    const rendered = markdown.render(decoded(await make(statement, 'md')));
    expect(tagsOf(rendered)).toEqual(tagsOf(markdown.render(decoded(await make(plain, 'md')))));

    const word = (of: Uint8Array) => xmlText(decoded(unzipSync(of)['word/document.xml']));
    expect(word(await make(statement, 'docx')).elements).toEqual(word(await make(plain, 'docx')).elements);

    const pdf = await make(statement, 'pdf');
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/(?:JS|JavaScript|URI|Annots|OpenAction|AA)\b/);

    for (const format of formats) {
      const read = await readBack(await make(statement, format), format);
      expect([format, times(read, attack)]).toEqual([format, places]);
    }
  });

  it('a name cannot turn the line around or begin a new one', async () => {
    const name = 'River\u202e evitcelloC\n\n# Signed by all\u2066';
    const read = await readBack(
      await make(publishedStatement({ texts: [publishedText('en', name, 'Text.')] }), 'txt'),
      'txt',
    );
    expect(read.split('\n')[0]).toBe('River evitcelloC # Signed by all');
  });

  it('signs that XML does not know, and halves of signs, break no file', async () => {
    const statement = publishedStatement({
      texts: [publishedText('en', 'Title', 'a\u0000b\u0007c\ud800d\ufffee')],
    });
    for (const format of ['docx', 'pdf'] as const)
      expect(tight(await readBack(await make(statement, format), format))).toMatch(/a\S?b\S?c\S?d\S?e/);
  });
});

describe('what the fonts of a PDF do not have', () => {
  it('is told beforehand, and stands as an unreadable sign: the other files have it', async () => {
    expect(await notSet('Relief, Rélief, Помощь, 援助, «»“”…')).toEqual([]);
    expect(await notSet('مرحبا')).toEqual(['م', 'ر', 'ح', 'ب', 'ا']);
    const statement = publishedStatement({ texts: [publishedText('en', 'Title', 'We say مر now.')] });
    expect(words(await readBack(await make(statement, 'pdf'), 'pdf'))).toContain('We say \ufffd\ufffd now.');
  });
});
