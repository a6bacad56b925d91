import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RouteName, routes } from '../../src/routes.ts';
import { bodyOf, parametersOf, send, urlOf } from '../access/asking.ts';
import type { Kind } from '../access/kinds.ts';
import { accessWorld, type World } from '../access/world.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import type { Page } from '../support/page.ts';
import { type Network, network, ownPassphrase, type Person } from '../support/people.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** Of everything that is done without an account: what works once, whoever sends it how often at once … */
const once: Partial<Record<RouteName, Kind>> = {
  answerSeat: 'invited',
  signOnNow: 'stranger',
  handIn: 'steward',
  keepLinkedSheet: 'invited',
};
/** … by the tests below, on a network of its own … */
const arriving: readonly RouteName[] = ['setUpNow', 'joinNow', 'recoverNow'];
/** … and what she who holds the code or the address may do again, which takes nothing from anybody. */
const again: readonly RouteName[] = [
  ...(['changeAppearance', 'withdrawSelf', 'answerOwnNote', 'ownFeedback', 'askOrganisation'] as const),
  ...(['confirmSignature', 'withdrawSignature', 'signPublicText', 'askWayBack'] as const),
];

const times = Array.from({ length: 8 }, (_, place) => place);
const worked = ({ status, location }: Pick<Page, 'status' | 'location'>): boolean =>
  status < 400 && location !== routes.signIn.url();
const successes = async (sent: Promise<Page>[]): Promise<number> =>
  (await Promise.all(sent)).filter(worked).length;

test('of every form that a link or a code opens it is said whether it works once (C11, C49)', () => {
  const byLink = Object.entries(routes).filter(
    ([, { method, access, pattern }]) =>
      method === 'POST' && access === 'link' && /:(?:token|code)/.test(pattern),
  );
  const told = new Set<string>([...Object.keys(once), ...arriving, ...again]);
  const untold = byLink.map(([name]) => name).filter((name) => !told.has(name));
  expect(untold).toEqual([]);
});

describe('a link or code that lets somebody in, sent eight times at once, lets in one (C11, C49)', () => {
  let net: Network;
  let ada: Person;
  beforeAll(async () => {
    net = await network();
  });
  afterAll(() => net.close());

  const pathOf = (link: string): string => link.replace(net.origin, '');
  const newcomers = (link: string, more: Record<string, string> = {}) =>
    times.map((place) =>
      net.stranger().post(pathOf(link), {
        ...{ name: `Newcomer ${place}`, ...more },
        ...ownPassphrase(`a kettle for each morning ${place}`).fields,
      }),
    );

  test('the link that sets a host up', async () => {
    expect(await successes(newcomers(net.setUpLink, { organisation: 'Rede Aurora' }))).toBe(1);
    const { rows } = await net.owner.query('select count(*)::int as people from person');
    expect(rows).toEqual([{ people: 1 }]);
  });

  test('links that invite, found an organisation, give new keys or introduce', async () => {
    await net.close();
    net = await network();
    ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
    const member = await net.join(ada, 'member', { name: 'Bea' });
    expect(await successes(newcomers(await ada.invite({ kind: 'person', role: 'member' })))).toBe(1);
    const founding = await ada.invite({ kind: 'organisation', organisationKind: 'ally' });
    expect(await successes(newcomers(founding, { organisation: 'Northern Fund' }))).toBe(1);
    const at = { organisation: ada.organisation, person: member.id };
    const issued = await ada.post(routes.issueRecovery.url(at), { passphrase: ada.passphrase });
    expect(await successes(newcomers(issued.codes[0] ?? ''))).toBe(1);
    const other = await net.found(ada, 'ally', { name: 'Cai', organisation: 'Law Clinic' });
    const introduction = pathOf(await ada.invite({ kind: 'introduction' }));
    expect(await successes(times.map(() => other.post(introduction)))).toBe(1);
  });

  test('a recovery code, which threw the owner out when the last of five won', async () => {
    const dee = await net.join(ada, 'member', { name: 'Dee' });
    // Rows of sessions name nobody: all of them are counted, before and after.
    const opened = async (): Promise<number> => {
      const { rows } = await net.owner.query<{ open: number }>('select count(*)::int as open from session');
      return rows[0]?.open ?? 0;
    };
    const before = await opened();
    const recover = times.map((place) =>
      net.stranger().post(routes.recoverNow.url(), {
        ...{ code: dee.recoveryCode },
        ...ownPassphrase(`a kettle for each evening ${place}`).fields,
      }),
    );
    expect(await successes(recover)).toBe(1);
    expect((await opened()) - before).toBe(1);
  });

  test('new words from eight pages of one session: one knew what opened the account by then (C36)', async () => {
    const eve = await net.join(ada, 'member', { name: 'Eve' });
    const changes = times.map((place) => {
      const page = Object.assign(net.elsewhere(eve), { cookie: eve.cookie });
      const { fields } = ownPassphrase(`a kettle for each season ${place}`);
      return page.post(routes.changePassphrase.url(), { passphrase: eve.passphrase, ...fields });
    });
    expect(await successes(changes)).toBe(1);
  });
});

describe('what a link or a code opens once to somebody without an account, sent eight times at once (C49)', () => {
  let world: World;
  let copy: Copy;
  beforeAll(async () => {
    world = await accessWorld();
    copy = await copyOf(world.net);
  });
  afterAll(() => copy.at.drop());

  test.each(Object.entries(once) as [RouteName, Kind][])('%s', async (name, kind) => {
    const cell = { name, kind, place: 'community' } as const;
    const url = urlOf(name, parametersOf(world, cell));
    const sent = times.map(() => send(world, copy, kind, { name, url, body: bodyOf(world, cell) }));
    expect(await successes(sent)).toBe(1);
    await copy.undo();
  });
});
