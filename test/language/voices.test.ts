import { describe, expect, test } from 'vitest';
import { checkText } from '../../src/language/readText.ts';
import { speakers } from './speakers.ts';

const speaks = (text: string): boolean =>
  checkText(text).findings.some(({ rule }) => rule === 'speaking-for' || rule === 'stand-in');

describe('who speaks for people is told, whether they are named beside it or not (P7)', () => {
  test.each([
    'We are the voice of everyone by the river.',
    'We know what they need.',
    'Our outreach team, who know them best, wrote this.',
    'We speak on behalf of sex workers.',
    'On behalf of sex workers everywhere, we say this.',
    'We speak for the women of the valley.',
    'I speak for those who cannot come.',
    'The committee will represent sex workers with attention to region.',
    'We act on behalf of thousands of migrants.',
    'Nous sommes la voix de tous les habitants du fleuve.',
    'Nous savons ce dont elles ont besoin.',
    'Nous parlons au nom des travailleuses du sexe.',
    'Somos la voz de todas las vecinas del río.',
    'Sabemos lo que necesitan.',
    'Hablamos en nombre de las trabajadoras sexuales.',
    'Мы говорим от имени секс-работниц.',
    'Мы знаем, что им нужно.',
    'Мы говорим от имени всех жителей.',
    '我们代表性工作者发言。',
    '我们最了解她们的需要。',
    '我们代表所有人。',
  ])('%s', (text) => {
    expect(speaks(text)).toBe(true);
  });
});

describe('who speaks for an organisation, for an aim or for three minutes speaks for nobody else', () => {
  test.each([
    'I speak on behalf of the Lakeside Network of Sex Workers.',
    'This statement is made on behalf of sex worker-led organisations in nine countries.',
    'Sex workers are arrested in the name of prevention and rescue.',
    'The sex workers’ delegate spoke for three minutes. Sex workers speak for the motion.',
    'Les travailleuses du sexe sont expulsées au nom de leur protection.',
    'Je parle au nom du Réseau des travailleuses du sexe.',
    'Hablo en nombre de la Red de Trabajadoras Sexuales.',
    'Я говорю от имени Сети секс-работниц.',
    'В совет входят представители ключевых групп: секс-работники, люди, употребляющие наркотики, и трансгендерные люди.',
    '我代表湖畔性工作者网络发言。',
    'Las trabajadoras sexuales son detenidas en nombre de su protección.',
    'Секс-работниц задерживают от имени закона.',
    'They say they know what they need.',
  ])('%s', (text) => {
    expect(speaks(text)).toBe(false);
  });
});

describe.each(['es', 'ru', 'zh'] as const)('%s: twelve of each', (lang) => {
  const { speaks: spoken, not } = speakers[lang];
  test.each(spoken)('speaks for others: %s', (text) => {
    expect(speaks(text)).toBe(true);
  });
  test.each(not)('speaks for nobody else: %s', (text) => {
    expect(speaks(text)).toBe(false);
  });
});
