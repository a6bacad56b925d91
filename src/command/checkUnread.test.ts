import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unreadTexts } from '../../test/support/unreadTexts.ts';
import { translator, wordsReady } from '../web/words/translate.ts';
import { check } from './check.ts';

let folder = '';
beforeAll(async () => {
  await wordsReady;
  folder = await mkdtemp(join(tmpdir(), 'unread-'));
});
afterAll(() => rm(folder, { recursive: true }));
const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const fixture = (name: string): string => `test/fixtures/documents/${name}`;
const t = translator('en');

describe('a file that was not read never passes: it ends with 2 and a sentence that says what to do (C55)', () => {
  test.each([
    ['encrypted.odt', 'locked'],
    ['empty.docx', 'empty'],
    ['ru.rtf', 'rtf'],
    ['libreoffice.rtf', 'rtf'],
    ['libreoffice.pdf', 'pdf'],
    ['libreoffice.doc', 'doc'],
  ] as const)('%s', async (name, problem) => {
    const { line, exitCode } = await check([fixture(name)]);
    expect([exitCode, line.includes(t(`reading.file.${problem}`))]).toEqual([2, true]);
    expect(line).not.toContain(t('check.clear', { file: fixture(name) }));
    const french = await check([fixture(name), '--language', 'fr']);
    expect(french.line).toContain(translator('fr')(`reading.file.${problem}`));
  });

  test('beside others that were, it still does', async () => {
    const read = await file('sound.txt', 'A sound sentence.');
    expect((await check([read, fixture('encrypted.odt')])).exitCode).toBe(2);
  });

  test.each(['--before', '--protect', '--sources'])(
    'neither does one beside the text: %s',
    async (option) => {
      const read = await file('sound.txt', 'A sound sentence.');
      const { line, exitCode } = await check([read, option, fixture('encrypted.odt')]);
      expect([exitCode, line.includes(t('reading.file.locked'))]).toEqual([2, true]);
    },
  );

  test('a file of corrections in which there are none yet corrects nothing', async () => {
    const read = await file('sound.txt', 'A sound sentence.');
    const none = await file('none.txt', '');
    expect((await check([read, '--sources', none])).exitCode).toBe(0);
    expect((await check([read, '--before', none])).exitCode).toBe(2);
  });
});

describe('what a file says is found, and what it does not say is not', () => {
  const rulesOf = async (name: string, ...options: string[]) => {
    const { line } = await check([fixture(name), '--format', 'json', ...options]);
    return JSON.parse(line).map(({ rule }: { rule: string }) => rule);
  };

  test.each([
    'altchunk.docx',
    'utf16-part.docx',
    'main-part-document2.docx',
    'heading-es.docx',
    'heading-ru.docx',
  ])('the word is found: %s', async (name) => expect(await rulesOf(name)).toContain('language'));
  test('under signs that say how it is pronounced too', async () =>
    expect(await rulesOf('ruby.docx')).toContain('language'));
  test('in a text box it is found once', async () =>
    expect((await rulesOf('text-box.docx')).filter((rule: string) => rule === 'language')).toHaveLength(1));
  test.each(['moved.docx', 'quote2.docx', 'blockquote-p.html'])('it is not the author’s: %s', async (name) =>
    expect(await rulesOf(name)).not.toContain('language'),
  );
  test.each(['li-p.html', 'list-bullet-style.docx', 'pandoc.docx', 'libreoffice.odt', 'libreoffice.html'])(
    'who is left out of a list is found: %s',
    async (name) => expect(await rulesOf(name, '--scope', 'pandemic-relief')).toContain('omission'),
  );
});

test.each(unreadTexts)(
  'a text in a language that is not read is told so, blocks nothing, and is never “nothing found”: %s',
  async (_, language, text) => {
    const name = await file('unread.txt', `${text}\n`);
    const told = t('reading.result.unread.all', { language });
    const { line, exitCode } = await check([name, '--scope', 'pandemic-relief']);
    expect([exitCode, line.includes(told)]).toEqual([0, true]);
    expect(line).not.toContain(t('check.clear', { file: name }));
    const french = await check([name, '--language', 'fr']);
    expect(french.line).toContain('une langue qui n’est pas lue ici');
    expect(french.line).not.toContain(translator('fr')('check.clear', { file: name }));
    for (const format of ['json', 'sarif'])
      expect((await check([name, '--format', format])).line).toContain(told);
  },
);

test('UTF-16 with its mark is read, as a text and as a plan', async () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  const { line, exitCode } = await check([await file('a.txt', utf16('The prostitutes were heard.'))]);
  expect([exitCode, line.includes('prostitutes')]).toEqual([1, true]);
  const plan = await check([await file('a.yaml', utf16('title: A panel\n'))]);
  expect(plan.line).not.toContain(t('check.notText'));
});
