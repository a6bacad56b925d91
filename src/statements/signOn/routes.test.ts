import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done, type Partner } from '../../../test/support/partners.ts';
import { PublicStatements } from '../../../test/support/publicStatements.ts';
import { draft, namesAll } from '../../../test/support/statements.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import type { StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { newSignatureCode, printSignatureCode } from '../../vault/codes/signatureCode.ts';
import { newToken } from '../../vault/link.ts';
import { leave } from '../drafters/acts.ts';
import { lookAtEndorsement } from '../finals/acts.ts';
import { StatementWords } from '../text/store.ts';

let world: PublicStatements;
beforeAll(async () => {
  world = await PublicStatements.open();
}, 400_000);
afterAll(async () => {
  await world.story.drop();
  expect(world.troubles).toEqual([]);
});

const opened = async (): Promise<StatementId> => {
  const id = await world.drafted();
  await world.openToOthers(id);
  return id;
};
const at = (token: string): string => routes.signOn.url({ token });
const sign = (token: string, organisation: string, visitor: Visitor = world.visitor()) =>
  visitor.post(routes.signOnNow.url({ token }), { organisation });
const codeIn = (location: string | null): string =>
  /\/signature\/([0-9A-Z-]{35})/.exec(location ?? '')?.[1] ?? '';
const signed = async (id: StatementId, organisation = 'Bridge House (example)'): Promise<string> =>
  codeIn((await sign(await world.link(id), organisation)).location);
const own = (code: string) => world.visitor().get(routes.ownSignature.url({ code }));
const act = (which: 'confirmSignature' | 'withdrawSignature', code: string, fields = {}) =>
  world.visitor().post(routes[which].url({ code }), fields);
const endorsements = async (id: StatementId) => (await world.visible(id)).facts.endorsements;
/** A community on the draft looks at every name that waits. */
const looked = async (id: StatementId): Promise<void> => {
  for (const { id: which, namedOn } of await endorsements(id))
    if (namedOn === null)
      done(
        await draft(world.story, world.workers, (context) =>
          lookAtEndorsement(context, id, which, { take: true }),
        ),
      );
};
const changed = {
  ...namesAll,
  body: namesAll.body.replace('sex workers, ', '').replace('a month', 'two weeks'),
};
const secondText = { ...namesAll, body: namesAll.body.replace('a month', 'two weeks') };

describe('a one-time link to sign on', () => {
  it('shows exactly the text that is signed, and takes one signature', async () => {
    const id = await opened();
    const token = await world.link(id);
    const page = await world.visitor().get(at(token));
    expect(page.status).toBe(200);
    expect(page.html).toContain('sex workers, women who use drugs');
    expect(page.html).toContain('<title>Text · Alongside</title>');
    const first = await sign(token, 'Bridge House (example)');
    expect(first.location).toMatch(/^\/signature\/[0-9A-Z-]{35}\?done=signedOn$/);
    expect((await world.visitor().get(at(token))).status).toBe(404);
    expect((await sign(token, 'Someone Else (example)')).status).toBe(404);
    const [endorsement, ...more] = await endorsements(id);
    expect(more).toEqual([]);
    expect(endorsement?.takenOn).not.toBeNull();
  });

  it('opens nothing to who has none, and nothing after its days (C16)', async () => {
    const id = await opened();
    const token = await world.link(id);
    expect((await world.visitor().get(at(newToken().toString('base64url')))).status).toBe(404);
    world.later(31);
    expect((await world.visitor().get(at(token))).status).toBe(404);
    expect((await sign(token, 'Too Late (example)')).status).toBe(404);
  });

  it('acts once, however often and from however many windows it is sent (C48)', async () => {
    const id = await opened();
    const token = await world.link(id);
    const visitor = world.visitor();
    await visitor.get(at(token));
    const act = randomBytes(24).toString('base64url');
    const form = { organisation: 'Bridge House (example)' };
    const url = routes.signOnNow.url({ token });
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post(url, form, { act })));
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(303);
    const others = await Promise.all([1, 2].map(() => sign(token, 'Another (example)')));
    expect(others.map(({ status }) => status)).toEqual([404, 404]);
    expect(await endorsements(id)).toHaveLength(1);
  });

  it('leaves neither the link nor the code in what is kept of the form', async () => {
    const id = await opened();
    const token = await world.link(id);
    const code = codeIn((await sign(token, 'Bridge House (example)')).location);
    expect((await act('withdrawSignature', code)).status).toBe(303);
    const kept = await world.story.owner.selectFrom('act').select('location').execute();
    expect(kept.map(({ location }) => location)).toContain('?done=signedOn');
    expect(kept.filter(({ location }) => location.includes(token) || location.includes(code))).toEqual([]);
  });

  it('two who use one link at the same moment make one signature (C49)', async () => {
    const id = await opened();
    const token = await world.link(id);
    const answers = await Promise.all(['One (example)', 'Two (example)'].map((name) => sign(token, name)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404]);
    expect(await endorsements(id)).toHaveLength(1);
  });

  it('signs nothing once a community has taken its reason to be open with it (P9)', async () => {
    const id = await opened();
    const token = await world.link(id);
    for (const who of [world.users, world.workers])
      done(await draft(world.story, who, (context) => leave(context, id)));
    const page = await world.visitor().get(at(token));
    expect(page.html).toContain('Signing on is not open now');
    expect((await sign(token, 'Too Late (example)')).status).toBe(422);
    expect(await endorsements(id)).toEqual([]);
  });

  it('carries the name to those on the draft, sealed: nobody else finds it (C01)', async () => {
    const id = await opened();
    await signed(id, 'Bridge House (example)');
    const names = await draft(world.story, world.workers, ({ tx, keyring }) =>
      new StatementWords(tx, keyring).endorsers(id),
    );
    expect([...names.values()]).toEqual(['Bridge House (example)']);
    const rows = await world.story.owner
      .selectFrom('endorsement')
      .selectAll()
      .where('statement_id', '=', id)
      .execute();
    expect(rows.map(({ shown_name }) => shown_name)).toEqual([null]);
    expect(rows[0]?.name_sealed.includes('Bridge')).toBe(false);
  });
});

describe('a signature’s own code', () => {
  it('opens that signature and no other, and a wrong one opens nothing (C16)', async () => {
    const code = await signed(await opened());
    const page = await own(code);
    expect(page.html).toContain(code);
    expect(page.html).toContain('signature stands under exactly the text below');
    expect((await own(printSignatureCode(newSignatureCode()))).status).toBe(404);
  });

  it('after a change it holds for the old text only, until it is confirmed for the new one (P1)', async () => {
    const id = await opened();
    const code = await signed(id);
    const [before] = (await world.visible(id)).facts.finals;
    await world.write(id, secondText);
    expect((await own(code)).html).toContain('Signing on is closed for now');
    expect((await act('confirmSignature', code)).status).toBe(422);
    await world.openToOthers(id);
    const page = await own(code);
    expect(page.html).toContain('The text has changed since you signed.');
    expect(page.html).toMatch(/<del>[\s\S]*month[\s\S]*<\/del>/);
    expect((await endorsements(id))[0]?.final).toBe(before?.id);
    expect((await act('confirmSignature', code)).location).toContain('signatureConfirmed');
    expect((await endorsements(id))[0]?.final).toBe((await world.visible(id)).facts.finals.at(-1)?.id);
    expect((await own(code)).html).toContain('signature stands under exactly the text below');
    expect((await act('confirmSignature', code)).status).toBe(303);
  });

  it('says whom the new text names no longer, before it asks for anything (P9)', async () => {
    const id = await opened();
    const code = await signed(id);
    await world.write(id, changed);
    await world.stateAll(id, 'They asked not to be named, for their safety.');
    await world.openToOthers(id);
    const { html } = await own(code);
    expect(html).toContain('no longer in the new one: Sex workers.');
  });

  it('has its name looked at once more where the new text has a page that does not show it', async () => {
    const id = await opened();
    const code = await signed(id);
    await world.write(id, secondText);
    await world.openToOthers(id);
    await world.publish(id);
    const token = await world.address(id);
    const page = () => world.visitor().get(routes.publicText.url({ token }));
    expect((await page()).html).toContain('No further organisation has signed on.');
    expect((await act('confirmSignature', code)).status).toBe(303);
    expect((await page()).html).not.toContain('Bridge House (example)');
    await looked(id);
    expect((await page()).html).toContain('Bridge House (example)');
  });

  it('takes it back at any time: the name is on no page any more, and nobody brings it back', async () => {
    const id = await opened();
    await world.publish(id);
    const token = await world.address(id);
    const page = () => world.visitor().get(routes.publicText.url({ token }));
    const code = await signed(id);
    await looked(id);
    expect((await page()).html).toContain('Bridge House (example)');
    expect((await act('withdrawSignature', code)).location).toContain('signatureWithdrawn');
    expect((await page()).html).not.toContain('Bridge House');
    expect((await act('withdrawSignature', code)).status).toBe(303);
    expect((await act('confirmSignature', code)).status).toBe(422);
    expect((await own(code)).html).toContain('Your signature is taken back.');
  });
});

describe('a name that was taken back or set aside', () => {
  const names = (who: Partner, id: StatementId) =>
    draft(world.story, who, async ({ tx, keyring }) => [
      ...(await new StatementWords(tx, keyring).endorsers(id)).values(),
    ]);
  const keysTo = (id: StatementId) =>
    world.story.owner
      .selectFrom('record_wrap')
      .innerJoin('endorsement', 'endorsement.id', 'record_wrap.record_id')
      .select('record_wrap.audience_id')
      .where('statement_id', '=', id)
      .execute();

  it('opens to nobody who was on the draft, and no key to it is left for any key there was (C39)', async () => {
    const id = await opened();
    const everybody = [world.workers, world.users, world.ally];
    const code = await signed(id);
    await world.publish(id);
    const page = routes.signPublicText.url({ token: await world.address(id) });
    await world.visitor().post(page, { organisation: 'Quay House (example)' });
    for (const who of everybody)
      expect((await names(who, id)).sort()).toEqual(['Bridge House (example)', 'Quay House (example)']);
    expect((await act('withdrawSignature', code)).status).toBe(303);
    for (const who of everybody) expect(await names(who, id)).toEqual(['Quay House (example)']);
    const [waiting] = (await endorsements(id)).filter(({ takenOn }) => takenOn === null);
    if (!waiting) throw new Error('nothing waits');
    const aside = { take: false };
    done(
      await draft(world.story, world.ally, (context) => lookAtEndorsement(context, id, waiting.id, aside)),
    );
    for (const who of everybody) expect(await names(who, id)).toEqual([]);
    expect(await keysTo(id)).toEqual([]);
  });
});

describe('in every field a stranger can write (C33)', () => {
  it('people’s text is text', async () => {
    const id = await opened();
    await world.publish(id);
    const token = await world.address(id);
    const attack = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    await signed(id, attack);
    await looked(id);
    const { html } = await world.visitor().get(routes.publicText.url({ token }));
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
    const kept = await sign(await world.link(id), `${attack}${'x'.repeat(121)}`);
    expect(kept.status).toBe(422);
    expect(kept.html).not.toMatch(/<img|<script/);
  });
});
