import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StatementId } from '../../src/kernel/ids.ts';
import { routes } from '../../src/routes.ts';
import { Looker } from '../pages/look.ts';
import { freePort } from '../processes/program.ts';
import { openBrowser } from '../support/browser.ts';
import { PublicStatements } from '../support/publicStatements.ts';
import { namesAll } from '../support/statements.ts';

let world: PublicStatements;
let browser: Browser;
let looker: Looker;
let origin: string;
const server = createServer(
  getRequestListener((request) => world?.app.fetch(request) ?? new Response(null, { status: 503 })),
);

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  world = await PublicStatements.open(origin);
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  browser = await openBrowser();
  looker = await Looker.open(browser, [origin]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
  await world.story.drop();
  expect(world.troubles).toEqual([]);
});

const answered = (response: Response | null): Response => {
  if (!response) throw new Error('nothing was loaded');
  return response;
};
const goTo = async (path: string) => answered(await looker.page.goto(origin + path));
const press = async (button: string): Promise<Response> => {
  const [response] = await Promise.all([
    looker.page.waitForResponse((one) => one.request().isNavigationRequest() && one.status() !== 303),
    looker.page.getByRole('button', { name: button }).click(),
  ]);
  return response;
};
const seen = async (response: Response): Promise<string> => {
  const { html, faults } = await looker.look(response);
  expect([new URL(response.url()).pathname, faults]).toEqual([new URL(response.url()).pathname, []]);
  return html;
};

test('an organisation without an account reads a text, signs it, and is asked again when it changes', async () => {
  const id: StatementId = await world.drafted();
  await world.openToOthers(id);
  await world.publish(id);
  const token = await world.address(id);

  expect(await seen(await goTo(routes.publicText.url({ token })))).toContain(namesAll.title);
  await seen(await press('Sign on'));
  await looker.page.getByLabel('Name of your organisation').fill('Bridge House (example)');
  expect(await seen(await press('Sign on'))).toContain('Your signature is noted.');
  await seen(await goTo(routes.publicPrint.url({ token })));

  await goTo(routes.signOn.url({ token: await world.link(id) }));
  await looker.page.getByLabel('Name of your organisation').fill('Ferry House (example)');
  const signed = await press('Sign on');
  expect(await seen(signed)).toContain('signature stands under exactly the text below');

  await world.write(id, { ...namesAll, body: namesAll.body.replace('a month', 'two weeks') });
  await world.openToOthers(id);
  const own = new URL(signed.url()).pathname;
  expect(await seen(await goTo(own))).toContain('The text has changed since you signed.');
  expect(await seen(await press('Confirm for the new text'))).toContain('Your signature holds for the text');
  expect(await seen(await press('Take the signature back'))).toContain('Your signature is taken back.');
}, 240_000);

test('a link shows the text before anything is signed, and is spent with the first signature', async () => {
  const id = await world.drafted();
  await world.openToOthers(id);
  const path = routes.signOn.url({ token: await world.link(id) });
  expect(await seen(await goTo(path))).toContain('sex workers, women who use drugs');
  await looker.page.getByLabel('Name of your organisation').fill('Bridge House (example)');
  await press('Sign on');
  expect((await goTo(path)).status()).toBe(404);
});

test('nothing on these pages runs, and nothing is asked of another site (C26, C27)', () => {
  expect(looker.scripted).toEqual([]);
  expect(looker.strayed).toEqual([]);
});
