import { describe, expect, test } from 'vitest';
import { checkText } from '../readText.ts';
import { detectLanguages } from './detect.ts';
import { readVocabulary } from './read.ts';
import { textLanguages } from './schema.ts';

const vocabulary = readVocabulary();
const unreadIn = (text: string) => detectLanguages(text, vocabulary).unread;

const read: Readonly<Record<(typeof textLanguages)[number], readonly string[]>> = {
  en: [
    'Sex work is work.',
    'Nothing about us without us.',
    'Decriminalise sex work now',
    'The aid must reach sex workers.',
    'HIV services for people who use drugs',
  ],
  fr: [
    'Le travail du sexe est un travail.',
    'Rien sur nous sans nous.',
    'Dépénaliser le travail du sexe',
    'L’aide doit atteindre les travailleuses du sexe.',
    'Services pour les personnes vivant avec le VIH',
  ],
  es: [
    'El trabajo sexual es trabajo.',
    'Nada sobre nosotras sin nosotras.',
    'Despenalizar el trabajo sexual',
    'La ayuda debe llegar a las trabajadoras sexuales.',
    'Servicios para personas que usan drogas',
  ],
  ru: [
    'Секс-работа — это работа.',
    'Ничего о нас без нас.',
    'Мы рядом с мигрантками.',
    'Помощь должна дойти до секс-работниц.',
    'Услуги для людей, живущих с ВИЧ',
  ],
  zh: [
    '性工作是工作。',
    '援助必须送到性工作者手中。',
    '援助必須送到性工作者手中。',
    '没有我们的参与，不要做关于我们的决定。',
    '她说“ありがとう”，我们也说谢谢，然后大家一起去吃饭，谈了很久。',
  ],
};

describe.each(textLanguages)('%s is read', (lang) => {
  test.each(read[lang])('%s', (text) => {
    const { languages, unread } = detectLanguages(text, vocabulary);
    expect([languages.includes(lang), unread]).toEqual([true, null]);
  });
});

test.each([
  ['ar', 'يجب أن تصل المساعدات إلى النساء وكبار السن والعاملات في الجنس.'],
  ['pt', 'A ajuda deve chegar às trabalhadoras do sexo, às pessoas idosas e aos migrantes.'],
  ['pt', 'Trabalho sexual é trabalho.'],
  ['pt', 'Descriminalizar o trabalho sexual'],
  ['sw', 'Msaada lazima uwafikie wanawake, wazee, watu wenye ulemavu, wakimbizi na wafanyakazi wa ngono.'],
  ['sw', 'Hakuna chochote kuhusu sisi bila sisi.'],
  ['de', 'Die Hilfe muss Frauen, ältere Menschen, Migranten und Sexarbeiterinnen erreichen.'],
  ['de', 'Sexarbeit ist Arbeit.'],
  ['ja', '支援は女性、高齢者、障害者、移民、難民、セックスワーカーに届かなければならない。'],
  ['uk', 'Допомога має дійти до жінок, мігрантів і секс-працівниць.'],
  ['uk', 'Секс-робота — це робота.'],
  ['hi', 'सहायता महिलाओं, प्रवासियों और यौनकर्मियों तक पहुँचनी चाहिए।'],
  ['bg', 'Помощта трябва да достигне до жените и секс работниците.'],
  ['it', 'Il lavoro sessuale è lavoro.'],
  ['nl', 'De hulp moet vrouwen en sekswerkers bereiken.'],
  ['pl', 'Praca seksualna to praca.'],
  ['tr', 'Yardım kadınlara ve seks işçilerine ulaşmalıdır.'],
  ['id', 'Bantuan harus sampai kepada perempuan dan pekerja seks.'],
  ['vi', 'Lao động tình dục là lao động.'],
  ['ro', 'Munca sexuală este muncă.'],
  ['ko', '성노동은 노동이다.'],
  ['th', 'งานบริการทางเพศคืองาน'],
])('%s is told, and not read as a neighbour of it: %s', (language, text) => {
  expect(unreadIn(text)).toEqual({ language, all: true });
});

test('a text in a language that nobody listed is not one in English', () => {
  const text = 'Nokuthula wathi izingane zifuna ukudla kwasekuseni namuhla ekuseni kakhulu ngempela bonke.';
  expect(unreadIn(text)?.all).toBe(true);
});

test('a part in a language that is not read is told; a name in it is none', () => {
  const english = 'The aid must reach women and older people in the region, and we ask to be heard.';
  const arabic = 'يجب أن تصل المساعدات إلى النساء وكبار السن والأشخاص ذوي الإعاقة والمهاجرين واللاجئين.';
  expect(unreadIn(`${english} ${arabic}`)).toEqual({ language: 'ar', all: false });
  expect(unreadIn(`${english} ${english} They met جمعية in town.`)).toBeNull();
});

describe('no finding in a language that the text is not in', () => {
  const found = (text: string) =>
    checkText(text).findings.map(({ rule, words, note }) => `${rule} ${words} ${note}`);

  test('one word is found once, with a note in its own language', () => {
    const [one, ...more] = found('The response to HIV/AIDS must reach the people who live in the town.');
    expect([more.length, /\p{sc=Han}|\p{sc=Cyrl}/u.test(one ?? '')]).toEqual([0, false]);
    expect(found('Prostitution is a crime here.')).toHaveLength(1);
  });

  test('what one language excepts, another does not find', () => {
    expect(found('States signed the Declaration of Commitment on HIV/AIDS in the year 2001.')).toEqual([]);
  });

  test('nothing is found or left out in a text that is not read; its sources are', () => {
    const text =
      'Die Hilfe muss Frauen und Prostituierte erreichen, auch HIV/AIDS und „prostitutes“.\n\n[1] NSWP (2019). https://www.nswp.org/a\n[2] Amt (2020). https://example.org/b';
    const { findings, sources, unread } = checkText(text, { scopes: ['hiv'] });
    expect([unread?.all, findings.map(({ rule }) => rule)]).toEqual([true, []]);
    expect(sources.map(({ origin }) => origin)).toEqual(['community-led', null]);
  });
});
