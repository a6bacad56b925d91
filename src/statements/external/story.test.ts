import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, type Partner } from '../../../test/support/partners.ts';
import { PublicStatements } from '../../../test/support/publicStatements.ts';
import { draft, publishedElsewhere } from '../../../test/support/statements.ts';
import { type ExternalTextId, externalTextId, newId, type StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { newToken } from '../../vault/link.ts';
import { readVisible } from '../visible.ts';
import { answerText, enterText, objectToText, removeEntry, supplementText } from './acts.ts';
import type { Entry } from './entry.ts';
import { ExternalTextReader } from './store.ts';

let world: PublicStatements;
beforeAll(async () => {
  world = await PublicStatements.open();
}, 400_000);
afterAll(async () => {
  await world.story.drop();
  expect(world.troubles).toEqual([]);
});

const entry: Entry = {
  title: 'Relief for everyone, says an alliance',
  publisher: 'Upriver Alliance (example)',
  publishedOn: '2026-12-01',
  link: 'https://upriver.example/relief',
  language: 'en',
  scopes: ['pandemic-relief'],
  body: publishedElsewhere,
};
const words = 'Sex workers and women who use drugs are missing from your list.';

const enter = async (body = entry.body): Promise<ExternalTextId> =>
  done(await draft(world.story, world.workers, (context) => enterText(context, { ...entry, body }))).id;
const object = (id: ExternalTextId, asked: Partner | null, namedAs: string | null = world.workers.name) =>
  draft(world.story, world.workers, (context) =>
    objectToText(context, id, { words, namedAs, asked: asked?.id ?? null }),
  );
const objected = async (
  asked: Partner | null,
  body = entry.body,
): Promise<{ id: ExternalTextId; token: string }> => {
  const id = await enter(body);
  done(await object(id, asked));
  const page = await draft(world.story, world.workers, ({ tx }) => new ExternalTextReader(tx).page(id));
  const token = page?.address ?? '';
  await world.showAll(token);
  return { id, token };
};
const found = (who: Partner, id: ExternalTextId) =>
  draft(world.story, who, ({ tx }) => new ExternalTextReader(tx).text(id, who.id));
const read = async (token: string) => world.visitor().get(routes.publicExternalText.url({ token }));
const about = () => ({
  partnership: world.partnership,
  title: 'What was missing',
  purpose: 'Those left out.',
});

describe('a text published elsewhere', () => {
  test('is found by the organisation that entered it, and by nobody else through any door (C16)', async () => {
    const id = await enter();
    expect(await found(world.workers, id)).toMatchObject({ by: world.workers.id, objection: null });
    for (const who of [world.ally, world.users]) {
      expect(await found(who, id)).toBeNull();
      for (const outcome of [
        await draft(world.story, who, (at) => removeEntry(at, id)),
        await draft(world.story, who, (at) => objectToText(at, id, { words, namedAs: null, asked: null })),
        await draft(world.story, who, (at) => supplementText(at, id, about())),
      ])
        expect(outcome).toBeNull();
    }
  });

  test('is erased on request while nobody has seen it, and never after an objection', async () => {
    const id = await enter();
    done(await draft(world.story, world.workers, (at) => removeEntry(at, id)));
    expect(await found(world.workers, id)).toBeNull();
    const { id: kept } = await objected(null);
    expect(await draft(world.story, world.workers, (at) => removeEntry(at, kept))).toMatchObject({
      ok: false,
      refusal: 'alreadyObjected',
    });
  });

  test('an address that leads nowhere, and one of another kind, look alike (C16)', async () => {
    const nowhere = newToken().toString('base64url');
    expect((await read(nowhere)).status).toBe(404);
    expect(await found(world.workers, newId(externalTextId))).toBeNull();
  });
});

test('a long text that was pasted after the session was over is given back, and nothing is kept', async () => {
  const visitor = world.visitor();
  const { token } = await visitor.get(routes.signIn.url());
  const form = new FormData();
  const text = 'Relief must reach everyone, and we say so again. '.repeat(40);
  for (const [name, value] of Object.entries({ token: token ?? '', act: 'A'.repeat(32), title: 'x', text }))
    form.set(name, value);
  const headers = { cookie: visitor.cookie ?? '', origin: visitor.origin, 'sec-fetch-site': 'same-origin' };
  const url = visitor.origin + routes.enterExternalText.url();
  const answer = await world.app.request(url, { method: 'POST', body: form, headers });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain(text.trim());
});

describe('an objection to it, where whoever published it is not here', () => {
  test('its page says so plainly, with the text as it was found, and the clock runs', async () => {
    const { token } = await objected(null);
    const { html } = await read(token);
    for (const said of [
      words,
      'Upriver Alliance (example) has no account here: nobody was asked through this site.',
      'until 18 January 2027 all the same',
      'older people, migrants, people with disabilities',
      'https://upriver.example/relief',
      'There is no answer yet.',
    ])
      expect(html).toContain(said);
    expect(html).toContain('<title>Text · Alongside</title>');
    expect(html).not.toContain('href="https://upriver.example');
  });

  test('an address that was printed before its pages moved leads to it', async () => {
    const { token } = await objected(null);
    const { status, location } = await world.visitor().get(routes.formerExternalText.url({ token }));
    expect([status, location]).toEqual([303, routes.publicExternalText.url({ token })]);
    const at = { token, format: 'pdf' };
    const file = await world.visitor().get(routes.formerExternalFile.url(at));
    expect([file.status, file.location]).toEqual([303, routes.publicExternalFile.url(at)]);
  });

  test('its page says which signs the PDF cannot show, before anyone takes it', async () => {
    expect((await read((await objected(null)).token)).text).not.toContain('cannot show these signs');
    const { token } = await objected(null, `${entry.body}\n\nاللاجئون`);
    expect((await read(token)).text).toContain('The PDF cannot show these signs: ا');
  });

  test('what it answered is written down by whoever objected, and marked as told', async () => {
    const { id, token } = await objected(null);
    const given = {
      answer: 'decline' as const,
      words: 'They say that many signed already.',
      partnership: null,
    };
    expect(await draft(world.story, world.ally, (at) => answerText(at, id, given))).toBeNull();
    done(await draft(world.story, world.workers, (at) => answerText(at, id, given)));
    expect((await read(token)).html).not.toContain('many signed already');
    await world.showAll(token);
    const { html } = await read(token);
    expect(html).toContain('As the publisher told the objecting organisation');
    expect(html).toContain('They say that many signed already.');
  });

  test('the supplementary statement stands all the same, and each is shown with the other in every format', async () => {
    const { id, token } = await objected(null);
    const { id: statement } = done(
      await draft(world.story, world.workers, (at) => supplementText(at, id, about())),
    );
    const address = await publishedSupplement(statement);
    const page = await world.visitor().get(routes.publicText.url({ token: address }));
    expect(page.html).toContain(entry.title);
    expect(page.html).toContain('older people, migrants, people with disabilities');
    expect(page.html).toContain('Published elsewhere, by Upriver Alliance (example), on 1 December 2026.');
    const original = await read(token);
    expect(original.html).toContain('A further text adds what this one left out: “What was left out”.');
    expect(original.html).toContain('Add sex workers and people who use drugs to every list.');
    for (const format of ['txt', 'html', 'md'] as const) {
      const own = await world.visitor().get(routes.publicExternalFile.url({ token, format }));
      expect([format, own.html.includes('Add sex workers and people who use drugs')]).toEqual([format, true]);
      const other = await world.visitor().get(routes.publicFile.url({ token: address, format }));
      expect([format, other.html.includes('older people, migrants')]).toEqual([format, true]);
    }
    for (const format of ['docx', 'pdf'] as const)
      expect((await world.visitor().get(routes.publicExternalFile.url({ token, format }))).status).toBe(200);
  });
});

const publishedSupplement = async (id: StatementId): Promise<string> => {
  const { story, ally } = world;
  const text = {
    title: 'What was left out',
    body: 'Add sex workers and people who use drugs to every list.',
    references: '',
  };
  const visible = await draft(story, ally, (context) => readVisible(context, id));
  expect(visible?.facts.by).toBe(world.workers.id);
  await world.finishOwnSupplement(id, text);
  return world.address(id);
};

describe('an objection to it, where whoever published it is here', () => {
  test('it is asked, finds it, and answers for itself; whoever objected cannot answer in its name', async () => {
    const { id, token } = await objected(world.ally);
    expect(await found(world.ally, id)).toMatchObject({ objection: { asked: world.ally.id } });
    expect(await found(world.users, id)).toBeNull();
    const given = {
      answer: 'amend' as const,
      words: 'The list on our page names them now.',
      partnership: null,
    };
    expect(await draft(world.story, world.workers, (at) => answerText(at, id, given))).toMatchObject({
      refusal: 'publisherAnswers',
    });
    done(await draft(world.story, world.ally, (at) => answerText(at, id, given)));
    await world.showAll(token);
    const { html } = await read(token);
    expect(html).toContain('has an account here and was asked on');
    expect(html).toContain('The list on our page names them now.');
  });

  test('its supplement is begun at once, with whoever objected on the draft', async () => {
    const { id } = await objected(world.ally);
    const given = { answer: 'supplement' as const, words: 'You are right.', partnership: world.partnership };
    const none = { ...given, partnership: null };
    expect(await draft(world.story, world.ally, (at) => answerText(at, id, none))).toMatchObject({
      refusal: 'supplementNeeded',
    });
    const { supplement } = done(await draft(world.story, world.ally, (at) => answerText(at, id, given)));
    if (!supplement) throw new Error('nothing was begun');
    const visible = await draft(world.story, world.workers, (context) => readVisible(context, supplement));
    expect(visible?.facts.drafters.map(({ organisation }) => organisation)).toContain(world.workers.id);
    expect((await found(world.workers, id))?.supplements).toHaveLength(1);
  });

  test('an organisation that nobody may know of cannot be asked', async () => {
    const id = await enter();
    const outsider = await world.story.organisation('Quiet Quay (example)', 'ally');
    await world.story.owner
      .updateTable('organisation')
      .set({ listed: false })
      .where('id', '=', outsider.id)
      .execute();
    await world.story.owner.deleteFrom('acquaintance').where('organisation_id', '=', outsider.id).execute();
    expect(await object(id, outsider)).toBeNull();
  });
});
