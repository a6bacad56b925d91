import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refreshActor } from '../../src/database/actor.ts';
import type { StatementId } from '../../src/kernel/ids.ts';
import { lookAtAsked } from '../../src/publicPages/looking/acts.ts';
import { blankForGood, takePageDown } from '../../src/publicPages/wayBack/acts.ts';
import { type RouteName, routes } from '../../src/routes.ts';
import { recordOutsiders } from '../../src/statements/deadlines/acts.ts';
import { raiseObjection } from '../../src/statements/objections/acts.ts';
import { statementPages } from '../../src/statements/publicWords/pageKind.ts';
import { atPage, lookAt, waitingAt } from '../support/looking.ts';
import { wordsIn } from '../support/packedWords.ts';
import { done, memberAs, type Partner } from '../support/partners.ts';
import { PublicStatements } from '../support/publicStatements.ts';
import { namesAll } from '../support/statements.ts';
import { benchHere } from '../support/work.ts';

/** Nobody's name and nobody's street, another for every test: what one leaves behind is not found by the next. */
let name = '';
let street = '';
let outing = '';
let told = 0;
beforeEach(() => {
  told += 1;
  const ending = String.fromCodePoint(96 + told).repeat(3);
  name = `Quillon Vantreight${ending}`;
  street = `12 Harbour${ending} Steps`;
  outing = `${name} of ${street} is the author.`;
});

let world: PublicStatements;
let outsider: Partner;
beforeAll(async () => {
  world = await PublicStatements.open();
  outsider = await world.story.organisation('Quiet River Fund (example)', 'ally');
}, 400_000);
afterAll(async () => {
  await world.story.drop();
  expect(world.troubles).toEqual([]);
});

/** Every address that anybody with the page's address can read, from the list of all addresses. */
const publicAddresses = (token: string): string[] => {
  const behind = new Set<RouteName>(['publicText', 'publicPrint', 'publicFile', 'publicExact', 'wayBack']);
  const unknown = Object.entries(routes).filter(
    ([key, { method, access, pattern }]) =>
      method === 'GET' && access === 'link' && pattern.startsWith('/text/') && !behind.has(key as RouteName),
  );
  expect(unknown).toEqual([]);
  const formats = ['txt', 'html', 'md', 'docx', 'pdf'] as const;
  return [
    routes.publicText.url({ token }),
    `${routes.publicText.url({ token })}?in=en`,
    routes.publicPrint.url({ token }),
    routes.publicExact.url({ token, language: 'en' }),
    routes.wayBack.url({ token }),
    ...formats.map((format) => routes.publicFile.url({ token, format })),
  ];
};

/** Where a stranger finds the words, in Word and PDF files too, unpacked and read as she would read them. */
const foundAt = async (token: string, words: string): Promise<string[]> => {
  const hits = [];
  for (const address of publicAddresses(token)) {
    const { headers, status, bytes } = await world.fetch(address);
    const text = status === 200 ? await wordsIn(address, bytes) : '';
    if (text.includes(words)) hits.push(address);
    if (status === 200) expect([address, headers.get('cache-control')]).toEqual([address, 'no-store']);
  }
  return hits;
};
/** On the page, in print, in what was signed, and in a file of every format. */
const isEverywhere = async (token: string, words: string): Promise<void> => {
  const hits = await foundAt(token, words);
  for (const format of ['txt', 'html', 'md', 'docx', 'pdf'] as const)
    expect(hits).toContain(routes.publicFile.url({ token, format }));
  expect(hits).toContain(routes.publicText.url({ token }));
  expect(hits).toContain(routes.publicPrint.url({ token }));
};

/** In which tables of the whole database these words stand in clear. */
const inClear = async (words: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and nspname = current_schema()`.execute(
    world.story.owner,
  );
  const hits = [];
  for (const { name: table } of rows) {
    const found = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} t
      where to_jsonb(t)::text like ${`%${words}%`}`.execute(world.story.owner);
    if ((found.rows[0]?.count ?? 0) > 0) hits.push(table);
  }
  return hits.sort();
};

const objectAs = async (
  partner: Partner,
  { id, token }: { id: StatementId; token: string },
  words = outing,
) => {
  const final = (await world.visible(id)).facts.finals.at(-1);
  if (!final) throw new Error('nothing is final');
  return world.story.as(partner.steward, async (tx, keyring) => {
    const bearer = statementPages.hashOf(token);
    await refreshActor(tx, { kind: 'person', person: partner.steward.person, bearer });
    const member = memberAs(partner, partner.steward);
    const context = { tx, keyring, member, now: world.story.now, work: benchHere() };
    const raised = { statement: id, published: final.id, days: 3, namedAs: partner.name, words };
    return done(await raiseObjection(context, raised));
  });
};
const firstWaiting = async (token: string) => {
  const [words] = (await waitingAt(world.story, world.host, token)).filter(
    ({ state }) => state === 'waiting',
  );
  if (!words) throw new Error('nothing waits');
  return words;
};

describe('an objection that names somebody, by an ally with no part in the text', () => {
  test('shows that it is there, by whom, since when and its fingerprint; its words stand nowhere (C58)', async () => {
    const page = await world.published();
    await objectAs(outsider, page);
    expect(await foundAt(page.token, name)).toEqual([]);
    expect(await foundAt(page.token, street)).toEqual([]);
    expect(await inClear(name)).toEqual([]);
    const { html } = await world.visitor().get(routes.publicText.url({ token: page.token }));
    expect(html).toContain('Quiet River Fund (example) objected to this text.');
    expect(html).toContain('They show once another organisation has looked at them.');
    expect(html).toContain((await firstWaiting(page.token)).sha256Hex);
  });

  test('is opened by those who look and by nobody else: not by its author, not by an ally on the text (C58)', async () => {
    const page = await world.published();
    await objectAs(outsider, page);
    const { id } = await firstWaiting(page.token);
    const by = (partner: Partner) => lookAt(world.story, { partner }, page.token, { id });
    expect(await by(outsider)).toMatchObject({ refusal: 'othersLook' });
    expect(await by(world.ally)).toMatchObject({ refusal: 'othersLook' });
    expect(await by(world.users)).toMatchObject({ ok: true });
    expect(await by(world.workers)).toMatchObject({ refusal: 'alreadyLooked' });
    expect((await foundAt(page.token, name)).length).toBeGreaterThan(4);
  });

  test('is not shown, with a reason, and its fact stays; the host looks once more, and then it is gone (C58)', async () => {
    const page = await world.published();
    await objectAs(outsider, page);
    const { id, sha256Hex } = await firstWaiting(page.token);
    const hide = { id, look: 'hide', reason: 'person' } as const;
    done(await lookAt(world.story, { partner: world.workers }, page.token, hide));
    const read = () => world.visitor().get(routes.publicText.url({ token: page.token }));
    expect((await read()).html).toContain(
      'does not show them: they name a person. The host looks once more.',
    );
    done(await lookAt(world.story, { partner: world.host }, page.token, hide));
    const { html } = await read();
    expect(html).toContain('The host does not show them');
    expect(html).toContain(sha256Hex);
    expect(await foundAt(page.token, name)).toEqual([]);
    const left = await world.story.owner
      .selectFrom('public_words')
      .select('words_sealed')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(left.words_sealed).toBeNull();
  });
});

describe('words that show', () => {
  const shown = async () => {
    const page = await world.published({ ...namesAll, body: `${namesAll.body}\n\n${outing}` });
    await objectAs(outsider, page, `We do not know ${name}.`);
    await world.showAll(page.token);
    await isEverywhere(page.token, name);
    return page;
  };
  const ask = (token: string, block = 'page', words = name) =>
    world.visitor().post(routes.askWayBack.url({ token }), { block, words });
  const judged = async (token: string, partner: Partner, look: 'keep' | 'restore') => {
    const { rows } = await sql<{ id: never }>`select id from blanking where address = ${token}
      and state in ('asked', 'open') order by number desc limit 1`.execute(world.story.owner);
    const [asked] = rows;
    if (!asked) throw new Error('nobody asked');
    return atPage(world.story, { partner }, token, (context) => lookAtAsked(context, asked.id, look));
  };

  test('go at once for anybody who asks, from every page, file and table, and come back when two say so (C58)', async () => {
    const { token } = await shown();
    expect((await ask(token, 'page', name.toLocaleLowerCase('en'))).status).toBe(303);
    expect(await foundAt(token, name)).toEqual([]);
    expect(await inClear(name)).toEqual([]);
    const { html } = await world.visitor().get(routes.publicText.url({ token }));
    expect(html).toContain('They are withheld while two organisations look.');
    done(await judged(token, world.users, 'restore'));
    expect(await foundAt(token, name)).toEqual([]);
    expect(await judged(token, world.users, 'restore')).toMatchObject({ refusal: 'secondOrganisation' });
    done(await judged(token, world.host, 'restore'));
    await isEverywhere(token, name);
  });

  test('go for a request once: asked again, or a little more of them, they stand while one looks (C58)', async () => {
    const { token } = await shown();
    await ask(token);
    done(await judged(token, world.users, 'restore'));
    done(await judged(token, world.host, 'restore'));
    for (const words of [name, `${name} of`, name.slice(8)]) {
      const again = await ask(token, 'page', words);
      expect(again.location).toContain('done=wordsAsked');
    }
    expect((await foundAt(token, name)).length).toBeGreaterThan(4);
  });

  test('stay out when two say so: then they are in no table, sealed or in clear (C58)', async () => {
    const { token } = await shown();
    await ask(token);
    done(await judged(token, world.users, 'keep'));
    done(await judged(token, world.workers, 'keep'));
    expect(await foundAt(token, name)).toEqual([]);
    expect(await inClear(name)).toEqual([]);
    const left = await sql<{ count: number }>`select count(*)::int as count from blanking
      where address = ${token} and words_sealed is not null`.execute(world.story.owner);
    expect(left.rows).toEqual([{ count: 0 }]);
  });

  test('are blanked for good by their author and the host, and not by who began the text they are against (C58)', async () => {
    const page = await shown();
    const { token } = page;
    const [objection] = (await world.visible(page.id)).facts.objections;
    const block = `objection ${objection?.id}`;
    const blank = (partner: Partner) =>
      atPage(world.story, { partner }, token, (context) =>
        blankForGood(context, { block, words: '', reason: 'person' }),
      );
    expect(await blank(world.ally)).toMatchObject({ refusal: 'notYoursToBlank' });
    done(await blank(outsider));
    const { html } = await world.visitor().get(routes.publicText.url({ token }));
    expect(html).toContain('words were taken out');
    expect(html).toContain('Quiet River Fund (example) objected to this text.');
    const everywhere = { block: 'page', words: name, reason: 'person' } as const;
    done(await atPage(world.story, { partner: world.host }, token, (at) => blankForGood(at, everywhere)));
    expect(await foundAt(token, name)).toEqual([]);
    expect(await inClear(name)).toEqual([]);
  });

  test('go with their page when all its owners say so: a page says that it was, and its fingerprint (C58)', async () => {
    const page = await shown();
    const { token } = page;
    const signed = await world.fetch(routes.publicExact.url({ token, language: 'en' }));
    const down = (partner: Partner) =>
      atPage(world.story, { partner }, token, (context) => takePageDown(context, { reason: 'danger' }));
    expect(await down(outsider)).toMatchObject({ refusal: 'notYourPage' });
    expect(done(await down(world.ally))).toMatchObject({ down: false });
    expect(await down(world.ally)).toMatchObject({ refusal: 'organisationAgreed' });
    expect((await foundAt(token, name)).length).toBeGreaterThan(4);
    done(await down(world.workers));
    expect(done(await down(world.users))).toMatchObject({ down: true });
    expect(await foundAt(token, name)).toEqual([]);
    expect(await foundAt(token, namesAll.title)).toEqual([]);
    expect(await inClear(name)).toEqual([]);
    const { html, status } = await world.visitor().get(routes.publicText.url({ token }));
    expect(status).toBe(200);
    expect(html).toContain('took it down together');
    expect(html).toContain(createHash('sha256').update(signed.bytes).digest('hex'));
    expect((await world.visitor().get(routes.publicFile.url({ token, format: 'txt' }))).status).toBe(404);
  });

  test('go with their page when the host says so, and its reason shows (C58)', async () => {
    const { token } = await shown();
    done(
      await atPage(world.story, { partner: world.host }, token, (context) =>
        takePageDown(context, { reason: 'place' }),
      ),
    );
    const { html } = await world.visitor().get(routes.publicText.url({ token }));
    expect(html).toContain('The host took this page down');
    expect(html).toContain('they say where somebody lives or works');
    expect(await inClear(name)).toEqual([]);
  });
});

test('the name typed with a signature by a link is printed once a community-led organisation has looked (C58)', async () => {
  const { id, token } = await world.published();
  const link = routes.signOnNow.url({ token: await world.link(id) });
  expect((await world.visitor().post(link, { organisation: outing })).status).toBe(303);
  expect(await foundAt(token, name)).toEqual([]);
  expect(await inClear(name)).toEqual([]);
  const { html } = await world.visitor().get(routes.publicText.url({ token }));
  expect(html).toContain('One further organisation signed on');
});

describe('the record of the partnership whose page it is', () => {
  const entries = async (partner: Partner): Promise<Record<string, unknown>[]> => {
    const lines = await world.story.download(partner, world.partnership);
    return lines.slice(1, -1).map((line): Record<string, unknown> => JSON.parse(line));
  };
  const ofPage = async (partner: Partner, id: string) =>
    (await entries(partner))
      .filter(({ kind, object }) => String(kind).startsWith('page-') && object === id)
      .map(({ kind, organisation, content }) => ({ kind, organisation, content }));

  test('says to both sides what the host did there, and what a party did, and no word of it (C58)', async () => {
    const { host, workers, ally, story } = world;
    const page = await world.published({ ...namesAll, body: `${namesAll.body}\n\n${outing}` });
    const { id, token } = page;
    await objectAs(outsider, page);
    const waiting = await firstWaiting(token);
    done(await lookAt(story, { partner: host }, token, { id: waiting.id }));
    const blanked = { block: 'page', words: name, reason: 'person' } as const;
    done(await atPage(story, { partner: host }, token, (context) => blankForGood(context, blanked)));
    done(
      await atPage(story, { partner: ally }, token, (context) => takePageDown(context, { reason: 'danger' })),
    );
    done(
      await atPage(story, { partner: host }, token, (context) => takePageDown(context, { reason: 'place' })),
    );
    await story.database.withActor({ kind: 'job' }, (tx) => recordOutsiders(tx));

    const said = (kind: string, partner: Partner, content: object) => ({
      ...{ kind, organisation: partner.id, content: { page: 'statement', ...content } },
    });
    for (const side of [workers, ally])
      expect(await ofPage(side, id)).toEqual([
        said('page-words-shown', host, { words: 'objection', sha256: waiting.sha256Hex, reason: null }),
        said('page-words-blanked', host, { number: 1, by: 'host', reason: 'person' }),
        said('page-removal-agreed', ally, { by: 'owners', reason: 'danger' }),
        said('page-taken-down', host, { by: 'host', reason: 'place' }),
      ]);
    expect(JSON.stringify(await entries(workers))).not.toContain(name);
    expect(await story.verified(workers, world.partnership)).toMatchObject({ ok: true });
    const left = await story.owner.selectFrom('unrecorded').selectAll().execute();
    expect(left).toEqual([]);
  });

  test('is written to by nobody who did nothing on the page, or has not its address (C58)', async () => {
    const { id, token } = await world.published();
    const { host, story, workers } = world;
    const forge = (partner: Partner, bearer?: Buffer) =>
      story.as(partner.steward, async (tx) => {
        if (bearer) await refreshActor(tx, { kind: 'person', person: partner.steward.person, bearer });
        await tx
          .insertInto('unrecorded')
          .values({
            ...{ id: randomUUID(), page_id: id, organisation_id: partner.id, kind: 'page-taken-down' },
            ...{ object_id: id, content: '{}', day: '2027-01-04' },
          })
          .execute();
      });
    for (const partner of [host, outsider, workers]) {
      await expect(forge(partner)).rejects.toThrow();
      await expect(forge(partner, statementPages.hashOf(token))).rejects.toThrow();
    }
  });
});
