import { beforeAll, describe, expect, test } from 'vitest';
import { publishedText } from '../../../../test/support/published.ts';
import { benchHere } from '../../../../test/support/work.ts';
import { newId, organisationId } from '../../../kernel/ids.ts';
import { translator, wordsReady } from '../../../web/words/translate.ts';
import { type Format, fileOfPrinted, formats } from '../../public/files/formats.ts';
import { externalOutline, type PublicExternalText } from './outline.ts';

beforeAll(() => wordsReady);
const reader = { t: translator('en'), language: 'en', work: benchHere() } as const;
const now = Temporal.Instant.from('2027-02-01T12:00:00Z');

const shown = (words: string, more: Partial<PublicExternalText> = {}): PublicExternalText => ({
  page: {
    ...{ title: words, publisher: words, link: words, body: `Before.\n\n${words}\n\nAfter.`, words },
    ...{ publishedOn: '2026-12-01', language: 'en', scopes: [], address: 'A'.repeat(43) },
    ...{ namedAs: words, askedHere: false },
  },
  madeOn: '2027-01-04',
  answerBy: '2027-01-18',
  answers: [{ answer: 'decline', by: newId(organisationId), told: true, words, answeredOn: '2027-01-10' }],
  linked: [{ is: 'supplement', url: words, texts: [publishedText('en', words, words, words)] }],
  ...more,
});
const make = async (one: PublicExternalText, format: Format): Promise<string> => {
  const blocks = externalOutline(one, reader, now);
  return new TextDecoder().decode((await fileOfPrinted({ sha256Hex: 'a', blocks }, format, reader)).bytes);
};

describe('the page of an objection', () => {
  test('says when nobody answered in time, whether or not anybody could be asked', async () => {
    const silent = shown('Plain words', { answers: [] });
    for (const askedHere of [true, false]) {
      const text = await make({ ...silent, page: { ...silent.page, askedHere } }, 'txt');
      expect(text).toContain('No answer came in time.');
      expect(text.includes('nobody was asked through this site')).toBe(!askedHere);
    }
  });

  test('names nobody who does not want to be named', async () => {
    const one = shown('Plain words');
    const text = await make({ ...one, page: { ...one.page, namedAs: null } }, 'txt');
    expect(text).toContain('An organisation that is not named here, on 4 January 2027');
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    ']]></w:t><w:t>',
    '[click](javascript:alert(1))',
    '# heading',
  ])('holds %s as text, in every format (C33)', async (attack) => {
    const tags = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];
    expect(tags(await make(shown(attack), 'html'))).toEqual(tags(await make(shown('Plain words'), 'html')));
    for (const format of formats) expect((await make(shown(attack), format)).length).toBeGreaterThan(100);
    expect(await make(shown(attack), 'md')).not.toMatch(/^# heading$|(?<!\\)\[click\]\(/m);
    expect(await make(shown(attack), 'txt')).toContain(attack);
  });
});
