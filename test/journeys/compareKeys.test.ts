import jsQR from 'jsqr';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { Cast, firstId } from '../pages/cast.ts';
import { openBrowser } from '../support/browser.ts';
import { Hand } from './byHand.ts';

let browser: Browser;
let cast: Cast;
let camera: BrowserContext;

beforeAll(async () => {
  browser = await openBrowser();
  cast = await Cast.open();
  camera = await browser.newContext();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await cast?.net.close();
});

/** Goes on with Tab until the focus is on it: nobody here has a mouse, and scripting is off. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let stops = 1; stops < 150; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${selector}:focus-visible`).count()) return;
  }
  throw new Error(`nobody gets to ${selector} with Tab on ${page.url()}`);
};
const press = async (page: Page): Promise<void> => {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
};
const follow = async (page: Page, address: string): Promise<void> => {
  await tabTo(page, `main a[href="${address}"]`);
  await press(page);
  expect(new URL(page.url()).pathname).toBe(address);
};

/** What she reads aloud. */
const codeOn = async (page: Page): Promise<string> =>
  /\d{5}(?: \d{5}){11}/.exec((await page.locator('main').innerText()).replace(/\s+/g, ' '))?.[0] ?? '';

/** What the other's camera reads off her screen, on a device of its own. */
const readByCamera = async (page: Page): Promise<string> => {
  const picture = await page.locator('.qr svg').screenshot();
  const eye = await camera.newPage();
  const seen = await eye.evaluate(async (encoded) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${encoded}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser draws nothing');
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { data: [...data], width, height };
  }, picture.toString('base64'));
  await eye.close();
  return jsQR(Uint8ClampedArray.from(seen.data), seen.width, seen.height)?.data ?? '';
};

test('two people of two organisations compare the keys by keyboard, aloud and by camera, until a key changes (C57)', async () => {
  const partnership = firstId(await (await cast.as('Amani')).get(routes.partnerships.url()), 'partnerships');
  const keys = routes.compareKeys.url({ partnership });
  const [amani, helen] = [await Hand.open(browser, cast), await Hand.open(browser, cast)];
  await amani.signIn('Amani');
  await helen.signIn('Helen');
  for (const { page } of [amani, helen]) {
    await page.goto(cast.net.origin + routes.record.url({ partnership }));
    await follow(page, keys);
  }

  const code = await codeOn(amani.page);
  expect(code).toMatch(/^\d{5}(?: \d{5}){11}$/);
  expect(await codeOn(helen.page)).toBe(code);
  expect(await readByCamera(amani.page)).toBe(code);
  expect(await readByCamera(helen.page)).toBe(code);

  const same = `form[action="${routes.comparedKeys.url({ partnership })}"] button[type=submit]`;
  for (const { page } of [amani, helen]) {
    await tabTo(page, same);
    await press(page);
    expect(await page.locator('main').innerText()).toContain('You said that the keys are the same.');
  }
  expect((await amani.go(keys)) === 200 && (await amani.text())).toMatch(
    /Lantern Collective \(example\): the same, said on/,
  );
  expect((await amani.text()).match(/the same, said on/g)).toHaveLength(2);
  await follow(amani.page, routes.record.url({ partnership }));
  expect((await amani.text()).match(/compared the keys with another organisation/g)).toHaveLength(2);

  // A member of one of them is removed: new keys, another code, and nobody has compared it.
  const steward = await cast.as('Amani');
  const organisation = await cast.organisationOf('Amani');
  const members = await steward.get(routes.members.url({ organisation }));
  const zuri = /members\/([0-9a-f-]{36})\/removal/.exec(members.html)?.[1] ?? '';
  await steward.submit(routes.removeMember.url({ organisation, person: zuri }), {
    passphrase: cast.passphraseOf('Amani'),
  });
  for (const hand of [amani, helen]) {
    await hand.go(keys);
    expect(await codeOn(hand.page)).not.toBe(code);
    expect(await hand.text()).not.toContain('the same, said on');
  }
  expect(await codeOn(helen.page)).toBe(await codeOn(amani.page));

  // Whoever is not in it finds nothing there.
  const stranger = await Hand.open(browser, cast);
  await stranger.signIn('Yusuf');
  expect(await stranger.go(keys)).toBe(404);
  for (const hand of [amani, helen, stranger]) expect([hand.strayed, hand.broken]).toEqual([[], []]);
}, 400_000);

test('two colleagues compare their organisation’s key, and only who said so reads that she did (C57)', async () => {
  const organisation = await cast.organisationOf('Mali');
  const keys = routes.ownKeys.url({ organisation });
  const [mali, lin] = [await Hand.open(browser, cast), await Hand.open(browser, cast)];
  await mali.signIn('Mali');
  await lin.signIn('Lin');
  for (const { page } of [mali, lin]) {
    await page.goto(cast.net.origin + routes.members.url({ organisation }));
    await follow(page, keys);
  }
  const code = await codeOn(mali.page);
  expect(code).not.toBe('');
  expect(await readByCamera(lin.page)).toBe(code);
  await tabTo(
    mali.page,
    `form[action="${routes.comparedOwnKeys.url({ organisation })}"] button[type=submit]`,
  );
  await press(mali.page);
  expect(await mali.text()).toContain('You compared this code, and it was the same.');
  await lin.go(keys);
  expect(await lin.text()).toContain('You have not compared it since the key last changed.');
}, 400_000);
