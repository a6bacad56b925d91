import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyFile } from '../../src/command/verify.ts';
import { verifyRecord } from '../../src/ledger/verify.ts';
import { routes } from '../../src/routes.ts';
import { cookieName } from '../../src/web/cookie.ts';
import { dropFolders, freePort, newFolder } from '../processes/program.ts';
import { openBrowser } from '../support/browser.ts';
import { type Running, start } from '../support/running.ts';

let running: Running;
let browser: Browser;
const folder = newFolder();
const strayed: string[] = [];
const broken: string[] = [];
const neutral = 'https://www.wikipedia.org/';

/** The program as `npm start` starts it: its own database server, its own socket, the real clock. */
beforeAll(async () => {
  const port = await freePort();
  running = await start({
    port,
    host: 'localhost',
    origin: `http://localhost:${port}`,
    dataFolder: join(folder, 'data'),
    pepperFile: join(folder, 'data', 'pepper'),
    backupKey: null,
    leaveTo: neutral,
    proxies: { hops: 0, header: 'x-forwarded-for' },
    databaseUrl: null,
    databaseAppUrl: null,
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
  dropFolders();
});

/** One person at her own browser, with scripting off. */
const newPerson = async (): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: false,
    acceptDownloads: true,
    viewport: { width: 1280, height: 900 },
  });
  await context.route(neutral, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title><h1>Elsewhere</h1>' }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${running.origin}/`) && url !== neutral) strayed.push(url);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) broken.push(new URL(response.url()).pathname);
  });
  return page;
};

const go = (page: Page, path: string) => page.goto(new URL(path, running.origin).href);
/** There is nothing at this address, as far as this person can tell (C16). */
const expectNothing = async (page: Page, path: string): Promise<void> => {
  expect((await go(page, path))?.status()).toBe(404);
  expect(await textOf(page)).toContain('Nothing here');
};
const press = (page: Page, action: string) =>
  page.locator(`form[action="${action}"] button[type=submit]`).first().click();
const textOf = (page: Page): Promise<string> => page.locator('main').innerText();
const idIn = (text: string, kind: string): string =>
  new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(text)?.[1] ?? '';

const keepCode = async (page: Page, passphrase: string): Promise<string> => {
  await page.locator('#code-passphrase').fill(passphrase);
  await press(page, routes.newRecoveryCode.url());
  const code = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){5}/.exec(await page.content())?.[0] ?? '';
  await page.locator('[name=code]').fill(code);
  await press(page, routes.confirmRecoveryCode.url());
  return code;
};

type Arrived = { page: Page; name: string; code: string; organisation: string };
const arrive = async (link: string, name: string, organisation: string): Promise<Arrived> => {
  const page = await newPerson();
  await go(page, link);
  await page.locator('[name=organisation]').fill(organisation);
  await page.locator('[name=name]').fill(name);
  const words = await page.locator('[name=words]').inputValue();
  await press(page, new URL(link, running.origin).pathname);
  const code = await keepCode(page, words);
  await go(page, routes.home.url());
  return { page, name: organisation, code, organisation: idIn(await page.content(), 'organisations') };
};

const linkFor = async ({ page, organisation }: Arrived, kind: string, of?: string): Promise<string> => {
  await go(page, routes.invitations.url({ organisation }));
  const form = page.locator('form').filter({ has: page.locator(`input[name=kind][value=${kind}]`) });
  if (of) await form.locator(`input[value=${of}]`).check();
  await form.locator('button[type=submit]').click();
  return /\/join\/[\w-]{43}/.exec(await page.content())?.[0] ?? '';
};

const fillBlanks = async (page: Page): Promise<void> => {
  for (const area of await page.locator('textarea[name^="term-"]').all()) {
    await area.fill((await area.inputValue()).replace(/\[[^\]]*\]/g, 'both of us'));
  }
};

const saved = async (page: Page, link: string, file: string): Promise<string> => {
  const coming = page.waitForEvent('download');
  await page.locator(`a[href="${link}"]`).click();
  const path = join(folder, file);
  await (await coming).saveAs(path);
  return path;
};

type People = { host: Arrived; river: Arrived; fund: Arrived };

/** Nobody has introduced the two: each is nothing to the other, by name and by address. */
const findNothing = async ({ river, fund }: People): Promise<void> => {
  await expectNothing(fund.page, routes.organisation.url(river));
  await expectNothing(fund.page, routes.status.url(river));
  await expectNothing(river.page, routes.organisation.url(fund));
  await go(fund.page, routes.newPartnership.url());
  expect(await textOf(fund.page)).not.toContain(river.name);
};

/** The community says who it is, and the host confirms it. */
const confirm = async ({ host, river }: People): Promise<void> => {
  await go(river.page, routes.profile.url(river));
  await river.page.locator('input[name=communities][value=sex-workers]').check();
  await press(river.page, routes.changeProfile.url(river));
  await go(river.page, `${routes.status.url(river)}?profile=UNAIDS`);
  await river.page.locator('[name=statement]').fill('We decide in assembly.');
  await press(river.page, routes.claimStatus.url(river));
  expect(await textOf(river.page)).toContain('Claimed, not yet confirmed');
  await go(host.page, routes.status.url(river));
  await host.page.locator('input[name=answer][value=confirmed]').check();
  await host.page.locator('form[action$="/answer"] button[type=submit]').click();
  expect(await textOf(host.page)).toContain('You confirmed this status.');
};

/** An introduction makes the two known to each other; the community opens its door. */
const introduce = async ({ river, fund }: People): Promise<void> => {
  const introduction = await linkFor(river, 'introduction');
  await go(fund.page, introduction);
  await press(fund.page, introduction);
  await go(river.page, routes.organisation.url(fund));
  await press(river.page, routes.permitProposals.url(fund));
};

type Open = { partnership: string; decision: string };

const propose = async ({ river, fund }: People): Promise<Open> => {
  const { page } = river;
  await go(page, routes.newPartnership.url());
  await page.locator('[name=title]').fill('The port bylaw');
  await fillBlanks(page);
  await page.locator(`input[name=parties][value="${fund.organisation}"]`).check();
  await press(page, routes.proposePartnership.url());
  expect(await textOf(page)).toContain('Your proposal is open');
  await go(page, routes.partnerships.url());
  const partnership = idIn(await page.content(), 'partnerships');
  await go(page, routes.partnership.url({ partnership }));
  return { partnership, decision: idIn(await page.content(), 'decisions') };
};

/** Who brought both here is not in it, and finds nothing of it; nor does a stranger get past the door. */
const keptOut = async ({ host }: People, open: Open): Promise<void> => {
  for (const path of [routes.partnership.url(open), routes.decision.url(open)]) {
    await expectNothing(host.page, path);
    const stranger = await newPerson();
    await go(stranger, path);
    expect(new URL(stranger.url()).pathname).toBe(routes.signIn.url());
  }
};

/** The ally objects, the community amends, the ally consents to the new text. */
const agree = async ({ river, fund }: People, open: Open): Promise<void> => {
  await go(fund.page, routes.decision.url(open));
  await fund.page.locator('details.option summary').click();
  await fund.page.locator('[name=reason]').fill('The purpose needs a place.');
  await press(fund.page, routes.object.url(open));
  await go(river.page, routes.decision.url(open));
  expect(await textOf(river.page)).toContain('The purpose needs a place.');
  await go(river.page, routes.amendment.url(open));
  await river.page.locator('[name=term-purpose]').fill('To change the bylaw of the southern port.');
  await press(river.page, routes.amend.url(open));
  await go(fund.page, routes.decision.url(open));
  expect(await textOf(fund.page)).toContain('southern port');
  await press(fund.page, routes.consent.url(open));
  expect(await textOf(fund.page)).toContain('This took effect on');
};

const checkRecord = async ({ river: { page } }: People, { partnership }: Open): Promise<void> => {
  await go(page, routes.partnership.url({ partnership }));
  expect(await textOf(page)).toMatch(/Number 1\b/);
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  await go(page, routes.record.url({ partnership }));
  expect(await textOf(page)).toMatch(/Northern Fund.*consent/);
  const record = await saved(page, routes.recordFile.url({ partnership }), 'record.jsonl');
  const checkpoint = await saved(page, routes.checkpointFile.url({ partnership }), 'checkpoint.txt');
  expect(verifyRecord((await readFile(record, 'utf8')).trimEnd().split('\n'))).toMatchObject({ ok: true });
  expect(await verifyFile(record, { checkpoint })).toMatchObject({ exitCode: 0 });
};

/** In a browser that knows nothing of her, the printed code opens the account. */
const comeBack = async ({ river }: People, open: Open): Promise<Page> => {
  const page = await newPerson();
  await go(page, routes.recover.url());
  await page.locator('[name=code]').fill(river.code);
  const words = await page.locator('[name=words]').inputValue();
  await press(page, routes.recoverNow.url());
  await keepCode(page, words);
  await go(page, routes.partnership.url(open));
  expect(await textOf(page)).toMatch(/Number 1\b/);
  return page;
};

/** The cookie of that very visit, kept by whoever watched, opens the page until she leaves and nothing after. */
const leave = async (page: Page): Promise<void> => {
  const [kept] = (await page.context().cookies()).filter(({ name }) => name === cookieName);
  const replayed = () =>
    fetch(running.origin + routes.home.url(), {
      headers: { cookie: `${cookieName}=${kept?.value}` },
      redirect: 'manual',
    });
  expect((await replayed()).status).toBe(200);
  await press(page, routes.leave.url());
  await page.waitForURL(neutral);
  const dead = await replayed();
  expect([dead.status, dead.headers.get('location')]).toEqual([303, routes.signIn.url()]);
  await page.context().addCookies(kept ? [kept] : []);
  await go(page, routes.home.url());
  expect(new URL(page.url()).pathname).toBe(routes.signIn.url());
};

test('a partnership, from the set-up link to leaving at once, in a browser without scripting (C27)', async () => {
  const host = await arrive(running.setUpLink ?? '', 'Ada', 'Rede Aurora');
  const river = await arrive(await linkFor(host, 'organisation', 'community-led'), 'Rita', 'River Union');
  const fund = await arrive(await linkFor(host, 'organisation', 'ally'), 'Bo', 'Northern Fund');
  const people = { host, river, fund };
  await findNothing(people);
  await confirm(people);
  await introduce(people);
  const open = await propose(people);
  await keptOut(people, open);
  await agree(people, open);
  await checkRecord(people, open);
  await leave(await comeBack(people, open));
  expect(strayed).toEqual([]);
  expect(broken).toEqual([]);
}, 300_000);
