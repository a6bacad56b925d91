import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allOf, countsListed, countsSaid, placesThatCount } from '../../test/support/counted.ts';
import { type Network, network } from '../../test/support/people.ts';
import { unreadTexts } from '../../test/support/unreadTexts.ts';
import type { Visitor } from '../../test/support/visitor.ts';
import { readVocabulary } from '../language/lexicon/read.ts';
import { type TextLanguage, textLanguages } from '../language/lexicon/schema.ts';
import { routes } from '../routes.ts';
import { translator } from '../web/words/translate.ts';
import { script } from './script.ts';

const t = translator('en');
const url = routes.checkStatement.url();
const action = routes.checkStatementNow.url();
const canary = 'Tidewater canary';
const text = `${canary}. Relief must reach women, older people, migrants and prostitutes.`;

let net: Network;
beforeAll(async () => {
  net = await network();
});
afterAll(() => net.close());

const stranger = async (): Promise<Visitor> => {
  const visitor = net.stranger();
  await visitor.get(url);
  return visitor;
};

/** What a browser sends when a file was chosen. */
const upload = async (
  visitor: Visitor,
  name: string,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
  chosen = 'file',
) => {
  const body = new FormData();
  body.set('token', visitor.page.token ?? '');
  for (const [field, value] of Object.entries({ text: '', ...fields })) body.set(field, value);
  body.set(chosen, new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  return visitor.ask(action, {
    method: 'POST',
    body,
    headers: { cookie: visitor.cookie ?? '', origin: visitor.origin, 'sec-fetch-site': 'same-origin' },
  });
};

describe('for anyone, without an account', () => {
  test('a pasted text is given back with what was found beside it, and who is left out', async () => {
    const visitor = await stranger();
    const page = await visitor.submit(action, { text, scope: 'pandemic-relief' });
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/<mark id="mark-\d+"><a href="#finding-\d+">prostitutes<\/a><\/mark>/);
    expect(page.text).toContain('women who use drugs');
    expect(page.text).toContain(t('reading.result.notKept'));
    expect(new URLSearchParams(page.form(action)).get('text')).toContain(canary);
  });

  test('how much is said to be found is what is listed, with rules switched off too', async () => {
    const many = `${text}\n\nThe prostitutes met. Women, migrants and refugees were heard, and sex workers.`;
    for (const fields of [
      { text: many, scope: 'pandemic-relief' },
      { text: many, scope: 'pandemic-relief', off: 'language', reason: 'quoted' },
      { text: many, author: 'sex-workers', ally: 'yes' },
    ]) {
      const { html } = await (await stranger()).submit(action, fields);
      const places = placesThatCount(html);
      expect(places).toHaveLength(1);
      for (const place of places) expect(countsListed(place)).toEqual(countsSaid(place));
      expect(allOf(countsSaid(html))).toBeGreaterThan(0);
    }
  });

  test('whose mouth speaks is said: what its authors may say of themselves is found once an ally signs too (P7)', async () => {
    const own = 'Prostitutes of the harbour, organise.';
    const asked = async (fields: Record<string, string>) =>
      (await (await stranger()).submit(action, { text: own, ...fields })).text;
    expect(await asked({})).not.toContain('Whose mouth speaks');
    const theirs = await asked({ author: 'sex-workers' });
    expect(theirs).toContain('Whose mouth speaks: “Prostitutes” may stand here');
    expect(theirs).toContain(t('reading.result.none'));
    const withAlly = await asked({ author: 'sex-workers', ally: 'yes' });
    expect(withAlly).toContain('This text is signed by an ally too, without that leave.');
    expect(withAlly).toContain('1 to mend before anyone signs');
  });

  test.each(unreadTexts)(
    'a text in a language that is not read is told so, and never “nothing found”: %s',
    async (_, language, body) => {
      for (const lang of ['', 'en', 'fr', 'zh']) {
        const page = await (await stranger()).submit(action, { text: body, scope: 'pandemic-relief', lang });
        expect(page.text).toContain(t('reading.result.unread.all', { language }));
        expect(page.text).not.toContain(t('reading.result.none'));
        expect(page.text).not.toContain(t('reading.result.namesNobody'));
        expect(countsSaid(page.html).block).toBe(0);
      }
    },
  );

  test('a file is read, and its text given back', async () => {
    const visitor = await stranger();
    const answer = await upload(visitor, 'draft.md', text);
    expect([answer.status, (await answer.text()).includes('prostitutes</a></mark>')]).toEqual([200, true]);
  });

  test('nothing to read, and what cannot be read, each have a sentence', async () => {
    const visitor = await stranger();
    expect((await visitor.post(action, { text: ' ' })).text).toContain(t('problem.needed'));
    const answer = await upload(visitor, 'draft.docx', 'no archive');
    expect([answer.status, (await answer.text()).includes(t('reading.file.notDocument'))]).toEqual([
      422,
      true,
    ]);
  });

  test.each([
    ['encrypted.odt', 'locked'],
    ['empty.docx', 'empty'],
    ['libreoffice.rtf', 'rtf'],
    ['libreoffice.pdf', 'pdf'],
    ['libreoffice.doc', 'doc'],
  ] as const)(
    'what was not read is said beside the field, and nothing is said of what is in it: %s',
    async (name, problem) => {
      const content = new Uint8Array(readFileSync(`test/fixtures/documents/${name}`));
      const answer = await upload(await stranger(), name, content);
      const html = await answer.text();
      expect(answer.status).toBe(422);
      const beside = /<p class="error" id="file-error">([\s\S]*?)<\/p>/.exec(html)?.[1] ?? '';
      expect(beside).toContain(t(`reading.file.${problem}`));
      expect(html).not.toContain('id="result"');
      expect(html).not.toContain(t('problem.needed'));
    },
  );

  test('UTF-16 with its mark is read', async () => {
    const content = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const answer = await upload(await stranger(), 'draft.txt', content);
    expect([answer.status, (await answer.text()).includes('prostitutes</a></mark>')]).toEqual([200, true]);
  });

  test('a rule is not switched off without a reason, and the reason stays beside the result', async () => {
    const visitor = await stranger();
    expect((await visitor.post(action, { text, off: 'language' })).status).toBe(422);
    const page = await visitor.post(action, { text, off: 'language', reason: 'The word of the law' });
    expect(page.text).toContain('The word of the law');
    expect(page.html).not.toContain('prostitutes</a></mark>');
    const two = { text, scope: 'pandemic-relief', off: ['language', 'omission'], reason: 'Read before' };
    expect((await visitor.post(action, two)).html).not.toContain('</a></mark>');
  });

  test('what is written is text, never a page', async () => {
    const visitor = await stranger();
    const page = await visitor.post(action, { text: '<img src=x onerror=alert(1)> & prostitutes' });
    expect(page.html).not.toContain('<img');
    expect(page.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('held against what was there before (P9)', () => {
  const before = 'We name sex workers and migrants. We stand with their unions.';
  const after = 'We name migrants. We stand with everyone.';

  test('who was named and no longer is, is said; both versions come back', async () => {
    const visitor = await stranger();
    const page = await visitor.submit(action, { text: after, before });
    expect(page.text).toContain(t('reading.finding.population-removed.says', { population: 'sex workers' }));
    const kept = new URLSearchParams(page.form(action));
    expect([kept.get('text'), kept.get('before')]).toEqual([after, before]);
  });

  test('the version before may be a file', async () => {
    const answer = await upload(await stranger(), 'before.md', before, { text: after }, 'beforeFile');
    const html = await answer.text();
    expect([answer.status, html.includes(t('reading.finding.population-removed.way'))]).toEqual([200, true]);
    expect(html).toContain('We stand with their unions.</textarea>');
  });

  test('one that cannot be opened is said beside its own field, and the text stays', async () => {
    const answer = await upload(await stranger(), 'before.docx', 'no', { text: after }, 'beforeFile');
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(/<p class="error" id="beforeFile-error">.*DOCX/);
    expect(html).toContain(`${after}</textarea>`);
  });

  test('a passage that must stand is guarded; one that stands is not spoken of', async () => {
    const visitor = await stranger();
    const guarded = { text: after, passages: 'We stand with their unions.\nWe name migrants.' };
    const page = await visitor.post(action, guarded);
    const gone = (passage: string) => t('reading.finding.passage-softened.says', { passage });
    expect(page.text).toContain(gone('We stand with their unions.'));
    expect(page.text).not.toContain(gone('We name migrants.'));
  });

  test('more passages than anyone agreed on are refused, and come back', async () => {
    const visitor = await stranger();
    const passages = Array.from({ length: 51 }, (_, at) => `Sentence ${at}.`).join('\n');
    const page = await visitor.post(action, { text: after, passages });
    expect([page.status, page.text.includes(t('problem.passages'))]).toEqual([422, true]);
    expect(new URLSearchParams(page.form(action)).get('passages')).toBe(passages);
  });
});

describe('how a source is counted is for those to say who know better (P8)', () => {
  const letter = 'Marigold, C. A letter to the council. 2019.';
  const cited = `We looked at it.\n\n## References\n\n${letter}\n`;

  test('nobody is counted as the community until somebody says so; then it stays said', async () => {
    const visitor = await stranger();
    const first = await visitor.submit(action, { text: cited });
    expect(first.text).toContain(t('reading.finding.no-community-source.way'));
    const second = await visitor.submit(action, { origin: 'community-led' });
    expect(second.text).not.toContain(t('reading.finding.no-community-source.way'));
    expect(new URLSearchParams(second.form(action)).get('origin')).toBe('community-led');
  });

  test('it stays said where the form comes back with something wrong in it', async () => {
    const visitor = await stranger();
    const sent = { text: cited, off: 'language', source: letter.toLowerCase(), origin: 'academic' };
    const page = await visitor.post(action, sent);
    const kept = new URLSearchParams(page.form(action));
    expect([page.status, kept.get('source'), kept.get('origin')]).toEqual([
      422,
      letter.toLowerCase(),
      'academic',
    ]);
  });

  test('a kind that there is not, and a kind without its source, are refused', async () => {
    const visitor = await stranger();
    expect((await visitor.post(action, { text: cited, source: letter, origin: 'ours' })).status).toBe(422);
    expect((await visitor.post(action, { text: cited, origin: 'academic' })).status).toBe(422);
  });
});

describe('what comes is bounded, and nothing of it stays', () => {
  test('a file that is too large is refused before it is read (C55)', async () => {
    const visitor = await stranger();
    expect((await upload(visitor, 'a.txt', 'x'.repeat(5_000_000))).status).toBe(413);
  });

  test('no other page takes a file', async () => {
    const visitor = await stranger();
    const body = new FormData();
    body.set('token', visitor.page.token ?? '');
    const answer = await visitor.ask(routes.signInNow.url(), {
      method: 'POST',
      body,
      headers: { cookie: visitor.cookie ?? '', origin: visitor.origin, 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status).toBe(415);
  });

  test('a file without our own form’s token is refused (C28)', async () => {
    const visitor = await stranger();
    const answer = await upload(visitor, 'a.txt', text, { token: 'borrowed' });
    expect(answer.status).toBe(403);
  });

  test('no table holds anything of a text that was checked', async () => {
    const visitor = await stranger();
    await visitor.submit(action, { text, scope: 'pandemic-relief' });
    const tables = await net.owner.query("select tablename from pg_tables where schemaname = 'public'");
    for (const { tablename } of tables.rows) {
      const { rows } = await net.owner.query(`select to_jsonb(t)::text as row from "${tablename}" t`);
      expect(rows.filter(({ row }) => row.includes(canary))).toEqual([]);
    }
  });
});

describe('with scripting the check runs in the browser alone', () => {
  test('this page names our own file and may run nothing else; it may connect nowhere (C25)', async () => {
    const page = await (await stranger()).get(url);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('connect-src');
    expect(page.html.match(/<script/g)).toHaveLength(1);
  });

  const served = async (file: string) => {
    const { status, html } = await net.stranger().get(routes.script.url({ script: file }));
    return { status, html };
  };
  const files = Object.keys(script?.files ?? {});

  test('its files hold the same words as the vocabulary, and ask nobody', async () => {
    const answers = await Promise.all(files.map(served));
    expect(answers.map(({ status }) => status)).toEqual(files.map(() => 200));
    const all = answers.map(({ html }) => html).join('');
    for (const { forms } of readVocabulary().phrases)
      expect(all).toContain(JSON.stringify(forms[0]).slice(1, -1));
    expect(all).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|localStorage|sendBeacon|indexedDB/);
  });

  test('what the page names holds the words of no language: each is a file of its own (P9)', async () => {
    const { html } = await served(script?.file ?? '');
    const notes = (lang: TextLanguage) =>
      readVocabulary().terms.flatMap((one) =>
        one.lang === lang && !/["\\`$\u00a0\u202f]/.test(one.note) ? [`"${one.note}"`] : [],
      );
    for (const lang of textLanguages) {
      expect(notes(lang).filter((note) => html.includes(note))).toEqual([]);
      const holding = Object.values(script?.files ?? {}).filter((body) =>
        notes(lang).every((note) => body.includes(note)),
      );
      expect(holding).toHaveLength(1);
    }
  });

  test('a page of another version gets the script of this one; a script of another version no part of it', async () => {
    const page = await net.stranger().get(routes.script.url({ script: '0123456789ab.js' }));
    expect([page.status, page.html === script?.files[script.file]]).toEqual([200, true]);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await served('part-0123456789ab.js')).status).toBe(404);
    expect((await served('constructor')).status).toBe(404);
  });
});
