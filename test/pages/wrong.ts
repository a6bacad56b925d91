import type { Page, Response } from 'playwright-core';
import { type RouteName, routes } from '../../src/routes.ts';

export type FormOnPage = { at: number; action: string; fields: number };

/** The forms of a page that change something, with how many fields a person fills in each. */
export const formsOn = (page: Page): Promise<FormOnPage[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLFormElement>('form[method=post]')].map((form, at) => ({
      at,
      action: form.getAttribute('action') ?? '',
      fields: form.querySelectorAll('input:not([type=hidden]), select, textarea').length,
    })),
  );

/** Which of our routes a form posts to. */
export const routeOf = (action: string): RouteName | undefined => {
  const fits = Object.entries(routes).find(
    ([, { method, pattern }]) =>
      method === 'POST' && new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(action),
  );
  return fits && Object.keys(routes).find((name): name is RouteName => name === fits[0]);
};

/** Gives a form her passphrase, where it asks for it. */
export const know = (page: Page, at: number, passphrase: string): Promise<void> =>
  page
    .locator('form[method=post]')
    .nth(at)
    .evaluate((form, known) => {
      for (const field of form.querySelectorAll('input[name=passphrase]'))
        if (field instanceof HTMLInputElement) field.value = known;
    }, passphrase);

/** Presses a form's button and gives the page that comes of it. */
export const send = async (page: Page, at: number): Promise<Response> => {
  const form = page.locator('form[method=post]').nth(at);
  await form.evaluate((element) => {
    for (let up = element.closest('details'); up; up = up.parentElement?.closest('details') ?? null)
      up.open = true;
  });
  const answered = page.waitForResponse(
    (response) => response.request().isNavigationRequest() && ![302, 303].includes(response.status()),
  );
  // The one that the form is for: a long form has others before and after it.
  await form.locator('button.primary').or(form.locator('button[type=submit]').last()).first().click();
  const answer = await answered;
  await page.waitForLoadState();
  return answer;
};

/** Sends a form of which everything was taken out, as somebody would who presses the button too early. */
export const sendEmpty = async (page: Page, at: number): Promise<Response> => {
  await page
    .locator('form[method=post]')
    .nth(at)
    .evaluate((form) => {
      for (const field of form.querySelectorAll('input:not([type=hidden]), textarea, select')) {
        if (field instanceof HTMLSelectElement) field.selectedIndex = 0;
        else if (field instanceof HTMLTextAreaElement) field.value = '';
        else if (field instanceof HTMLInputElement) {
          if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
          else field.value = '';
        }
      }
    });
  return send(page, at);
};

/** Makes every form one that was open for too long, or never came from here (C28). */
export const spoilToken = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const token of document.querySelectorAll<HTMLInputElement>('input[name=token]'))
      token.value = 'spoilt';
  });
