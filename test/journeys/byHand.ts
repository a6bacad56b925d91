import type { Browser, Locator, Page } from 'playwright-core';
import { cookieName } from '../../src/web/cookie.ts';
import type { Cast } from '../pages/cast.ts';
import type { Fields } from '../support/page.ts';

type Shown = {
  name: string;
  kind: 'select' | 'checkbox' | 'radio' | 'text';
  value: string;
  on: boolean;
};

/** What stands in a form, read in one go: every question to a browser takes its time. */
const fieldsShown = (elements: Element[]): Shown[] =>
  elements.flatMap((field): Shown[] => {
    if (field instanceof HTMLSelectElement)
      return [{ name: field.name, kind: 'select', value: field.value, on: true }];
    if (field instanceof HTMLTextAreaElement)
      return [{ name: field.name, kind: 'text', value: field.value, on: true }];
    if (!(field instanceof HTMLInputElement)) return [];
    const { name, type, value, checked } = field;
    return [{ name, kind: type === 'checkbox' || type === 'radio' ? type : 'text', value, on: checked }];
  });

/** One person at her own browser, with scripting off. */
export class Hand {
  private constructor(
    readonly page: Page,
    private readonly cast: Cast,
    readonly strayed: string[],
    readonly broken: string[],
  ) {}

  static async open(browser: Browser, cast: Cast): Promise<Hand> {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const hand = new Hand(page, cast, [], []);
    page.on('request', (request) => {
      if (!request.url().startsWith(`${cast.net.origin}/`)) hand.strayed.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 500) hand.broken.push(new URL(response.url()).pathname);
    });
    return hand;
  }

  async go(path: string): Promise<number> {
    return (await this.page.goto(new URL(path, this.cast.net.origin).href))?.status() ?? 0;
  }

  /** With a session of her own, as her browser would hold it: typing the passphrase is a journey of its own. */
  async signIn(name: string): Promise<void> {
    const { cookie } = await this.cast.signIn(name);
    const { hostname: domain } = new URL(this.cast.net.origin);
    const value = cookie?.slice(`${cookieName}=`.length) ?? '';
    const kept = { name: cookieName, value, domain, path: '/', secure: true, httpOnly: true };
    await this.page.context().clearCookies();
    await this.page.context().addCookies([kept]);
  }

  /** Sends the form with this address: by its one button, or by the one that says this. */
  async press(action: string, button = 'button[type=submit]'): Promise<void> {
    const form = this.form(action);
    await this.unfold(form);
    await Promise.all([this.page.waitForEvent('load'), form.locator(button).first().click()]);
  }

  form(action: string): Locator {
    return this.page.locator(`form[action="${action}"]`).first();
  }
  offers(action: string): Promise<boolean> {
    return this.page
      .locator(`form[action="${action}"]`)
      .count()
      .then((count) => count > 0);
  }

  /** Opens whatever this form is folded into, and what is folded in it. */
  async unfold(form: Locator): Promise<void> {
    for (const fold of await form.locator('xpath=ancestor::details[not(@open)]/summary').all())
      await fold.click();
    for (;;) {
      const folded = form.locator('details:not([open]) > summary >> visible=true');
      if ((await folded.count()) === 0) return;
      await folded.first().click();
    }
  }

  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ');
  }
  async html(): Promise<string> {
    return this.page.content();
  }
  async idOf(kind: string): Promise<string> {
    return new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(await this.html())?.[1] ?? '';
  }
  async idHere(kind: string): Promise<string> {
    return new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(this.page.url())?.[1] ?? '';
  }

  /** The code that is hers, on her own page. */
  async idOfCode(): Promise<string> {
    return /\/own\/((?:[0-9A-Z]{5}-?){6})/.exec(this.page.url())?.[1] ?? '';
  }

  /** Fills in one field as somebody would: chooses, ticks, or types, and leaves what stands there already. */
  private async put(form: Locator, shown: readonly Shown[], name: string, wanted: string[]): Promise<void> {
    const own = shown.filter((field) => field.name === name);
    const [first] = own;
    if (!first) throw new Error(`this form does not ask for ${name}`);
    const field = (place: number): Locator => form.locator(`[name="${name}"]`).nth(place);
    if (first.kind === 'select') {
      for (const [place, one] of wanted.entries())
        if (own[place]?.value !== one) await field(place).selectOption(one);
    } else if (first.kind === 'text') {
      const typed = wanted.join('');
      if (first.value !== typed) await field(0).fill(typed);
    } else {
      for (const [place, { value, on }] of own.entries()) {
        const chosen = wanted.includes(value);
        if (chosen !== on && (chosen || first.kind === 'checkbox')) await field(place).setChecked(chosen);
      }
    }
  }

  async fill(action: string, fields: Fields): Promise<void> {
    const form = this.form(action);
    await form.waitFor({ state: 'attached' });
    await this.unfold(form);
    const shown = await form.locator('[name]').evaluateAll(fieldsShown);
    for (const [name, value] of Object.entries(fields)) await this.put(form, shown, name, [value].flat());
  }
}

/** Not for people to fill in: the page keeps them. */
const kept = /^(?:version|do|partnership)$|-(?:key|for|open)$/;

/** Lays out a plan block by block, with the page's own buttons. */
export const layOut = async (hand: Hand, action: string, fields: Fields): Promise<void> => {
  for (let place = 2; fields[`community-${place}-community`] !== undefined; place += 1)
    await hand.press(action, 'button[value=add-community]');
  for (let place = 2; fields[`day-${place}-on`] !== undefined; place += 1)
    await hand.press(action, 'button[value=add-day]');
  for (let place = 2; fields[`seat-${place}-for`] !== undefined; place += 1)
    await hand.press(
      action,
      `button[value=add-${fields[`seat-${place}-for`] === 'expert' ? 'expert' : 'seat'}]`,
    );
  const typed = Object.entries(fields).filter(
    ([name, value]) =>
      !kept.test(name) && (value !== '' || name.endsWith('-covers')) && !isOfExpert(fields, name),
  );
  await hand.fill(action, Object.fromEntries(typed));
  await hand.press(action, 'button[value=save]');
};

/** What the form of another expert’s seat does not ask. */
const isOfExpert = (fields: Fields, name: string): boolean => {
  const [, place, part] = /^seat-(\d+)-(\w+)$/.exec(name) ?? [];
  return fields[`seat-${place}-for`] === 'expert' && ['community', 'paid'].includes(part ?? '');
};
