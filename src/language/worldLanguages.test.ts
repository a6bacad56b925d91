import { describe, expect, test } from 'vitest';
import { isWorldLanguage, languageNamed, nameOfLanguage, worldLanguages } from './worldLanguages.ts';

describe('the languages of the world', () => {
  test('are known by a name each, by one code each, and more than six hundred of them', () => {
    expect(worldLanguages.length).toBeGreaterThan(600);
    expect(new Set(worldLanguages).size).toBe(worldLanguages.length);
    for (const code of worldLanguages) {
      expect([code, nameOfLanguage(code, 'en') === code]).toEqual([code, false]);
      expect(Intl.getCanonicalLocales(code)).toEqual([code]);
    }
    for (const code of [
      'no',
      'sv',
      'da',
      'fi',
      'cs',
      'he',
      'lg',
      'luo',
      'ln',
      'rom',
      'ase',
      'ay',
      'sk',
      'bm',
    ])
      expect([code, isWorldLanguage(code)]).toEqual([code, true]);
    for (const none of ['', 'xx', 'english', 'qaa', 'constructor']) expect(isWorldLanguage(none)).toBe(false);
  });

  test.each([
    ['English', 'en'],
    ['Français', 'fr'],
    ['francais', null],
    ['Español', 'es'],
    ['Русский', 'ru'],
    ['русский язык', null],
    ['中文', 'zh'],
    ['Kiswahili', 'sw'],
    ['swahili', 'sw'],
    ['Norsk', 'no'],
    ['danois', 'da'],
    ['чешский', 'cs'],
    ['עברית', 'he'],
    ['Tagalog', 'fil'],
    ['Farsi', 'fa'],
    ['sw', 'sw'],
    ['Elvish', null],
    ['__proto__', null],
  ])('%s is %s', (name, code) => {
    expect(languageNamed(name)).toBe(code);
  });
});
