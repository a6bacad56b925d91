import { describe, expect, test } from 'vitest';
import { lexicon } from './lexicon/lexicon.ts';
import { variantsOf } from './matcher/forms.ts';
import { communitiesIn } from './suggest.ts';
import { communityKey, communityKeys } from './vocabulary.ts';

describe('a plan’s own words suggest whom it names, for people to confirm (P12)', () => {
  test.each([
    ['sex workers', 'sex-workers'],
    ['Sex-worker-led research', 'sex-workers'],
    ['people who inject drugs', 'people-who-use-drugs'],
    ['drug users’ unions', 'people-who-use-drugs'],
    ['transgender and gender-diverse people', 'trans-and-gender-diverse-people'],
    ['gay men and other men who have sex with men', 'gay-and-other-msm'],
    ['people in prisons and other closed settings', 'people-in-prison'],
    ['people living with HIV', 'people-living-with-hiv'],
  ])('in English: %s', (text, community) => {
    expect(communitiesIn(text)).toEqual([community]);
  });

  test.each([
    ['travailleur·euse·s du sexe', 'sex-workers'],
    ['les travailleurSEs du sexe', 'sex-workers'],
    ['travailleurs(ses) du sexe', 'sex-workers'],
    ['TDS', 'sex-workers'],
    ['personnes qui s’injectent des drogues', 'people-who-use-drugs'],
    ['personnes trans et de genre divers', 'trans-and-gender-diverse-people'],
    ['hommes gays et autres HSH', 'gay-and-other-msm'],
    ['personnes détenues', 'people-in-prison'],
    ['PVVIH', 'people-living-with-hiv'],
  ])('in French: %s', (text, community) => {
    expect(communitiesIn(text)).toEqual([community]);
  });

  test.each([
    ['trabajadoras/es sexuales', 'sex-workers'],
    ['personas que ejercen el trabajo sexual', 'sex-workers'],
    ['personas que usan o se inyectan drogas', 'people-who-use-drugs'],
    ['PERSONAS TRANS Y DE GÉNERO DIVERSO', 'trans-and-gender-diverse-people'],
    ['hombres gais y otros HSH', 'gay-and-other-msm'],
    ['personas privadas de libertad', 'people-in-prison'],
    ['personas que viven con el VIH', 'people-living-with-hiv'],
  ])('in Spanish: %s', (text, community) => {
    expect(communitiesIn(text)).toEqual([community]);
  });

  test.each([
    ['секс-работники и секс-работницы', 'sex-workers'],
    ['с секс-работницами', 'sex-workers'],
    ['люди, употребляющие инъекционные наркотики', 'people-who-use-drugs'],
    ['ЛУИН', 'people-who-use-drugs'],
    ['трансгендерные и гендерно-разнообразные люди', 'trans-and-gender-diverse-people'],
    ['геи и другие МСМ', 'gay-and-other-msm'],
    ['людей в местах лишения свободы', 'people-in-prison'],
    ['ЛЖВ', 'people-living-with-hiv'],
  ])('in Russian: %s', (text, community) => {
    expect(communitiesIn(text)).toEqual([community]);
  });

  test.each([
    ['性工作者', 'sex-workers'],
    ['使用/注射毒品者', 'people-who-use-drugs'],
    ['跨性别和性别多元者', 'trans-and-gender-diverse-people'],
    ['男同性恋者及其他男男性行为者', 'gay-and-other-msm'],
    ['监狱等封闭场所中的人', 'people-in-prison'],
    ['艾滋病毒感染者', 'people-living-with-hiv'],
  ])('in Chinese: %s', (text, community) => {
    expect(communitiesIn(text)).toEqual([community]);
  });
});

describe('words end where the language ends them', () => {
  test('women workers are not sex workers in Chinese, though the characters are there', () => {
    expect(communitiesIn('女性工作者')).toEqual(['women-and-girls']);
    expect(communitiesIn('男性工作者')).toEqual([]);
    expect(communitiesIn('女性性工作者')).toEqual(['women-and-girls', 'sex-workers']);
    expect(communitiesIn('支持女性工作者和性工作者')).toEqual(['women-and-girls', 'sex-workers']);
  });

  test('nor are people in temporary work; a network of sex work projects is', () => {
    expect(communitiesIn('临时性工作者')).toEqual([]);
    expect(communitiesIn('全球性工作项目网络')).toEqual(['sex-workers']);
  });

  test('women who use drugs are people who use drugs, and women', () => {
    expect(communitiesIn('women who use drugs')).toEqual(['women-and-girls', 'people-who-use-drugs']);
  });

  test('a word inside another is not that word', () => {
    expect(communitiesIn('transport, translation, Essex workers, prosa, tds')).toEqual([]);
    expect(communitiesIn('trans-Atlantic trade')).toEqual([]);
  });

  test('the end of a sentence is not the middle of a name', () => {
    expect(communitiesIn('We talked about sex. Workers came too.')).toEqual([]);
    expect(communitiesIn('people in\nprison')).toEqual(['people-in-prison']);
  });
});

test('each community is suggested once, in the order of the text', () => {
  const text = 'Migrants, sex workers, people who use drugs; and again sex workers.';
  expect(communitiesIn(text)).toEqual(['migrants', 'sex-workers', 'people-who-use-drugs']);
});

test('a text without people suggests nobody', () => {
  expect(communitiesIn('')).toEqual([]);
  expect(communitiesIn('The budget of the spring programme.')).toEqual([]);
});

const { names } = lexicon().vocabulary;
const ofCommunities = names.filter(({ population }) => communityKey.safeParse(population).success);

test('every form of every community suggests that community', () => {
  for (const { population, considerate, recognise = [], abbreviations = [], topics = [] } of ofCommunities)
    for (const form of [...considerate, ...recognise, ...abbreviations, ...topics].flatMap(variantsOf))
      expect([form, communitiesIn(form.replaceAll('*', '').replaceAll('…', ''))]).toEqual([
        form,
        expect.arrayContaining([population]),
      ]);
});

test('every community can be named in each of the five languages', () => {
  for (const community of communityKeys) {
    const spoken = ofCommunities.filter(({ population }) => population === community);
    expect([community, [...new Set(spoken.map(({ lang }) => lang))].sort()]).toEqual([
      community,
      ['en', 'es', 'fr', 'ru', 'zh'],
    ]);
  }
});
