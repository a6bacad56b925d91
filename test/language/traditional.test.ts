import { expect, test } from 'vitest';
import { lexicon } from '../../src/language/lexicon/lexicon.ts';
import { inTraditional } from '../../src/language/lexicon/traditional.ts';
import { checkText } from '../../src/language/readText.ts';

/** The 5,401 characters that are commonest in traditional writing, as the standard of its encoding has them. */
const common = (): ReadonlySet<string> => {
  const decoder = new TextDecoder('big5');
  const signs = new Set<string>();
  for (let lead = 0xa4; lead <= 0xc6; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail <= 0x7e || trail >= 0xa1) signs.add(decoder.decode(new Uint8Array([lead, trail])));
  return signs;
};
/** In that standard for their other sense, or rarer than those 5,401. */
const simplifiedStill = /[于并伙后里台征艾么网听号]/u;

const { vocabulary } = lexicon();
const offered = [
  ...[...vocabulary.terms, ...vocabulary.phrases].flatMap(({ lang, considerate = [], note }) =>
    lang === 'zh' ? [...considerate, note ?? ''] : [],
  ),
  ...vocabulary.names.flatMap(({ lang, prefer }) => (lang === 'zh' ? [prefer] : [])),
  ...vocabulary.scopes.flatMap(({ affected }) => affected.map(({ why }) => why.zh ?? '')),
];

test('all that is offered in Chinese can be written in traditional characters', () => {
  const known = common();
  const signs = new Set(
    offered
      .map(inTraditional)
      .join('')
      .match(/\p{sc=Han}/gu),
  );
  expect(signs.size).toBeGreaterThan(300);
  expect([...signs].filter((sign) => !known.has(sign) || simplifiedStill.test(sign))).toEqual([]);
});

const traditional = [
  '弱勢群體沒有被諮詢，臺灣的性工作者這樣說。',
  '妓女需要幫助。',
  '我們為妓女發聲。',
  '賣淫是暴力。',
  '吸毒者需要服務。',
  '這個計畫包括但不限於婦女。',
  '我們不讓任何人掉隊。',
  '殘疾人應該參與。',
  '應對工作以社群為中心。',
  '我們與愛滋病人一起工作。',
  '代表性工作者發言。',
  '弱勢群體和非法移民沒有被聽見。',
];
const simplified = [
  '弱势群体没有被咨询，台湾的性工作者这样说。',
  '妓女需要支援。她们这样说。',
  '我们为妓女发声。',
  '卖淫是暴力。',
  '吸毒者需要服务。',
  '这个计划包括但不限于妇女。',
  '我们不让任何人掉队。',
  '应对工作以社群为中心。',
  '代表性工作者发言。',
  '非法移民没有被听见。',
];
const said = (text: string): string =>
  checkText(text, { scopes: ['hiv'] })
    .findings.flatMap(({ prefer = [], note = '' }) => [...prefer, note])
    .filter((words) => /\p{sc=Han}/u.test(words))
    .join('');

test.each(traditional)('a text in traditional characters is offered those: %s', (text) => {
  expect(said(text)).not.toBe('');
  expect(said(text)).toBe(inTraditional(said(text)));
});

test.each(simplified)('a text in simplified characters is offered those: %s', (text) => {
  expect(said(text)).toMatch(/[这么为处设团组们个说识时间务]/u);
  expect(said(text)).not.toMatch(/[這麼為處設團組們個說識時間務]/u);
});
