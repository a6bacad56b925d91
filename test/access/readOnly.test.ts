import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RouteName, routes } from '../../src/routes.ts';
import { Mount } from '../../src/web/mount.ts';
import { type Network, network } from '../support/people.ts';

let net: Network;
beforeAll(async () => {
  net = await network();
});
afterAll(() => net.close());

const names = Object.keys(routes).filter((name): name is RouteName => Object.hasOwn(routes, name));
const acts = async (): Promise<number> =>
  Number((await net.owner.query('select count(*) from act')).rows[0].count);

/** A page that writes something whenever it is asked for. */
const pageThatWrites = (writes: boolean): Hono => {
  const app = new Hono();
  app.onError((error, context) => context.text(error.message, 500));
  new Mount(app, net.deps).open({ ...routes.front, writes }, async (request) => {
    await request.asStranger(null, (tx) =>
      request.actOnce(tx, 'a'.repeat(32), async () => ({ ok: true, to: '/' })),
    );
    return request.context.text('done');
  });
  return app;
};

describe('a page that is read', () => {
  test('changes nothing, whatever its code tries: PostgreSQL lets it only read', async () => {
    const answer = await pageThatWrites(false).request('/');
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('25006')]);
    expect(await acts()).toBe(0);
  });

  test('writes where the list of addresses says so, and only there', async () => {
    expect((await pageThatWrites(true).request('/')).status).toBe(200);
    expect(await acts()).toBe(1);
    expect(names.filter((name) => routes[name].method === 'GET' && routes[name].writes)).toEqual([
      // whoever holds the partnership's key hands it to a newcomer by coming by
      ...['partnership', 'power', 'newProposal', 'decision', 'exactText', 'amendment', 'leaving'],
      ...['record', 'recordFile', 'checkpointFile', 'compareKeys'],
      // who looked at a nominee is noted for her; a note that was read is counted
      ...['programme', 'note'],
      // the last to come by opens what everyone handed in
      ...['round', 'result', 'resultItem', 'report', 'reportFile', 'pooledResults'],
    ]);
    expect(names.filter((name) => routes[name].method === 'POST' && !routes[name].writes)).toEqual([]);
  });
});
