import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { verifyRecord } from '../../src/ledger/verify.ts';
import { agreementTerms } from '../../src/partnerships/agreement/terms.ts';
import { routes } from '../../src/routes.ts';
import { type Network, network, type Person } from '../support/people.ts';
import { Visitor } from '../support/visitor.ts';
import { foundIn } from './onDisk.ts';

const mark = 'canary7f3a';
let count = 0;
/** Words that occur nowhere else; each place that is typed into gets its own. */
const canary = (place: string): string => {
  count += 1;
  return `${mark} ${place} ${count}`;
};

let net: Network;
let wren: Person;
let helen: Person;
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
  net = await network();
  wren = await net.setUp({ name: canary('host name'), organisation: 'Ferry Landing (example)' });
  helen = await net.found(wren, 'ally', { name: canary('ally name'), organisation: 'Meridian (example)' });
});
afterAll(() => net.close());

test('two organisations agree, after an objection and a better text, and the record verifies (C17)', async () => {
  const proposed = await wren.post(
    routes.proposePartnership.url(),
    proposal({ parties: helen.organisation }),
  );
  expect(proposed.status).toBe(303);
  partnership = /partnerships\/([0-9a-f-]{36})/.exec(proposed.location ?? '')?.[1] ?? '';
  const decision = decisionIn((await helen.get(routes.partnership.url({ partnership }))).html);
  const at = { partnership, decision };
  const first = versionIn((await helen.get(routes.decision.url(at))).html);

  const silent = await helen.post(routes.object.url(at), { version: first, reason: '' });
  expect(silent.status).toBe(422);
  expect(
    (await helen.post(routes.object.url(at), { version: first, reason: canary('objection') })).status,
  ).toBe(303);

  const amended = await helen.post(routes.amend.url(at), proposal({ version: first }));
  expect(amended.status).toBe(303);
  const second = versionIn((await wren.get(routes.decision.url(at))).html);
  expect(second).not.toBe(first);

  // The ally wrote the better text, and still speaks after the community.
  expect((await helen.post(routes.consent.url(at), { version: second })).status).toBe(422);
  expect((await wren.post(routes.consent.url(at), { version: first })).status).toBe(422);
  expect((await wren.post(routes.consent.url(at), { version: second })).status).toBe(303);
  expect((await helen.post(routes.consent.url(at), { version: second })).location).toContain('tookEffect');
  expect((await helen.post(routes.consent.url(at), { version: second })).status).toBe(422);

  const { html } = await helen.get(routes.recordFile.url({ partnership }));
  const verdict = verifyRecord(html.trimEnd().split('\n'));
  expect(verdict).toMatchObject({ ok: true });
});

test('an organisation outside the partnership finds nothing of it (C15)', async () => {
  const yusuf = await net.found(wren, 'ally', { name: 'Yusuf', organisation: 'Everyday (example)' });
  const ilse = await net.join(wren, 'member', { name: 'Ilse' });
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
  expect((await yusuf.post(routes.leavePartnership.url({ partnership }))).status).toBe(404);
  expect(decision).not.toBe(mark);
});

test('a removed member finds nothing on her very next request, and opens nothing (C19)', async () => {
  const gone = await net.join(wren, 'member', { name: 'Marisol' });
  expect((await gone.get(routes.partnership.url({ partnership }))).status).toBe(200);
  const removal = routes.removeMember.url({ organisation: wren.organisation, person: gone.id });
  expect((await wren.post(removal, { passphrase: wren.passphrase })).status).toBe(303);
  const still = await gone.get(routes.partnership.url({ partnership }));
  const others = await wren.get(routes.partnership.url({ partnership }));
  expect([still.status === 200, others.status]).toEqual([false, 200]);
});

test('the same form sent twice acts once (C48)', async () => {
  const invite = routes.invite.url({ organisation: wren.organisation });
  const sent = () => wren.post(invite, { kind: 'introduction' }, { act: 't'.repeat(32) });
  const both = await Promise.all([sent(), sent()]);
  const links = both.map(({ html }) => /\/join\/([\w-]{43})/.exec(html)?.[1]);
  expect(links[0]).toBe(links[1]);
  const { rows } = await net.owner.query(
    "select count(*)::int as made from invitation where kind = 'introduction'",
  );
  expect(rows[0]).toEqual({ made: 1 });
});

test('no sealed text reaches the disk: not a row, not the data folder, not the log of changes (C01)', async () => {
  expect(await foundIn(net, mark)).toEqual([]);
});

test('a dump holds no sign-in name, and the right passphrase opens nothing without the pepper (C07)', async () => {
  const other = createApp({ ...net.deps, pepper: Buffer.alloc(32, 9) });
  const elsewhere = new Visitor(async (path, init) => other.request(net.origin + path, init), net.origin);
  expect((await elsewhere.post(routes.signInNow.url(), wren.typed())).status).toBe(422);
  expect((await net.stranger().post(routes.signInNow.url(), wren.typed())).status).toBe(303);
});

test('the application cannot change, delete or empty the record (C51)', async () => {
  for (const statement of [
    'update ledger_entry set kind = kind',
    'delete from ledger_entry',
    'truncate ledger_entry cascade',
  ]) {
    await expect(
      net.owner.query(`begin; set local role alongside_app; ${statement}; commit`),
    ).rejects.toThrow();
    await net.owner.query('rollback');
  }
});
