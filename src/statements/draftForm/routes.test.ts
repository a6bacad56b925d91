import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cast, idsIn } from '../../../test/pages/cast.ts';
import { allOf, countsListed, countsSaid, moreSaid, placesThatCount } from '../../../test/support/counted.ts';
import type { Page } from '../../../test/support/page.ts';
import { unreadTexts } from '../../../test/support/unreadTexts.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { routes } from '../../routes.ts';
import { translator } from '../../web/words/translate.ts';

const t = translator('en');
let cast: Cast;
let at: { statement: string };
let amani: Visitor;
let zuri: Visitor;
let robin: Visitor;
const english = () => `${routes.drafting.url(at)}?language=en`;
const writeUrl = () => routes.writeText.url(at);

beforeAll(async () => {
  cast = await Cast.open();
  [amani, zuri, robin] = [await cast.as('Amani'), await cast.as('Zuri'), await cast.as('Robin')];
  for (const statement of idsIn(await amani.get(routes.statements.url()), 'statements')) {
    const { text } = await amani.get(routes.statement.url({ statement }));
    if (text.includes('After the flood')) at = { statement };
  }
}, 400_000);
afterAll(() => cast.net.close());

const formOf = (page: Page): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(page.form(writeUrl())));
const opened = async (visitor: Visitor, path = english()): Promise<Record<string, string>> =>
  formOf(await visitor.get(path));
const send = (visitor: Visitor, fields: Record<string, string>) => visitor.post(writeUrl(), fields);

/** What a browser sends where the form brings a file, with everything that was typed. */
const upload = async (
  visitor: Visitor,
  fields: Record<string, string>,
  file?: { name: string; content: string | Uint8Array },
) => {
  const body = new FormData();
  const { token, ...rest } = { ...fields, token: visitor.page.token ?? '' };
  for (const [name, value] of Object.entries({ token, act: 'a'.repeat(32), ...rest }))
    if (name !== 'file') body.set(name, value);
  const content = file && (typeof file.content === 'string' ? strToU8(file.content) : file.content);
  body.set('file', new File(content ? [new Uint8Array(content)] : [], file?.name ?? ''));
  const headers = { cookie: visitor.cookie ?? '', origin: visitor.origin, 'sec-fetch-site': 'same-origin' };
  const answer = await visitor.ask(writeUrl(), { method: 'POST', body, headers });
  return { status: answer.status, html: await answer.text() };
};
const bodyIn = (html: string): string =>
  /<textarea[^>]*name="body"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '';

describe('what the check finds stands beside a draft', () => {
  test('the drafting page and the text’s page say it in short, and the check’s page beside each passage', async () => {
    const drafting = await amani.get(english());
    expect(drafting.text).toContain('“the homeless” is a word that others chose for people.');
    const [wording = ''] = idsIn(await amani.get(routes.statement.url(at)), 'wordings');
    expect((await robin.get(routes.wording.url({ ...at, wording }))).text).toContain('“the homeless”');
    const check = await robin.get(routes.languageCheck.url({ ...at, wording }));
    expect(check.html).toMatch(/<mark id="mark-\d+"><a href="#finding-\d+">the homeless<\/a><\/mark>/);
    expect(check.text).toContain('Left out of the text in English: People who use drugs');
  });

  test('a rule that is switched off says nothing, and its reason stands there for everyone on the draft', async () => {
    const [wording = ''] = idsIn(await amani.get(routes.statement.url(at)), 'wordings');
    const here = { ...at, wording };
    const url = routes.languageCheck.url(here);
    await robin.get(url);
    const silent = { rule: 'language', reason: 'It is the word of the relief act.' };
    await robin.submit(routes.silenceRule.url(here), silent);
    const page = await amani.get(url);
    expect(page.text).toContain(silent.reason);
    expect(page.html).not.toContain('the homeless</a></mark>');
    expect((await amani.get(english())).text).not.toContain('“the homeless” is a word');
    const silenced = /check\/rules\/([0-9a-f-]{36})"[\s\S]{0,900}?Say it again/g;
    for (const [, id = ''] of [...page.html.matchAll(silenced)])
      await amani.post(routes.hearRule.url({ ...here, silenced: id }));
    expect((await amani.get(url)).html).toContain('the homeless</a></mark>');
  });

  test.each(['en', 'fr'] as const)(
    'whom it names and nobody listed is said wherever the draft is looked at, with what to do: %s',
    async (language) => {
      const say = translator(language);
      const [wording = ''] = idsIn(await amani.get(routes.statement.url(at)), 'wordings');
      const here = { ...at, wording };
      const group = say('vocabulary.community.unhoused-people');
      const lock = say('statement.lock.group-named', { group }).replace(/\s+/g, ' ');
      const zuris = await cast.signIn('Zuri');
      await zuris.get(routes.statement.url(at));
      await zuris.post(routes.language.url(), { language, back: '/' });
      for (const url of [
        routes.statement.url(at),
        routes.signing.url(at),
        routes.languageCheck.url(here),
        english(),
      ])
        expect([url, (await zuris.get(url)).text.includes(lock)]).toEqual([url, true]);
      const groups = (await zuris.get(routes.groups.url(at))).text;
      expect(groups).toContain(say('statement.groups.named'));
      expect(groups).toContain(say('statement.groups.namedText'));
    },
  );

  test('how much is said to be found is what is listed, on every page of it, and of what others published', async () => {
    const [wording = ''] = idsIn(await amani.get(routes.statement.url(at)), 'wordings');
    const external = idsIn(await amani.get(routes.externalTexts.url()), 'external').map((one) =>
      routes.externalText.url({ external: one }),
    );
    const here = { ...at, wording };
    const pages = [english(), routes.wording.url(here), routes.languageCheck.url(here), ...external];
    expect(external.length).toBeGreaterThan(0);
    for (const url of pages) {
      const places = placesThatCount((await amani.get(url)).html);
      expect([url, places.length > 0]).toEqual([url, true]);
      for (const place of places) {
        const [said, listed] = [countsSaid(place), countsListed(place)];
        expect([url, allOf(listed) + moreSaid(place)]).toEqual([url, allOf(said)]);
        if (moreSaid(place) === 0) expect([url, listed]).toEqual([url, said]);
      }
    }
    // The page of a text and the text's own check say the same number.
    const [inShort, beside] = await Promise.all(
      [routes.wording.url(here), routes.languageCheck.url(here)].map(async (url) => amani.get(url)),
    );
    expect(countsSaid(inShort?.html ?? '')).toEqual(countsSaid(beside?.html ?? ''));
    expect(countsSaid(beside?.html ?? '').block).toBeGreaterThan(0);
  });

  test('a reason is asked for, and who is left out is never switched off', async () => {
    const [wording = ''] = idsIn(await amani.get(routes.statement.url(at)), 'wordings');
    const url = routes.silenceRule.url({ ...at, wording });
    const without = await amani.post(url, { rule: 'language', reason: '' });
    expect([without.status, without.text.includes(t('problem.needed'))]).toEqual([422, true]);
    const omission = await amani.post(url, { rule: 'omission', reason: 'We know.' });
    expect([omission.status, omission.text.includes(t('refusal.ruleLocks'))]).toEqual([422, true]);
  });

  test('groups that one language names and another does not are shown between the texts', async () => {
    for (const url of [routes.statement.url(at), english()]) {
      const { text } = await amani.get(url);
      expect(text).toContain(t('drafting.lost.caption'));
      expect(text).toMatch(/Sex workers\s+Named\s+Not named/);
    }
  });
});

describe('what somebody has written and not sent', () => {
  test('is before her again wherever she opens the draft, and before nobody else', async () => {
    const typed = { ...(await opened(amani)), body: 'Heron words, unsent.', do: 'aside' };
    const kept = await send(amani, typed);
    expect(kept.location).toBe(`${english()}&done=unsentKept`);
    const elsewhere = await cast.signIn('Amani');
    const page = await elsewhere.get(english());
    expect(bodyIn(page.html)).toBe('Heron words, unsent.');
    expect(page.text).toContain(t('drafting.unsent.title'));
    for (const other of [zuri, robin]) expect((await other.get(english())).html).not.toContain('Heron words');
  });

  test('a window that has not seen her newest words does not write over them: it shows both', async () => {
    const old = await opened(amani);
    await send(amani, { ...old, body: 'Newer words.', do: 'aside' });
    const stale = await send(amani, { ...old, body: 'Older words.', do: 'aside' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain(t('refusal.newerUnsent'));
    expect(stale.text).toContain('Newer words.');
    expect(bodyIn(stale.html)).toBe('Older words.');
    expect(bodyIn((await amani.get(english())).html)).toBe('Newer words.');
    // She has seen both now: what she keeps takes their place.
    expect((await send(amani, { ...formOf(stale), do: 'aside' })).status).toBe(303);
    expect(bodyIn((await amani.get(english())).html)).toBe('Older words.');
  });

  test('the same form sent twice keeps its words once, and is not told off for it (C48)', async () => {
    const typed = { ...(await opened(amani)), body: 'Twice the same.', do: 'aside' };
    expect([(await send(amani, typed)).status, (await send(amani, typed)).status]).toEqual([303, 303]);
  });

  test('the page’s script is answered in a few words, never with a page', async () => {
    const { seen, ...before } = await opened(amani);
    const typed = { ...before, seen: seen ?? '', body: 'As she types.', do: 'aside', by: 'script' };
    const kept = await send(amani, typed);
    expect([kept.status, kept.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(JSON.parse(kept.html)).toEqual({
      said: t('drafting.unsent.kept'),
      number: Number(seen) + 1,
    });
    const stale = await send(amani, { ...typed, body: 'As she typed before.' });
    expect([stale.status, JSON.parse(stale.html)]).toEqual([409, { said: t('drafting.unsent.newer') }]);
  });

  test('goes when she sends it; newer words of another window stay', async () => {
    const seen = await opened(amani);
    await send(amani, { ...seen, body: `${seen['body']} Newer still.`, do: 'aside' });
    const sent = await send(amani, { ...seen, title: 'Sent from the old window', do: 'keep' });
    expect(sent.status).toBe(303);
    const after = await amani.get(english());
    expect(bodyIn(after.html)).toContain('Newer still.');
    expect(after.text).toContain('Meanwhile Lantern Collective (example) kept version 2.');
    const met = await send(amani, { ...formOf(after), do: 'keep' });
    expect([met.status, met.text.includes(t('statement.conflict.title'))]).toEqual([409, true]);
    expect((await send(amani, { ...formOf(met), do: 'keep' })).status).toBe(303);
    expect((await amani.get(english())).text).not.toContain(t('drafting.unsent.title'));
  });

  test('is thrown away by her alone', async () => {
    await send(amani, { ...(await opened(amani)), body: 'Away with it.', do: 'aside' });
    await robin.post(routes.dropUnsent.url(at), { slot: 'en' });
    expect(bodyIn((await amani.get(english())).html)).toBe('Away with it.');
    await amani.submit(routes.dropUnsent.url(at));
    expect((await amani.get(english())).html).not.toContain('Away with it.');
  });

  test('stands in no table as text (C01)', async () => {
    await send(amani, {
      ...(await opened(amani)),
      body: 'canaryUnsent7',
      note: 'canaryUnsent7',
      do: 'aside',
    });
    const { rows } = await cast.net.owner.query('select to_jsonb(u)::text as row from unsent_text u');
    expect(rows).toHaveLength(1);
    expect(rows.filter(({ row }) => row.includes('canaryUnsent7'))).toEqual([]);
    await amani.post(routes.dropUnsent.url(at), { slot: 'en' });
  });
});

describe('a file’s text', () => {
  test('takes the place of the text in the form, which stays on the page; nothing is kept yet', async () => {
    const typed = { ...(await opened(amani)), body: 'Typed before.', title: 'My title', note: 'My note' };
    const docx = zipSync({
      'word/document.xml': strToU8(
        '<w:document><w:p><w:r><w:t>From the file.</w:t></w:r></w:p></w:document>',
      ),
    });
    const page = await upload(amani, { ...typed, do: 'file' }, { name: 'draft.docx', content: docx });
    expect([page.status, bodyIn(page.html)]).toEqual([200, 'From the file.']);
    for (const kept of ['Typed before.', 'My title', 'My note']) expect(page.html).toContain(kept);
    expect(bodyIn((await amani.get(english())).html)).not.toContain('From the file.');
    // What it took the place of comes along, whatever file is next.
    const next = { ...typed, body: 'From the file.', replaced: 'Typed before.', do: 'file' };
    const refused = await upload(amani, next, { name: 'b.pdf', content: '%PDF' });
    expect([refused.status, refused.html.includes('Typed before.')]).toEqual([422, true]);
    const second = await upload(amani, next, { name: 'b.txt', content: 'Another file.' });
    expect(second.html).toContain('Typed before.\n\nFrom the file.');
  });

  test('one that cannot be read is refused with a sentence, and everything that was typed comes back', async () => {
    const typed = { ...(await opened(amani)), body: 'Typed before.', do: 'file' };
    for (const [file, sentence] of [
      [{ name: 'a.pdf', content: '%PDF' }, t('reading.file.pdf')],
      [{ name: 'a.rtf', content: '{\\rtf1 Text.}' }, t('reading.file.rtf')],
      [{ name: 'a.csv', content: 'Text, more' }, t('reading.file.notDocument')],
      [{ name: 'a.docx', content: 'no archive' }, t('reading.file.notDocument')],
      [{ name: 'a.txt', content: new Uint8Array([0xe9]) }, t('reading.file.notText')],
      [{ name: 'a.txt', content: ' ' }, t('drafting.file.empty')],
      [undefined, t('drafting.file.choose')],
    ] as const) {
      const page = await upload(amani, typed, file);
      expect([page.status, page.html.includes(sentence), bodyIn(page.html)]).toEqual([
        422,
        true,
        'Typed before.',
      ]);
    }
  });

  test('one that was chosen and not taken is not left out of a version in silence', async () => {
    const typed = { ...(await opened(amani)), body: 'Typed before.', do: 'keep' };
    const page = await upload(amani, typed, { name: 'a.txt', content: 'From the file.' });
    expect([page.status, page.html.includes(t('drafting.file.takeFirst'))]).toEqual([422, true]);
    expect(bodyIn(page.html)).toBe('Typed before.');
  });

  test('what is written in it is text, never a page', async () => {
    const typed = { ...(await opened(amani)), do: 'file' };
    const content = '</textarea><img src=x onerror=alert(1)>';
    const page = await upload(amani, typed, { name: 'a.txt', content });
    expect(page.html).not.toContain('<img');
    expect(bodyIn(page.html)).toContain('&lt;/textarea&gt;');
  });

  test('a long text in a script of three bytes a sign is taken as well', async () => {
    const typed = { ...(await opened(amani)), body: '我们支持性工作者。'.repeat(9000), do: 'aside' };
    expect((await upload(amani, typed)).status).toBe(303);
    await amani.post(routes.dropUnsent.url(at), { slot: 'en' });
  });
});

test('who wrote for longer than a session lasts is given back what she typed, as everywhere', async () => {
  const typed = { ...(await opened(amani)), body: 'A long night. '.repeat(100), do: 'keep' };
  cast.net.clock.pass({ minutes: 30 });
  const page = await upload(amani, typed);
  expect([page.status, page.html.includes(t('web.over.title'))]).toEqual([403, true]);
  expect(page.html).toContain('A long night. A long night.');
  expect(page.html).not.toContain('Content-Disposition');
});

test('whose mouth speaks is said on a draft, and an ally that joins it takes the leave away (P7)', async () => {
  const [writer, helen] = [await cast.signIn('Amani'), await cast.signIn('Helen')];
  const form = formOf(await writer.get(english()));
  const body = 'Prostitutes of the river, organise.';
  expect((await send(writer, { ...form, body, do: 'keep' })).status).toBe(303);
  const { html } = await writer.get(routes.statement.url(at));
  const wording = /wordings\/([0-9a-f-]{36})\/check/.exec(html)?.[1] ?? '';
  const here = { ...at, wording };
  const pages = [english(), routes.wording.url(here), routes.languageCheck.url(here)];
  for (const url of pages) {
    const { text } = await writer.get(url);
    expect([url, text.includes('Whose mouth speaks: “Prostitutes” may stand here')]).toEqual([url, true]);
    expect(text).toContain('lead Lantern Collective (example) and Saltwater');
    // Whoever might sign on has no such leave either: it is said where they are asked.
    expect((await writer.get(routes.signing.url(at))).text).toContain('Whose mouth speaks: “Prostitutes”');
    expect(text).not.toContain('“Prostitutes” is a word that others chose for people.');
  }
  await helen.get(routes.statement.url(at));
  await helen.post(routes.answerAsk.url(at), { answer: 'joined' });
  for (const url of pages) {
    const { text } = await writer.get(url);
    expect([url, text.includes('This text is signed by Meridian')]).toEqual([url, true]);
    expect(text).toContain('“Prostitutes” is a word that others chose for people.');
  }
});

test('a text that nobody here reads is told so on its pages and where it is signed, and never “nothing found”', async () => {
  const writer = await cast.signIn('Amani');
  const before = (await writer.get(routes.signing.url(at))).text;
  for (const [language, , body] of unreadTexts) {
    const form = formOf(await writer.get(`${routes.drafting.url(at)}?language=new`));
    const written = { ...form, language, title: '–', body, references: '', note: '', do: 'keep' };
    expect([language, (await send(writer, written)).status]).toEqual([language, 303]);
  }
  const { html } = await writer.get(routes.statement.url(at));
  const signing = (await writer.get(routes.signing.url(at))).text;
  for (const [, language] of unreadTexts) {
    const told = t('drafting.check.unread', { language });
    expect(before).not.toContain(told);
    expect([language, signing.includes(told)]).toEqual([language, true]);
    // What stands in the way is of other languages, never of this one.
    expect(signing).not.toContain(`Left out of the text in ${language}`);
  }
  const checks = new Set([...html.matchAll(/wordings\/([0-9a-f-]{36})\/check/g)].map(([, id]) => id ?? ''));
  let told = 0;
  for (const wording of checks)
    for (const url of [
      routes.languageCheck.url({ ...at, wording }),
      routes.wording.url({ ...at, wording }),
    ]) {
      const { text } = await writer.get(url);
      if (!text.includes('The check does not read')) continue;
      told += 1;
      expect(text).not.toContain(t('reading.result.none'));
    }
  expect(told).toBe(2 * unreadTexts.length);
});

test('nothing broke on the way', () => {
  expect(cast.net.troubles).toEqual([]);
});
