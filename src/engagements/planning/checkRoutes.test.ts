import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Network, network } from '../../../test/support/people.ts';
import { ownSeat, soundPlan } from '../../../test/support/plans.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { routes } from '../../routes.ts';
import { translator } from '../../web/words/translate.ts';
import { planOfYaml, planYaml } from '../plan/yaml.ts';

const t = translator('en');
const url = routes.checkEngagement.url();
const action = routes.checkEngagementNow.url();
const mark = 'Tidewater canary';
const plan = { ...soundPlan({ title: `${mark} round` }), noticeDays: 15, commitments: [] };
const opening = { do: 'open', file: planYaml(plan) };

let net: Network;
let anyone: Visitor;
beforeAll(async () => {
  net = await network();
});
afterAll(() => net.close());

const stranger = async (): Promise<Visitor> => {
  const visitor = net.stranger();
  await visitor.get(url);
  return visitor;
};
const opened = async (): Promise<Visitor> => {
  const visitor = await stranger();
  await visitor.post(action, opening);
  return visitor;
};

/** Every row of every table, as text. */
const everyRow = async (): Promise<string[]> => {
  const tables = await net.owner.query(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  const rows = [];
  for (const { tablename } of tables.rows)
    rows.push(await net.owner.query(`select to_jsonb(t)::text as row from "${tablename}" t order by 1`));
  return rows.flatMap((found) => found.rows.map(({ row }) => row));
};

describe('for anyone, without an account', () => {
  test('the front page and every footer lead there', async () => {
    anyone = net.stranger();
    expect((await anyone.get(routes.front.url())).links).toContain(url);
    expect((await anyone.get(routes.principles.url())).links).toContain(url);
    const page = await anyone.get(url);
    expect([page.status, page.offers(action)]).toEqual([200, true]);
  });

  test('a plan is laid out block by block with scripting off, and checked', async () => {
    const visitor = await stranger();
    await visitor.submit(action, { do: 'add-organisation', title: `${mark} panel`, kind: 'panel' });
    expect(visitor.page.html.match(/ autofocus/g)).toHaveLength(1);
    expect(visitor.page.html).toMatch(/<input[^>]*id="organisation-2-name"[^>]*autofocus/);
    await visitor.submit(action, { do: 'remove-organisation-2' });
    await visitor.submit(action, {
      do: 'check',
      ...{
        attendance: 'online',
        recording: 'none',
        currency: 'EUR',
        about: 'What sex workers ask of cities.',
      },
      ...{ 'organisation-1-name': 'Lantern Collective (example)', 'organisation-1-kind': 'community-led' },
      ...{
        'organisation-1-ledBy': 'sex-workers',
        'seat-1-community': 'sex-workers',
        'seat-1-role': 'speaker',
      },
      ...{ 'seat-1-power': 'observe', 'seat-1-basis': 'unpaid', 'seat-1-expenses': 'not-covered' },
    });
    expect(visitor.page.status).toBe(200);
    for (const rule of [
      'nobody-named',
      'no-decision-power',
      'unpaid-not-stated',
      'expenses-not-covered',
    ] as const)
      expect(visitor.page.text).toContain(t(`finding.${rule}.way`));
    const asked = await visitor.submit(action, { do: 'check', suggested: 'sex-workers' });
    expect(asked.text).not.toContain(t('finding.nobody-named.way'));
  });

  test('what cannot be read comes back as it was typed, with its sentence, and nothing is lost', async () => {
    const visitor = await opened();
    const page = await visitor.submit(action, {
      do: 'check',
      toldOn: 'next week',
      risks: 'Cameras at the door.',
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain(t('problem.date'));
    expect(page.text).toContain(t('web.form.kept'));
    expect(new Map(page.form(action)).get('toldOn')).toBe('next week');
    expect(new Map(page.form(action)).get('risks')).toBe('Cameras at the door.');
  });

  test('it is read and printed, and the way back keeps everything', async () => {
    const visitor = await opened();
    const before = visitor.page.form(action);
    const paper = await visitor.submit(action, { do: 'read' });
    expect(paper.html).toContain(`<h1>${plan.title}</h1>`);
    const back = await visitor.submit(action, { do: 'edit' });
    expect(fieldsIn(back.form(action))).toEqual(fieldsIn(before));
  });

  test('it is taken away as a file that says nothing by its name, and opened again from it', async () => {
    const visitor = await opened();
    const file = await visitor.submit(action, { do: 'download' });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="plan.yaml"');
    expect(planOfYaml(file.html)).toEqual(plan);
  });

  test('a file that is no plan is given back, and says so', async () => {
    const visitor = await stranger();
    const page = await visitor.post(action, { do: 'open', file: 'title: [unfinished' });
    expect(page.status).toBe(422);
    expect(page.text).toContain(t('engagement.check.open.unread'));
    expect(page.html).toContain('title: [unfinished');
  });

  test('the language is changed in the middle, and everything is kept', async () => {
    const visitor = await opened();
    const before = fieldsIn(visitor.page.form(action));
    const page = await visitor.submit(action, { do: 'language-fr' });
    expect(page.html).toContain('<html lang="fr">');
    expect(fieldsIn(page.form(action))).toEqual(before);
    expect(new Map(page.form(routes.language.url())).get('back')).toBe(url);
    expect((await visitor.get(routes.principles.url())).html).toContain('<html lang="fr">');
  });
});

/** Without what is new on every page: tokens. */
const fieldsIn = (fields: [string, string][]): [string, string][] =>
  fields.filter(([name]) => !['token', 'act'].includes(name)).sort();

test('a field that nobody asked for breaks the form, whatever button was pressed (C24)', async () => {
  for (const button of ['check', 'download', 'read', 'edit', 'add-seat', 'language-fr', 'open']) {
    const visitor = await opened();
    const page = await visitor.submit(action, { do: button, 'seat-1-name': 'Somebody' });
    expect([button, page.status]).toEqual([button, 422]);
    expect(page.text).toContain(t('problem.form'));
  }
});

test('a form without the visit’s own token is refused here too (C28)', async () => {
  const visitor = await stranger();
  expect((await visitor.post(action, opening, { token: null })).status).toBe(403);
});

describe('nothing is kept', () => {
  test('no row is written or changed and nothing is logged, whatever is sent (C37)', async () => {
    const before = await everyRow();
    const visitor = await opened();
    const fields = Object.fromEntries(visitor.page.form(action));
    for (const button of ['check', 'add-seat', 'remove-seat-1', 'restore-seat-1', 'download', 'read', 'edit'])
      await visitor.post(action, { ...fields, do: button });
    await visitor.post(action, { do: 'check', title: mark, 'seat-1-name': mark });
    expect(net.troubles).toEqual([]);
    expect(await everyRow()).toEqual(before);
  });

  test('a plan of as many seats as a page takes is answered; what is larger is told so', async () => {
    const seats = Array.from({ length: 200 }, (_, index) => ownSeat(`s${index}`));
    const visitor = await stranger();
    const page = await visitor.post(action, { do: 'open', file: planYaml({ ...plan, seats }) });
    expect(page.status).toBe(200);
    expect((await visitor.submit(action, { do: 'check' })).status).toBe(200);
    const tooLarge = await visitor.post(action, { do: 'open', file: 'x'.repeat(300_000) });
    expect([tooLarge.status, tooLarge.text.includes(t('message.tooLarge.text'))]).toEqual([413, true]);
  });
});
