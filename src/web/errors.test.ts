import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Network, network, type Person } from '../../test/support/people.ts';
import { routes } from '../routes.ts';

let net: Network;
let ada: Person;
let ally: Person;
beforeAll(async () => {
  net = await network();
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  ally = await net.found(ada, 'ally', { name: 'Nora', organisation: 'Northern Fund' });
});
afterAll(() => net.close());

test('an act that only the second wall refuses is a page that says what changed, not an error (C19)', async () => {
  await net.owner.query('revoke insert on let_in from alongside_app');
  const page = await ada.post(routes.permitProposals.url({ organisation: ally.organisation }));
  expect([page.status, page.text.includes('Something has changed meanwhile')]).toEqual([409, true]);
  expect(net.troubles.splice(0)).toHaveLength(1);
  await net.owner.query('grant insert on let_in to alongside_app');
  expect((await ada.post(routes.permitProposals.url({ organisation: ally.organisation }))).status).toBe(303);
});

test('what breaks on our side is a page with a number to quote, and nothing about how (C37)', async () => {
  await net.owner.query('alter table let_in rename to let_in_elsewhere');
  const page = await ada.post(routes.permitProposals.url({ organisation: ally.organisation }));
  expect(page.status).toBe(500);
  const [trouble] = net.troubles.splice(0);
  expect(page.text).toContain(trouble?.id);
  // Nor does the log say more than which route, which kind of failure, and where in our own code.
  const { id, ...logged } = trouble ?? {};
  expect(logged).toEqual({
    hour: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\dZ$/),
    route: routes.permitProposals.pattern,
    error: 'DatabaseTrouble',
    at: expect.stringMatching(/^(?:src\/[\w./-]+:\d+|unknown)$/),
  });
  expect(page.text).not.toMatch(/let_in|relation|DatabaseTrouble|SQL/);
});
