import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Network, network, type Person } from '../../../test/support/people.ts';
import { jobRunner } from '../../jobs/jobs.ts';
import { routes } from '../../routes.ts';

let net: Network;
let ada: Person;
beforeAll(async () => {
  net = await network();
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
});
afterAll(() => net.close());

const jobs = () =>
  jobRunner({ ...net.deps, owner: net.targets.owner, superuser: null, report: () => undefined }).run();
const links = async (): Promise<number> =>
  (await net.owner.query('select 1 from invitation where used_on is null')).rowCount ?? 0;

test('a clock that jumped waits: the host’s steward is told first, and her word ends what is over (C38)', async () => {
  const member = await net.join(ada, 'member', { name: 'Bea' });
  const sol = await net.found(ada, 'community-led', { name: 'Sol', organisation: 'Red House' });
  await ada.invite({ kind: 'person', role: 'member' });
  await jobs();
  expect(await links()).toBe(1);

  net.clock.pass({ days: 400 });
  await jobs();
  expect(await links()).toBe(1);

  for (const who of [ada, member, sol]) await who.signIn();
  const home = await ada.get(routes.home.url());
  expect(home.text).toContain(
    'The clock jumped. Nothing ends and nothing is erased until you say that it is right.',
  );
  const page = await ada.get(routes.clock.url());
  expect(page.text).toContain('29 December 2027');
  expect(page.text).toContain('24 November 2026');

  // Nobody else says so: not a member of the host, and no steward of another organisation, who finds nothing there.
  const seen = await member.get(routes.clock.url());
  expect([seen.status, seen.offers(routes.confirmDay.url())]).toEqual([200, false]);
  expect((await member.post(routes.confirmDay.url())).status).toBeGreaterThanOrEqual(400);
  expect((await sol.get(routes.clock.url())).status).toBe(404);
  expect((await sol.post(routes.confirmDay.url())).status).toBe(404);
  await jobs();
  expect(await links()).toBe(1);

  await ada.get(routes.clock.url());
  const said = await ada.submit(routes.confirmDay.url());
  expect(said.text).toContain('You said that the day is right.');
  await jobs();
  expect(await links()).toBe(0);
  expect((await ada.get(routes.home.url())).text).not.toContain('The clock jumped');
  expect(net.troubles).toEqual([]);
});
