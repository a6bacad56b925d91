import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anyPlan } from '../../../test/support/anyPlan.ts';
import { Page } from '../../../test/support/page.ts';
import { otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';
import { routes } from '../../routes.ts';
import { parseForm } from '../../web/forms/parse.ts';
import type { Frame } from '../../web/frame.ts';
import { bodyLimit } from '../../web/guard.ts';
import { translator, wordsReady } from '../../web/words/translate.ts';
import { checkPlan } from '../checks/checkPlan.ts';
import type { PlanFile } from '../plan/document.ts';
import { mostRows, reshape, type Sheet, sheetOf, typedOfSheet } from '../plan/form/sheet.ts';
import { planOfYaml, planYaml } from '../plan/yaml.ts';
import { blankPlan, checkForm, sheetOfPlan } from './checkForm.ts';
import { CheckPage, CheckPaper, type CheckView } from './checkPage.tsx';

beforeAll(() => wordsReady);

const t = translator('en');
const frame: Frame = {
  t,
  language: 'en',
  path: routes.checkEngagement.url(),
  formToken: 'a-token',
  newSubmission: () => 'an-act',
  placed: (bytes) => Buffer.from(bytes).toString(),
  member: null,
};
const action = routes.checkEngagementNow.url();

const file = (plan: Partial<PlanFile>): PlanFile => ({
  ...soundPlan(),
  noticeDays: 15,
  commitments: [],
  ...plan,
});
const findingsOf = ({ commitments, noticeDays, ...plan }: PlanFile) =>
  checkPlan({ plan, commitments, noticeDays });

const render = async (view: CheckView): Promise<Page> =>
  new Page(200, new Headers(), String(await (<CheckPage frame={frame} view={view} />)));
const pageOf = (plan: PlanFile): Promise<Page> =>
  render({ sheet: sheetOfPlan(plan, 'en'), findings: findingsOf(plan) });
const bodyOf = (page: Page): URLSearchParams => new URLSearchParams(page.form(action));
const planIn = (page: Page) => parseForm(bodyOf(page), checkForm, t, { once: false });

const seats = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    index % 2 ? otherSeat(`other-${index}`) : ownSeat(`own-${index}`, { fee: null }),
  );
const examples = globSync('examples/*.yaml').map((name) => [name, readFileSync(name, 'utf8')] as const);

test('a page shows the first two hundred findings, what stops the plan first, and that there are more (C55)', async () => {
  const promised = Array.from({ length: 5 }, (_, at) => ({
    ...{ sentence: `They nominate, ${at}.`, lesson: '' },
    rule: { is: 'nominations' as const, kind: null, space: '', topic: '', organisation: 'nobody' },
  }));
  const plan = file({ seats: seats(100), commitments: promised });
  const page = await pageOf(plan);
  expect(page.html.match(/<li class="found/g)).toHaveLength(200);
  expect(page.html).not.toContain('<li class="found warn');
  expect(page.html).toContain(t('engagement.findings.more', { count: findingsOf(plan).length - 200 }));
});

describe('the page and the plan', () => {
  test('what the page shows, sent as it stands, is the plan that it was made from', async () => {
    const plans = anyPlan({ mostSeats: 5 }).map((plan) => file(plan));
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const form = planIn(await pageOf(plan));
        expect(form.ok ? form.values : form.problems).toEqual(plan);
      }),
      { numRuns: 25 },
    );
  });

  test.each(examples)('%s goes through the page and back into the same file', async (_, text) => {
    const plan = planOfYaml(text);
    if (!plan) throw new Error('this example is no plan');
    const form = planIn(await pageOf(plan));
    expect(form.ok && planOfYaml(planYaml(form.values))).toEqual(plan);
  });

  test('a block stands open while it is changed, and closed it is carried along whole', async () => {
    const sheet = sheetOfPlan(file({ seats: seats(6) }), 'en');
    const closed = await render({ sheet });
    expect(closed.html).not.toContain('<select id="seat-2-role"');
    const { sheet: opened, at } = reshape(typedOfSheet(sheet), { is: 'open', kind: 'seat', place: 2 });
    const open = await render({ sheet: opened, at });
    expect(open.html).toContain('<select id="seat-2-role"');
    expect([planIn(closed), planIn(open)]).toMatchObject([{ ok: true }, { ok: true }]);
  });

  test('the seats that the page goes on adding fit one sending, with long texts in any script', async () => {
    const long = { about: 'я'.repeat(4000), risks: 'я'.repeat(1500), support: 'я'.repeat(1500) };
    const page = await pageOf(file({ ...long, seats: seats(mostRows.seat) }));
    expect(bodyOf(page).toString().length).toBeLessThan(bodyLimit - 10_000);
    expect(page.html).not.toContain('value="add-seat"');
    expect(page.text).toContain(t('engagement.plan.full', { count: 200, most: 2000 }));
  });
});

describe('a seat is asked of an organisation, never of a person (C17)', () => {
  test('no field of the page asks for anybody’s name, in any kind of seat', async () => {
    const sheet: Sheet = sheetOfPlan(file({ seats: seats(2) }), 'en');
    const fields = new Set([...bodyOf(await render({ sheet })).keys()].filter((name) => /^seat-/.test(name)));
    expect([...fields].map((name) => name.replace(/^seat-\d+-/, '')).sort()).toEqual(
      expect.arrayContaining(['role', 'power', 'community', 'organisation', 'amount', 'basis']),
    );
    for (const name of fields) expect(name).not.toMatch(/name|person|speaker|contact|mail|phone/);
  });

  test('what the words suggest is not ticked, and is not suggested once it is listed', async () => {
    const sheet = sheetOf({
      title: 'Migrants and sex workers on labour law',
      'community-1-community': 'migrants',
    });
    const page = await render({ sheet });
    expect(page.html).toMatch(/<input type="checkbox"[^>]*name="suggested" value="sex-workers"/);
    expect(bodyOf(page).has('suggested')).toBe(false);
    expect(page.html).not.toContain('name="suggested" value="migrants"');
  });
});

describe('findings', () => {
  const bad = file({
    title: 'Communities at the centre',
    communities: [
      { community: 'gay-and-other-msm', how: 'named' },
      { community: 'sex-workers', how: 'named' },
    ],
    reportsBack: { how: '', by: null },
    toldOn: null,
    seats: [
      ownSeat('s1', { communities: ['gay-and-other-msm'], fee: null, power: 'observe' }),
      ownSeat('s2', {
        communities: ['gay-and-other-msm', 'migrants'],
        expenses: { how: 'not-covered', covers: [] },
      }),
      ...seats(4),
    ],
    payment: { ...soundPlan().payment, methods: [], tax: '', dueWithinDays: null, warned: false },
  });

  test('each has its sentence, its way forward, its principle, where it comes from, and leads to its place', async () => {
    const page = await pageOf(bad);
    const items = [...page.html.matchAll(/<li class="found[\s\S]*?<\/li>/g)].map(([item]) => item);
    expect(items).toHaveLength(findingsOf(bad).length);
    for (const item of items) expect(item).toMatch(/href="\/principles#P\d+"[\s\S]*<span>\p{Lu}/u);
    const anchors = page.links.filter((href) => href.startsWith('#')).map((href) => href.slice(1));
    const ids = new Set([...page.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(anchors.filter((anchor) => !ids.has(anchor))).toEqual([]);
  });

  test('each is also said where it is about, in a word and not by colour alone', async () => {
    const page = await pageOf(bad);
    expect(page.html).toMatch(/id="tax-note"[\s\S]{0,80}To mend:/);
    expect(page.html).toMatch(/id="seat-2"[\s\S]*To mend:[\s\S]*id="seat-3"/);
  });

  test('where nothing is found, the page says what was looked for, and that rules are not people', async () => {
    const page = await pageOf(file({}));
    expect(page.text).toContain(t('engagement.findings.none'));
    expect(page.text).toContain(t('engagement.findings.noProof'));
  });
});

describe('on paper', () => {
  test('every seat’s fee stands beside what its hour comes to, and what is not said is seen to be missing', async () => {
    const plan = file({
      payment: { ...soundPlan().payment, tax: '' },
      seats: [
        ownSeat('s1', { fee: { amount: '50', currency: 'EUR', basis: 'flat' } }),
        otherSeat('s2', {
          hours: { preparation: 0, travel: 0, session: 2, followUp: 0 },
          paidHours: ['session'],
        }),
      ],
    });
    const { noticeDays: _, commitments: __, ...written } = plan;
    const paper = <CheckPaper frame={frame} plan={written} sheet={sheetOfPlan(plan, 'en')} findings={[]} />;
    const page = new Page(200, new Headers(), String(await paper));
    expect(page.text).toMatch(/EUR[\s\u00a0]50 for all of it 5 of 5 EUR[\s\u00a0]10 /);
    expect(page.text).toMatch(/EUR[\s\u00a0]80\.00 for an hour 2 of 2 EUR[\s\u00a0]80 /);
    expect(page.text).toContain(`${t('engagement.plan.label.tax')} ${t('engagement.text.notSaid')}`);
    expect(planIn(page)).toMatchObject({ ok: true, values: { title: plan.title } });
  });
});

test('the form of six seats and its styles fit the first round trip', async () => {
  const css = globSync('src/web/css/*.css').map((name) => readFileSync(name, 'utf8'));
  // The build takes blanks out of the styles.
  const styles = gzipSync(
    css
      .join('')
      .replace(/\s*([{};:,>])\s*/g, '$1')
      .replace(/\s+/g, ' '),
  ).length;
  const blank = await render({ sheet: blankPlan() });
  const six = await render({ sheet: sheetOfPlan(file({ seats: seats(6) }), 'en') });
  for (const { html } of [blank, six]) expect(gzipSync(html).length + styles).toBeLessThan(14_600);
});
