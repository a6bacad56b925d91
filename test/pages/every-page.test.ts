import type { Browser, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { cookieName } from '../../src/web/cookie.ts';
import { openBrowser, serveNetwork } from '../support/browser.ts';
import type { Network } from '../support/people.ts';
import { Cast } from './cast.ts';
import { Looker, titleOf } from './look.ts';
import { type Stop, type Stops, stopsOf } from './stops.ts';
import { tell } from './story.ts';
import { formsOn, know, routeOf, send, sendEmpty, spoilToken } from './wrong.ts';

let browser: Browser;
let cast: Cast;
let unset: Network;
let looker: Looker;
let stops: Stops;

beforeAll(async () => {
  browser = await openBrowser();
  cast = await Cast.open();
  unset = await serveNetwork();
  stops = await stopsOf(cast, await tell(cast), unset.setUpLink);
  looker = await Looker.open(browser, [cast.net.origin, unset.origin]);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await unset?.close();
  await cast?.net.close();
});

const ways = Object.entries(routes).filter(([, { method }]) => method === 'GET');
/** They answer with a file or a word: nothing to look at. */
const files = [
  'health',
  'stylesheet',
  'script',
  'draftScript',
  'icon',
  'robots',
  'source',
  'exactText',
  'recordFile',
  'checkpointFile',
  'engagementCalendar',
  'ownCalendar',
  'paymentsFile',
  'sheetsForm',
  'reportFile',
  'historyFile',
  'questionsFile',
  'exactWording',
  'publicFile',
  'publicExact',
  'publicExternalFile',
];
/** They lead on: addresses that were printed before. */
const leadingOn = ['formerExternalText', 'formerExternalFile'];
const pages = ways.filter(([name]) => !files.includes(name) && !leadingOn.includes(name));

/** Every form that was met, and what came of sending it with nothing in it. */
const met = new Map<string, 'refused' | 'taken' | 'nothing to fill in'>();

/**
 * A yes or a no without a word, a search for everybody, being shown by no name, no day of rest, a sheet that is begun,
 * nothing agreed to be published: each is an answer.
 */
const mayBeEmpty = [
  ...['agreePublishing', 'answerRequest', 'answerSeat', 'changeAppearance', 'changeWeek'],
  ...['checkPartnershipNow', 'keepLinkedSheet', 'keepSheet', 'searchExperts'],
];

/** They stand on a page only while something is wrong, or waits: their own tests send them. */
const inNeed = ['confirmDay', 'takeRecordAsSeen', 'lookAtWords', 'lookAtAsked'];

/** Of every page that was looked at. */
const titles: string[] = [];

/** What must not stand in a window's title, where a screen, a tab or a history shows it (C32). */
const telling = () =>
  new RegExp(`\\b(${[...cast.names, 'example', 'sex', 'drugs?', 'trans', 'HIV'].join('|')})\\b`, 'i');

const stopsAt = (name: string): readonly Stop[] => new Map(Object.entries(stops)).get(name) ?? [];

const open = async ({ as, path, press }: Stop, language: 'en' | 'fr' = 'en'): Promise<Response> => {
  const url = new URL(path, cast.net.origin);
  const secret = as ? (await cast.as(as)).cookie?.split('=')[1] : 'A'.repeat(43);
  await looker.context.clearCookies();
  await looker.context.addCookies([
    {
      name: cookieName,
      value: `${secret}.${language}`,
      domain: url.hostname,
      path: '/',
      secure: true,
      httpOnly: true,
    },
  ]);
  const answer = await looker.page.goto(url.href);
  if (!answer) throw new Error(`${path} did not answer`);
  if (!press) return answer;
  const form = (await formsOn(looker.page)).find(({ action }) => action === press);
  if (!form) throw new Error(`${path} has no form that posts to ${press}`);
  await know(looker.page, form.at, as ? cast.passphraseOf(as) : '');
  return send(looker.page, form.at);
};

const faultsOf = async (answer: Response, where: string): Promise<string[]> => {
  const { html, faults } = await looker.look(answer);
  titles.push(titleOf(html));
  return faults.map((fault) => `${where}: ${fault}`);
};

/** Sends every form that no page before had, with nothing in it, and looks at what comes back. */
const wrongFaults = async (stop: Stop, where: string): Promise<string[]> => {
  const faults: string[] = [];
  for (const { at, action, fields } of await formsOn(looker.page)) {
    // The style page shows forms that lead nowhere.
    if (action.startsWith('#')) continue;
    const name = routeOf(action) ?? `no route: ${action}`;
    if (met.get(name) === 'refused' || met.get(name) === 'taken') continue;
    met.set(name, 'nothing to fill in');
    if (fields === 0) continue;
    await open(stop);
    const answer = await sendEmpty(looker.page, at);
    met.set(name, answer.status() >= 400 ? 'refused' : 'taken');
    faults.push(...(await faultsOf(answer, `${where} → ${name}, sent empty`)));
  }
  return faults;
};

describe('every page reads for everyone, on any screen, by keyboard, in light and in dark', {
  timeout: 240_000,
}, () => {
  test.each(pages)('%s', async (name) => {
    expect(stopsAt(name).length).toBeGreaterThan(0);
    const faults: string[] = [];
    for (const stop of stopsAt(name)) {
      const where = `${name} as ${stop.as ?? 'a stranger'}`;
      const answer = await open(stop);
      if (answer.status() !== (stop.status ?? 200)) faults.push(`${where}: answers ${answer.status()}`);
      faults.push(...(await faultsOf(answer, where)));
      faults.push(...(await wrongFaults(stop, where)));
      await open(stop, 'fr');
      faults.push(...(await looker.narrowFaults()).map((fault) => `${where}, in French: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});

test('what only says something reads as well: nothing here, not accepted, leaving', async () => {
  const nowhere: Stop = { as: 'Amani', path: '/nowhere' };
  const faults = await faultsOf(await open(nowhere), 'nothing here');
  await open({ ...nowhere, path: routes.home.url() });
  await spoilToken(looker.page);
  const { at = 0 } = (await formsOn(looker.page)).find(({ action }) => action === routes.signOut.url()) ?? {};
  const refused = await send(looker.page, at);
  expect(refused.status()).toBe(403);
  faults.push(...(await faultsOf(refused, 'not accepted')));
  const leaving = await cast.net.app.request(cast.net.origin + routes.leave.url(), { method: 'POST' });
  faults.push(...(await looker.hear(cast.net.origin, await leaving.text())));
  expect(faults).toEqual([]);
});

test.each(files)('%s is not a page', async (name) => {
  const [stop] = stopsAt(name);
  if (!stop) throw new Error(`nobody asks for ${name}`);
  const cookie = stop.as ? ((await cast.as(stop.as)).cookie ?? '') : '';
  const answer = await cast.net.app.request(cast.net.origin + stop.path, { headers: { cookie } });
  expect([answer.status, answer.headers.get('content-type')?.includes('html')]).toEqual([200, false]);
});

test.each(leadingOn)('%s leads on', async (name) => {
  const [stop] = stopsAt(name);
  if (!stop) throw new Error(`nobody asks for ${name}`);
  const answer = await cast.net.app.request(cast.net.origin + stop.path);
  expect([answer.status, answer.headers.get('location')?.startsWith('/')]).toEqual([303, true]);
});

test('every form was met, and sent empty it is refused', () => {
  const posts = Object.entries(routes).filter(([, { method }]) => method === 'POST');
  expect(posts.map(([name]) => name).filter((name) => !met.has(name) && !inNeed.includes(name))).toEqual([]);
  expect([...met].filter(([name]) => name.startsWith('no route'))).toEqual([]);
  const taken = [...met].filter(([, how]) => how === 'taken').map(([name]) => name);
  expect(taken.sort()).toEqual(mayBeEmpty);
});

test('no page carries a script, a handler or a style of its own (C27)', () => {
  expect(titles.length).toBeGreaterThan(pages.length);
  expect(looker.scripted).toEqual([]);
});

test('no title says who somebody is or what this is about (C32)', () => {
  expect(titles.filter((title) => telling().test(title) || !/\S · Alongside$/.test(title))).toEqual([]);
});

test('no page asks anything of another site (C26)', () => {
  expect(looker.strayed).toEqual([]);
});

test('nothing broke while it was looked at', () => {
  expect(cast.net.troubles).toEqual([]);
});
