import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { verifyRecord } from '../../src/ledger/verify.ts';
import { agreementTerms } from '../../src/partnerships/terms.ts';
import { routes } from '../../src/routes.ts';
import { type Network, openNetwork, ownPassphrase, Visitor } from '../support/network.ts';
import { foundIn } from './onDisk.ts';

const mark = 'canary7f3a';
let count = 0;
/** Words that occur nowhere else; each place that is typed into gets its own. */
const canary = (place: string): string => {
  count += 1;
  return `${mark} ${place} ${count}`;
};

let network: Network;
let wren: Visitor;
let helen: Visitor;
let partnership = '';

const decisionIn = (html: string): string => /decisions\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
const versionIn = (html: string): string => /name="version" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';

const proposal = (more: Record<string, string>) => ({
  kind: 'agreement',
  version: '',
  title: canary('title'),
  ...Object.fromEntries(
    agreementTerms
      .filter((term) => term.is === 'text')
      .map((term) => [`term-${term.key}`, canary(`term-${term.key}`)]),
  ),
  reviewOn: '2027-06-01',
  'commitment-1': canary('commitment'),
  'lesson-1': canary('lesson'),
  'checked-1': 'no-recording',
  'space-1': canary('space'),
  'topic-1': canary('topic'),
  'own-1': canary('area'),
  'ownToday-1': 'together',
  'ownPromised-1': 'community-alone',
  windowDays: '10',
  note: canary('note'),
  ...more,
});

beforeAll(async () => {
  network = await openNetwork();
  wren = network.visitor(canary('host name'));
  await wren.signUp(network.setUpLink, { organisation: 'Ferry Landing (example)' });
  helen = network.visitor(canary('ally name'));
  await helen.signUp(await wren.invite({ kind: 'organisation', organisationKind: 'ally' }), {
    organisation: 'Meridian (example)',
  });
});
afterAll(() => network.drop());

test('two organisations agree, after an objection and a better text, and the record verifies (C17)', async () => {
  const proposed = await wren.send(
    routes.proposePartnership.url(),
    proposal({ parties: await helen.organisation() }),
  );
  expect(proposed.status).toBe(303);
  partnership = /partnerships\/([0-9a-f-]{36})/.exec(proposed.location ?? '')?.[1] ?? '';
  const decision = decisionIn((await helen.get(routes.partnership.url({ partnership }))).html);
  const at = { partnership, decision };
  const first = versionIn((await helen.get(routes.decision.url(at))).html);

  const silent = await helen.send(routes.object.url(at), { version: first, reason: '' });
  expect(silent.status).toBe(422);
  expect(
    (await helen.send(routes.object.url(at), { version: first, reason: canary('objection') })).status,
  ).toBe(303);

  const amended = await helen.send(routes.amend.url(at), proposal({ version: first }));
  expect(amended.status).toBe(303);
  const second = versionIn((await wren.get(routes.decision.url(at))).html);
  expect(second).not.toBe(first);

  // The ally wrote the better text, and still speaks after the community.
  expect((await helen.send(routes.consent.url(at), { version: second })).status).toBe(422);
  expect((await wren.send(routes.consent.url(at), { version: first })).status).toBe(422);
  expect((await wren.send(routes.consent.url(at), { version: second })).status).toBe(303);
  expect((await helen.send(routes.consent.url(at), { version: second })).location).toContain('tookEffect');
  expect((await helen.send(routes.consent.url(at), { version: second })).status).toBe(422);

  const { html } = await helen.get(routes.recordFile.url({ partnership }));
  const verdict = verifyRecord(html.trimEnd().split('\n'));
  expect(verdict).toMatchObject({ ok: true });
});

test('an organisation outside the partnership finds nothing of it (C15)', async () => {
  const yusuf = network.visitor('Yusuf');
  await yusuf.signUp(await wren.invite({ kind: 'organisation', organisationKind: 'ally' }), {
    organisation: 'Everyday (example)',
  });
  const ilse = network.visitor('Ilse');
  await ilse.signUp(await wren.invite({ kind: 'person', role: 'member' }));
  const decision = decisionIn((await wren.get(routes.record.url({ partnership }))).html);
  for (const url of [
    routes.partnership.url({ partnership }),
    routes.record.url({ partnership }),
    routes.recordFile.url({ partnership }),
    routes.power.url({ partnership }),
  ]) {
    expect([url, (await yusuf.get(url)).status]).toEqual([url, 404]);
    expect([url, (await ilse.get(url)).status]).toEqual([url, 200]);
  }
  expect((await yusuf.send(routes.leavePartnership.url({ partnership }))).status).toBe(404);
  expect(decision).not.toBe(mark);
});

test('a removed member finds nothing on her very next request, and opens nothing (C19)', async () => {
  const gone = network.visitor('Marisol');
  await gone.signUp(await wren.invite({ kind: 'person', role: 'member' }));
  expect((await gone.get(routes.partnership.url({ partnership }))).status).toBe(200);
  const organisation = await wren.organisation();
  const { html } = await wren.get(routes.members.url({ organisation }));
  const person = /Marisol[\s\S]*?members\/([0-9a-f-]{36})\/removal/.exec(html)?.[1] ?? '';
  const removal = routes.removeMember.url({ organisation, person });
  expect((await wren.send(removal, { passphrase: ownPassphrase })).status).toBe(303);
  const still = await gone.get(routes.partnership.url({ partnership }));
  const others = await network.visitor('Ilse').signIn('Ilse');
  expect([still.status === 200, others.status]).toEqual([false, 303]);
});

test('the same form sent twice acts once (C48)', async () => {
  const tokens = await wren.tokens();
  const fields = { ...tokens, kind: 'introduction' };
  const invite = routes.invite.url({ organisation: await wren.organisation() });
  const both = await Promise.all([wren.post(invite, fields), wren.post(invite, fields)]);
  const links = both.map(({ html }) => /\/join\/([\w-]{43})/.exec(html)?.[1]);
  expect(links[0]).toBe(links[1]);
  const { rows } = await network.at.owner.query(
    "select count(*)::int as made from invitation where kind = 'introduction'",
  );
  expect(rows[0]).toEqual({ made: 1 });
});

test('no sealed text reaches the disk: not a row, not the data folder, not the log of changes (C01)', async () => {
  expect(await foundIn(network.at, mark)).toEqual([]);
});

test('a dump holds no sign-in name, and the right passphrase opens nothing without the pepper (C07)', async () => {
  const elsewhere = createApp({ ...network.deps, pepper: Buffer.alloc(32, 9) });
  expect((await new Visitor(elsewhere).signIn(wren.name)).status).toBe(422);
  expect((await network.visitor().signIn(wren.name)).status).toBe(303);
});

test('the application cannot change, delete or empty the record (C51)', async () => {
  for (const statement of [
    'update ledger_entry set kind = kind',
    'delete from ledger_entry',
    'truncate ledger_entry cascade',
  ]) {
    await expect(
      network.at.owner.query(`begin; set local role alongside_app; ${statement}; commit`),
    ).rejects.toThrow();
    await network.at.owner.query('rollback');
  }
});
