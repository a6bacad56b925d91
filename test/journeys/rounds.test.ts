import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { Cast } from '../pages/cast.ts';
import { openBrowser } from '../support/browser.ts';
import { Hand } from './byHand.ts';

let browser: Browser;
let cast: Cast;
let partnership: string;
const hands: Hand[] = [];
type Who = 'amani' | 'zuri' | 'robin' | 'helen' | 'stranger';
let people: Record<Who, Hand>;

const handOf = async (name: string | null): Promise<Hand> => {
  const hand = await Hand.open(browser, cast);
  hands.push(hand);
  if (name) await hand.signIn(name);
  return hand;
};

beforeAll(async () => {
  browser = await openBrowser();
  cast = await Cast.open();
  people = {
    amani: await handOf('Amani'),
    zuri: await handOf('Zuri'),
    robin: await handOf('Robin'),
    helen: await handOf('Helen'),
    stranger: await handOf(null),
  };
  await people.amani.go(routes.partnerships.url());
  partnership = await people.amani.idOf('partnerships');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await cast?.net.close();
});

type At = { round: string };

/** Opens it by the links of the pages, from the partnership on. */
const openRound = async (by: Hand, instrument: string): Promise<At> => {
  await by.go(routes.partnership.url({ partnership }));
  await by.page
    .locator(`a[href="${routes.rounds.url({ partnership })}"]`)
    .first()
    .click();
  await by.page
    .locator(`a[href="${routes.newRound.url({ partnership })}"]`)
    .first()
    .click();
  await by.fill(routes.openRound.url({ partnership }), { instrument, occasion: 'follow-up' });
  await by.press(routes.openRound.url({ partnership }));
  return { round: await by.idHere('rounds') };
};

const chooses = async (by: Hand, at: At, mode: 'one' | 'people'): Promise<void> => {
  await by.go(routes.round.url(at));
  await by.fill(routes.chooseHow.url(at), { mode });
  await by.press(routes.chooseHow.url(at));
};

/** Every question of the part that stands there: one mark for all, but for what is named. */
const answers = async (by: Hand, action: string, mark: string, marks: Record<string, string> = {}) => {
  const names = await by
    .form(action)
    .locator('input[type=radio][value="0"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''));
  const fields = names.map((name) => [name, marks[name.slice(2)] ?? mark] as const);
  await by.fill(action, Object.fromEntries(fields));
};
const sheetOf = async (by: Hand, at: At, mark: string, marks: Record<string, string> = {}): Promise<void> => {
  const action = routes.keepSheet.url(at);
  await by.go(routes.sheet.url(at));
  await answers(by, action, mark, marks);
  await by.press(action, 'button[value=next]');
  await answers(by, action, mark);
};
const keeps = (by: Hand, at: At): Promise<void> => by.press(routes.keepSheet.url(at), 'button[value=stop]');
const handsIn = async (by: Hand, at: At): Promise<void> => {
  await by.go(routes.round.url(at));
  await by.press(routes.handIn.url(at));
};

let at: At;
let codes: string[];

test('the ally opens a round and suggests what to ask; the community side asks something else (P3)', async () => {
  const { helen, amani } = people;
  at = await openRound(helen, 'alongside-partnership/1');
  expect(await helen.offers(routes.chooseQuestions.url(at))).toBe(false);
  await amani.go(routes.home.url());
  expect(await amani.text()).toContain('A round waits for your organisation’s answers');
  await amani.page
    .locator(`a[href="${routes.round.url(at)}"]`)
    .first()
    .click();
  await amani.fill(routes.chooseQuestions.url(at), { instrument: 'alongside-pulse/1' });
  await amani.press(routes.chooseQuestions.url(at));
  await helen.go(routes.round.url(at));
  expect(await helen.text()).toContain('After an occasion');
});

test('one side answers as several people: two with an account, one with a code and none', async () => {
  const { amani, zuri, stranger } = people;
  await chooses(amani, at, 'people');
  await amani.fill(routes.linkRaters.url(at), { count: '2' });
  await amani.press(routes.linkRaters.url(at));
  codes = (await amani.html()).match(/\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){5}\b/g) ?? [];
  expect(new Set(codes).size).toBe(2);
  for (const [hand, mark] of [
    [amani, '1'],
    [zuri, '2'],
  ] as const) {
    await sheetOf(hand, at, mark, { A1: '1' });
    await hand.press(routes.keepSheet.url(at), 'button[value=give]');
  }
  await stranger.go(routes.findSheet.url());
  await stranger.fill(routes.findSheetNow.url(), { code: (codes[0] ?? '').toLowerCase() });
  await stranger.press(routes.findSheetNow.url());
  const action = new URL(stranger.page.url()).pathname;
  await answers(stranger, action, '3', { A1: '0' });
  await stranger.press(action, 'button[value=next]');
  await answers(stranger, action, '1');
  await stranger.press(action, 'button[value=give]');
  expect(await stranger.go(action)).toBe(404);
});

test('the other agrees on one sheet, stops half-way, and finds it as it was', async () => {
  const { robin } = people;
  await chooses(robin, at, 'one');
  const action = routes.keepSheet.url(at);
  await robin.go(routes.sheet.url(at));
  await robin.fill(action, { 'a-A1': '0', 'a-C1': 'unsaid' });
  await keeps(robin, at);
  await robin.go(routes.sheet.url(at));
  expect(await robin.page.locator('input[name="a-A1"][value="0"]').isChecked()).toBe(true);
  expect(await robin.text()).toContain('2 of');
  await sheetOf(robin, at, '2', { A1: '0', C1: 'unsaid' });
  await keeps(robin, at);
});

test('nobody sees anything of the other side before the last has handed in (P3)', async () => {
  const { amani, robin, helen } = people;
  await handsIn(amani, at);
  await handsIn(robin, at);
  expect(await helen.go(routes.result.url(at))).toBe(404);
  expect(await helen.go(routes.resultItem.url({ ...at, item: 'A1' }))).toBe(404);
  await chooses(helen, at, 'one');
  await sheetOf(helen, at, '2', { A1: '4' });
  await keeps(helen, at);
  await helen.go(routes.round.url(at));
  // A 4 from an ally needs something to show for it. P7
  expect(await helen.text()).toContain('1 mark of 3 or 4 has nothing to show for it.');
  expect(await helen.offers(routes.handIn.url(at))).toBe(false);
  await helen.go(routes.sheet.url(at));
  await helen.fill(routes.keepSheet.url(at), { 'r-A1': 'The programme names who was chosen.' });
  await helen.press(routes.keepSheet.url(at), 'button[value=next]');
  await keeps(helen, at);
  expect(await helen.go(routes.result.url(at))).toBe(404);
  await handsIn(helen, at);
  expect(await robin.go(routes.result.url(at))).toBe(200);
});

test('the result says at once what needs repair, and the ally’s own view beside it', async () => {
  const { amani, robin, helen } = people;
  for (const hand of [amani, robin, helen]) {
    await hand.go(routes.round.url(at));
    await hand.go(routes.result.url(at));
    const text = await hand.text();
    expect(text).toContain('Needs repair');
    expect(text).toContain('gap +3.5');
    expect(text).toContain('Several people, fewer than five');
  }
});

test('a red line leads to each side’s reading, an action that all agree to, and a proposal for the agreement (P14)', async () => {
  const { amani, robin, helen } = people;
  const item = { ...at, item: 'A1' };
  await amani.page.locator('.next a, a.button').filter({ hasText: 'Talk about it' }).first().click();
  expect(new URL(amani.page.url()).pathname).toBe(routes.resultItem.url(item));
  await amani.fill(routes.writeReading.url(item), { words: 'We read her name on the programme.' });
  await amani.press(routes.writeReading.url(item));
  await helen.go(routes.resultItem.url(item));
  expect(await helen.text()).not.toContain('We read her name');
  await helen.fill(routes.writeReading.url(item), { words: 'We were in a hurry.' });
  await helen.press(routes.writeReading.url(item));
  expect(await helen.text()).toContain('We read her name');
  await amani.go(routes.resultItem.url(item));
  await amani.fill(routes.proposeAction.url(item), {
    ...{ what: 'No name before it was sent.', dueOn: '2027-09-01' },
    owner: await cast.organisationOf('Helen'),
  });
  await amani.press(routes.proposeAction.url(item));
  const agree = async (hand: Hand): Promise<string> => {
    await hand.go(routes.resultItem.url(item));
    const action = /\/actions\/([0-9a-f-]{36})\/consent/.exec(await hand.html())?.[1] ?? '';
    if (action) await hand.press(routes.consentAction.url({ ...at, action }));
    return action;
  };
  expect(await agree(helen)).toBe('');
  expect(await agree(robin)).not.toBe('');
  expect(await agree(helen)).not.toBe('');
  await amani.go(routes.resultItem.url(item));
  await amani.page
    .locator(`a[href="${routes.newProposal.url({ partnership })}"]`)
    .first()
    .click();
  expect(await amani.offers(routes.propose.url({ partnership }))).toBe(true);
});

test('it is carried into the next round, where the community says first whether it is done (P7)', async () => {
  const { amani, helen } = people;
  const next = await openRound(amani, 'alongside-pulse/1');
  expect(next.round).not.toBe(at.round);
  await helen.go(routes.rounds.url({ partnership }));
  expect(await helen.text()).toContain('No name before it was sent.');
  await helen.page
    .locator(`a[href="${routes.resultItem.url({ ...at, item: 'A1' })}"]`)
    .first()
    .click();
  expect(await helen.page.locator('form[action$="/report"]').count()).toBe(0);
  await amani.go(routes.resultItem.url({ ...at, item: 'A1' }));
  const action = /\/actions\/([0-9a-f-]{36})\/report/.exec(await amani.html())?.[1] ?? '';
  await amani.press(routes.reportAction.url({ ...at, action }));
  await helen.go(routes.rounds.url({ partnership }));
  expect(await helen.text()).not.toContain('No name before it was sent.');
});

test('what is published is what all agree to, field by field, until one takes it back (P1)', async () => {
  const { amani, robin, helen, stranger } = people;
  const publishing = routes.publishing.url(at);
  const agreeTo = async (hand: Hand, fields: string[]): Promise<void> => {
    await hand.go(publishing);
    await hand.fill(routes.agreePublishing.url(at), { fields });
    await hand.press(routes.agreePublishing.url(at));
  };
  await agreeTo(amani, ['names', 'red-lines']);
  await agreeTo(robin, ['names', 'red-lines', 'domain-occasion']);
  expect(await amani.html()).not.toMatch(/\/results\//);
  await agreeTo(helen, ['names', 'red-lines', 'domain-occasion']);
  const address = /\/results\/[\w-]{43}/.exec(await helen.html())?.[0] ?? '';
  expect(await stranger.go(address)).toBe(200);
  const said = await stranger.text();
  expect(said).toContain('Lantern Collective');
  expect(said).not.toContain('We could say no');
  await agreeTo(amani, ['red-lines']);
  await stranger.go(address);
  expect(await stranger.text()).not.toContain('Lantern Collective');
  await agreeTo(robin, []);
  expect(await stranger.go(address)).toBe(404);
});

test('each takes the report home as a PDF, of this round and of all of them', async () => {
  const { amani, helen } = people;
  for (const [hand, path] of [
    [amani, routes.report.url(at)],
    [helen, routes.history.url({ partnership })],
  ] as const) {
    await hand.go(path);
    const href = await hand.page.locator('a', { hasText: 'As a PDF' }).getAttribute('href');
    const file = await hand.page.request.get(new URL(href ?? '', cast.net.origin).href);
    expect(file.headers()['content-type']).toBe('application/pdf');
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }
});

test('nothing broke on the way, and nothing was asked of another site (C26)', () => {
  expect(hands.flatMap(({ broken }) => broken)).toEqual([]);
  expect(hands.flatMap(({ strayed }) => strayed)).toEqual([]);
});
