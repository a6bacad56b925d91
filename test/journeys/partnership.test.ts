import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyFile } from '../../src/command/verify.ts';
import { verifyRecord } from '../../src/ledger/verify.ts';
import { routes } from '../../src/routes.ts';
import { openBrowser, type Served, serveNetwork } from '../support/browser.ts';

let net: Served;
let browser: Browser;
let folder: string;
const strayed: string[] = [];
const neutral = 'https://www.wikipedia.org/';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-'));
  net = await serveNetwork();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await net?.close();
  await rm(folder, { recursive: true, force: true });
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
    if (!url.startsWith(`${net.origin}/`) && url !== neutral) strayed.push(url);
  });
  return page;
};

const go = (page: Page, path: string) => page.goto(new URL(path, net.origin).href);
const press = (page: Page, action: string) =>
  page.locator(`form[action="${action}"] button[type=submit]`).first().click();
const textOf = (page: Page): Promise<string> => page.locator('main').innerText();
const idIn = (text: string, kind: string): string =>
  new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(text)?.[1] ?? '';

const keepCode = async (page: Page): Promise<string> => {
  await press(page, routes.newRecoveryCode.url());
  const code = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){5}/.exec(await page.content())?.[0] ?? '';
  await page.locator('[name=code]').fill(code);
  await press(page, routes.confirmRecoveryCode.url());
  return code;
};

type Arrived = { page: Page; code: string; organisation: string };
const arrive = async (link: string, name: string, organisation: string): Promise<Arrived> => {
  const page = await newPerson();
  await go(page, link);
  await page.locator('[name=organisation]').fill(organisation);
  await page.locator('[name=name]').fill(name);
  await press(page, new URL(link, net.origin).pathname);
  const code = await keepCode(page);
  await go(page, routes.home.url());
  return { page, code, organisation: idIn(await page.content(), 'organisations') };
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

test('a partnership, from the set-up link to leaving at once, in a browser without scripting', async () => {
  const host = await arrive(net.setUpLink, 'Ada', 'Rede Aurora');
  const river = await arrive(await linkFor(host, 'organisation', 'community-led'), 'Rita', 'River Union');
  const fund = await arrive(await linkFor(host, 'organisation', 'ally'), 'Bo', 'Northern Fund');

  // River Union says who it is, and the host confirms it.
  const at = { organisation: river.organisation };
  await go(river.page, routes.profile.url(at));
  await river.page.locator('input[name=communities][value=sex-workers]').check();
  await press(river.page, routes.changeProfile.url(at));
  await go(river.page, `${routes.status.url(at)}?profile=UNAIDS`);
  await river.page.locator('[name=statement]').fill('We decide in assembly.');
  await press(river.page, routes.claimStatus.url(at));
  expect(await textOf(river.page)).toContain('Claimed, not yet confirmed');
  await go(host.page, routes.status.url(at));
  await host.page.locator('input[name=answer][value=confirmed]').check();
  await host.page.locator('form[action$="/answer"] button[type=submit]').click();
  expect(await textOf(host.page)).toContain('You confirmed this status.');

  // An introduction makes the two known to each other; the community opens its door.
  const introduction = await linkFor(river, 'introduction');
  await go(fund.page, introduction);
  await press(fund.page, introduction);
  await go(river.page, routes.organisation.url({ organisation: fund.organisation }));
  await press(river.page, routes.letIn.url({ organisation: fund.organisation }));

  await go(river.page, routes.newPartnership.url());
  await river.page.locator('[name=title]').fill('The port bylaw');
  await fillBlanks(river.page);
  await river.page.locator('[name=reviewOn]').fill('2027-06-01');
  await river.page.locator(`input[name=parties][value="${fund.organisation}"]`).check();
  await press(river.page, routes.proposePartnership.url());
  expect(await textOf(river.page)).toContain('Your proposal is open');
  await go(river.page, routes.partnerships.url());
  const partnership = idIn(await river.page.content(), 'partnerships');
  await go(river.page, routes.partnership.url({ partnership }));
  const decision = idIn(await river.page.content(), 'decisions');
  const open = { partnership, decision };

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

  await go(river.page, routes.partnership.url({ partnership }));
  expect(await textOf(river.page)).toMatch(/Number 1\b/);
  if (process.env.SCREENSHOT) await river.page.screenshot({ path: process.env.SCREENSHOT });

  await go(river.page, routes.record.url({ partnership }));
  expect(await textOf(river.page)).toMatch(/Northern Fund.*consent/);
  const record = await saved(river.page, routes.recordFile.url({ partnership }), 'record.jsonl');
  const checkpoint = await saved(river.page, routes.checkpointFile.url({ partnership }), 'checkpoint.txt');
  expect(verifyRecord((await readFile(record, 'utf8')).trimEnd().split('\n'))).toMatchObject({ ok: true });
  expect(await verifyFile(record, { checkpoint })).toMatchObject({ exitCode: 0 });

  // In a browser that knows nothing of her, the printed code opens the account.
  const again = await newPerson();
  await go(again, routes.recover.url());
  await again.locator('[name=code]').fill(river.code);
  await press(again, routes.recoverNow.url());
  await keepCode(again);
  await go(again, routes.partnership.url({ partnership }));
  expect(await textOf(again)).toMatch(/Number 1\b/);
  const kept = await again.context().cookies();
  await press(again, routes.leave.url());
  await again.waitForURL(neutral);
  await again.context().addCookies(kept);
  await go(again, routes.home.url());
  expect(new URL(again.url()).pathname).toBe(routes.signIn.url());

  expect(strayed).toEqual([]);
  expect(net.troubles).toEqual([]);
}, 120_000);
