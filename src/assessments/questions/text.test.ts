import { describe, expect, test } from 'vitest';
import { shippedInstruments } from '../instrument/shipped.ts';
import { readQuestions, writeQuestions } from './text.ts';

test.each(shippedInstruments)('what is written out of $key reads back as the same questions', (one) => {
  for (const language of ['en', 'fr'])
    expect(readQuestions(writeQuestions(one, language), language, one)).toEqual({
      ...{ ok: true, domains: one.domains, items: one.items },
    });
});

describe('questions typed by hand', () => {
  test('need no names, and the ally is asked the same where no other words are given', () => {
    const read = readQuestions(
      '# Voice\n! We choose who speaks.\n\nWe are heard.\n> They are heard.',
      'en',
      null,
    );
    expect(read).toEqual({
      ok: true,
      domains: [{ key: 'd1', title: { en: 'Voice' } }],
      items: [
        {
          ...{ key: 'q1', domain: 'd1', redLine: true, basis: [] },
          ...{ community: { en: 'We choose who speaks.' }, ally: { en: 'We choose who speaks.' } },
        },
        {
          ...{ key: 'q2', domain: 'd1', redLine: false, basis: [] },
          ...{ community: { en: 'We are heard.' }, ally: { en: 'They are heard.' } },
        },
      ],
    });
  });

  test('a translation stands beside the words there are', () => {
    const first = readQuestions('# [d1] Voice\n[q1] We are heard.', 'en', null);
    if (!first.ok) throw new Error('unread');
    const second = readQuestions('# [d1] Voz\n[q1] Nos escuchan.', 'es', first);
    expect(second).toMatchObject({
      domains: [{ title: { en: 'Voice', es: 'Voz' } }],
      items: [{ community: { en: 'We are heard.', es: 'Nos escuchan.' } }],
    });
  });

  test('in no domain, or twice under one name, are refused with their line', () => {
    expect(readQuestions('We are heard.', 'en', null)).toEqual({ ok: false, problem: 'noDomain', line: 1 });
    expect(readQuestions('# Voice\n[a] One.\n[a] Two.', 'en', null)).toEqual({
      ok: false,
      problem: 'twice',
      line: 3,
    });
    expect(readQuestions('# Voice', 'en', null)).toMatchObject({ ok: false, problem: 'noQuestion' });
  });
});
