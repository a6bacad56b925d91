import { TextlintKernel } from '@textlint/kernel';
import textPlugin from '@textlint/textlint-plugin-text';
import retextEnglish from 'retext-english';
import retextStringify from 'retext-stringify';
import { unified } from 'unified';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { wordsReady } from '../src/web/words/translate.ts';
import retextAlongside from './retext.ts';
import textlintAlongside from './textlint.ts';

beforeAll(() => wordsReady);

const text = 'Relief must reach women, older people, migrants and prostitutes.\n';

test('retext hears of the word, where it stands, and what to write', async () => {
  const file = await unified()
    .use(retextEnglish)
    .use(retextAlongside, { scopes: ['pandemic-relief'] })
    .use(retextStringify)
    .process(text);
  const word = file.messages.find(({ ruleId }) => ruleId === 'language');
  expect(word).toMatchObject({ actual: 'prostitutes', source: 'alongside', fatal: true, line: 1 });
  expect(word?.expected?.join(' ')).toContain('sex worker');
  expect(file.messages.filter(({ ruleId }) => ruleId === 'omission').length).toBeGreaterThan(1);
  expect(String(file)).toBe(text);
});

test('retext hears nothing of a text that leaves nobody out', async () => {
  const file = await unified()
    .use(retextEnglish)
    .use(retextAlongside)
    .use(retextStringify)
    .process('We met.\n');
  expect(file.messages).toEqual([]);
});

/** Published as CommonJS: how it arrives depends on who asks. */
const plugin = z
  .union([
    z.object({ default: z.custom<typeof textPlugin>() }).transform((exported) => exported.default),
    z.custom<typeof textPlugin>(),
  ])
  .parse(textPlugin);

test('textlint hears of the same, at the same place', async () => {
  const { messages } = await new TextlintKernel().lintText(text, {
    ext: '.txt',
    plugins: [{ pluginId: 'text', plugin }],
    rules: [{ ruleId: 'alongside', rule: textlintAlongside, options: { scopes: ['pandemic-relief'] } }],
  });
  const at = text.indexOf('prostitutes');
  expect(messages.find(({ range }) => range[0] === at)).toMatchObject({
    line: 1,
    column: at + 1,
    severity: 2,
  });
  expect(messages.length).toBeGreaterThan(2);
});
