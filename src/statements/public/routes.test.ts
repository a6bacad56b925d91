import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done } from '../../../test/support/partners.ts';
import { PublicStatements } from '../../../test/support/publicStatements.ts';
import { draft, namesAll } from '../../../test/support/statements.ts';
import type { StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { newToken } from '../../vault/link.ts';
import { lookAtEndorsement } from '../finals/acts.ts';
import { answerRaised, raiseObjection } from '../objections/acts.ts';
import { lockStatement } from '../store.ts';

let world: PublicStatements;
beforeAll(async () => {
  world = await PublicStatements.open();
}, 400_000);
afterAll(async () => {
  await world.story.drop();
  expect(world.troubles).toEqual([]);
});

const read = async (token: string, query = '') =>
  world.visitor().get(routes.publicText.url({ token }) + query);
const nowhere = (): string => newToken().toString('base64url');

describe('the public page of a statement', () => {
  it('is not there before every owner let it be published, and looks like any missing page (C16)', async () => {
    const id = await world.drafted();
    const token = await world.address(id);
    const missing = (await read(nowhere())).html;
    const bare = (html: string, address: string) =>
      html
        .replaceAll(address, '')
        .replace(/value="[^"]*"/g, '')
        .replace(/\/text\/[\w-]{43}/g, '');
    expect((await read(token)).status).toBe(404);
    expect(bare((await read(token)).html, token)).toBe(bare(missing, token));
    await world.openToOthers(id);
    expect((await read(token)).status).toBe(404);
    for (const format of ['txt', 'pdf'] as const)
      expect((await world.visitor().get(routes.publicFile.url({ token, format }))).status).toBe(404);
    await world.publish(id);
    expect((await read(token)).status).toBe(200);
  });

  it('shows the text, who signed it how, who was asked, and says nothing in its title (C32)', async () => {
    const { token } = await world.published();
    const { html } = await read(token);
    expect(html).toContain('<title>Text · Alongside</title>');
    for (const said of [
      namesAll.title,
      'sex workers, women who use drugs',
      'Needle and Thread (example): signed, with a reservation',
      'We would say more about housing.',
      'River Workers (example) was asked on',
      'Harbour Institute, A month without income, 2027',
    ])
      expect(html).toContain(said);
  });

  it('is read in the language that is asked for, and the exact text has the fingerprint that was signed', async () => {
    const id = await world.drafted();
    const french = {
      title: 'Secours pour tout le monde',
      body: 'Aux travailleuses du sexe, aux femmes qui utilisent des drogues, aux enfants et aux survivantes de violences.',
      references: '',
    };
    await world.write(id, french, 'fr');
    await world.openToOthers(id);
    await world.publish(id);
    const token = await world.address(id);
    expect((await read(token, '?in=fr')).html).toContain('<span lang="fr">Secours pour tout le monde</span>');
    expect((await read(token, '?in=xx')).html).toContain('<span lang="en">Relief for everyone</span>');
    const { facts } = await world.visible(id);
    // One page a language: each prints the fingerprint of its own text.
    for (const { language, sha256Hex } of facts.finals.at(-1)?.wordings ?? []) {
      const file = await world.visitor().get(routes.publicExact.url({ token, language }));
      const made = createHash('sha256').update(file.html).digest('hex');
      expect((await read(token, `?in=${language}`)).html).toContain(made);
      // What stood in the database before it was out cannot be made of the words.
      expect(sha256Hex).not.toBe(made);
    }
    const print = await world.visitor().get(routes.publicPrint.url({ token }));
    expect(print.html).toContain('Secours pour tout le monde');
    expect(print.html).toContain('Relief for everyone');
  });

  it.each([
    ['txt', 'text/plain; charset=utf-8'],
    ['html', 'text/html; charset=utf-8'],
    ['md', 'text/markdown; charset=utf-8'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['pdf', 'application/pdf'],
  ])('is taken along as %s, under a name that says nothing', async (format, type) => {
    const { token } = await world.published();
    const { status, headers } = await world.visitor().get(routes.publicFile.url({ token, format }));
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="text-[0-9a-f]{8}\\.${format}"$`),
    );
    expect((await world.visitor().get(routes.publicFile.url({ token, format: 'exe' }))).status).toBe(404);
  });
});

describe('signing on by the public page', () => {
  const sign = async (token: string, organisation: string) =>
    world.visitor().post(routes.signPublicText.url({ token }), { organisation });

  it('counts once somebody on the draft has looked at it, and not before', async () => {
    const { id, token } = await world.published();
    const signed = await sign(token, 'Bridge House (example)');
    expect(signed.status).toBe(303);
    expect(signed.location).toMatch(/^\/signature\/[0-9A-Z-]{35}\?done=signedOn$/);
    expect((await read(token)).html).not.toContain('Bridge House');
    expect((await world.visitor().get(signed.location ?? '')).html).toContain('Your signature is noted.');
    const [endorsement] = (await world.visible(id)).facts.endorsements;
    if (!endorsement) throw new Error('nobody signed');
    const take = { take: true };
    done(
      await draft(world.story, world.workers, (context) =>
        lookAtEndorsement(context, id, endorsement.id, take),
      ),
    );
    const { html } = await read(token);
    expect(html).toContain('Bridge House (example)');
    expect(html).toContain('One further organisation signed on');
  });

  it('acts once, however often the form is sent (C48)', async () => {
    const { id, token } = await world.published();
    const visitor = world.visitor();
    await visitor.get(routes.publicText.url({ token }));
    const url = routes.signPublicText.url({ token });
    const act = newToken().toString('base64url');
    const press = () => visitor.post(url, { organisation: 'Bridge House (example)' }, { act });
    const answers = await Promise.all([press(), press(), press()]);
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect((await world.visible(id)).facts.endorsements).toHaveLength(1);
  });

  it('needs a name, in one line, and keeps what was typed', async () => {
    const { token } = await world.published();
    expect((await sign(token, ' ')).status).toBe(422);
    const long = await sign(token, 'x'.repeat(121));
    expect(long.status).toBe(422);
    expect(long.html).toContain(`value="${'x'.repeat(121)}"`);
  });

  it('is closed, with the reason, where the text has changed or an answer is missing (P9)', async () => {
    const { id, token } = await world.published();
    await world.write(id, { ...namesAll, title: 'Relief, again' });
    const page = await read(token);
    expect(page.html).toContain('Signing on is not open now');
    expect(page.html).toContain(namesAll.title);
    expect((await sign(token, 'Too Late (example)')).status).toBe(422);
    expect((await world.visible(id)).facts.endorsements).toEqual([]);
  });

  it('takes no flood: in an hour only as many as people can look at (C55)', async () => {
    const { id, token } = await world.published();
    const visitor = world.visitor();
    const url = routes.signPublicText.url({ token });
    for (let place = 0; place < 60; place += 1) await visitor.post(url, { organisation: `Flood ${place}` });
    const more = await sign(token, 'One Too Many (example)');
    expect(more.status).toBe(422);
    expect(more.html).toContain('Many organisations signed on in this hour.');
    // Nor does it wait in the way of those who write, behind the lock that they take.
    const writing = await world.story.database.withActor({ kind: 'stranger' }, async (tx) => {
      await lockStatement(tx, id);
      return sign(token, 'Two Too Many (example)');
    });
    expect(writing.status).toBe(422);
    expect((await world.visible(id)).facts.endorsements).toHaveLength(60);
    world.clock.pass({ hours: 2 });
    expect((await sign(token, 'Later (example)')).status).toBe(303);
  });
});

describe('a text that others make good', () => {
  const objected = async (): Promise<{ id: StatementId; token: string; supplement: StatementId }> => {
    const { id, token } = await world.published();
    const final = (await world.visible(id)).facts.finals.at(-1);
    if (!final) throw new Error('nothing is final');
    const words = 'People in prison are not named.';
    const raised = { statement: id, published: final.id, days: 3, namedAs: world.users.name, words };
    done(await draft(world.story, world.users, (context) => raiseObjection(context, raised)));
    const [objection] = (await world.visible(id)).facts.objections;
    if (!objection) throw new Error('nobody objected');
    const answer = { answer: 'supplement' as const, words: 'You are right.' };
    const answered = await draft(world.story, world.ally, (context) =>
      answerRaised(context, id, objection.id, answer),
    );
    const { supplement } = done(answered);
    if (!supplement) throw new Error('no supplement');
    await world.showAll(token);
    return { id, token, supplement };
  };

  it('keeps the objection on its page, with the answer', async () => {
    const { token } = await objected();
    const { html } = await read(token);
    expect(html).toContain('Needle and Thread (example) objected to this text.');
    expect(html).toContain('People in prison are not named.');
    expect(html).toContain('You are right.');
  });

  it('is shown with the text that makes it good, and that one with it, once both are out', async () => {
    const { id, token, supplement } = await objected();
    expect((await read(token)).html).not.toContain('A further text adds');
    await world.finishSupplement(supplement, {
      title: 'And children out of school',
      body: namesAll.body.replace('children', 'children out of school, children'),
      references: '',
    });
    const other = await world.address(supplement);
    const original = (await read(token)).html;
    expect(original).toContain('A further text adds what this one left out: “And children out of school”');
    expect(original).toContain(`/text/${other}`);
    const added = (await read(other)).html;
    expect(added).toContain(`This text adds what another one left out: “${namesAll.title}”`);
    expect(added).toContain(`/text/${token}`);
    const file = await world.visitor().get(routes.publicFile.url({ token, format: 'txt' }));
    expect(file.html).toContain('children out of school, children');
    // Whoever signs on by a link, and comes back by her code, reads it with the text as well.
    const signer = world.visitor();
    const link = routes.signOn.url({ token: await world.link(id) });
    const behind = [
      await signer.get(link),
      await signer.submit(link, { organisation: 'Hill Choir (example)' }),
    ];
    for (const { html } of behind) {
      expect(html).toContain('A further text adds what this one left out: “And children out of school”');
      expect(html).toContain('People in prison are not named.');
      expect(html).toContain('children out of school, children');
    }
  });
});
