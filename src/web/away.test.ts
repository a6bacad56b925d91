import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreementForm, filledIn } from '../../test/processes/pair.ts';
import type { Fields } from '../../test/support/page.ts';
import { type Network, network, type Person } from '../../test/support/people.ts';
import { appRole } from '../database/roles.ts';
import { termKeys } from '../partnerships/agreement/terms.ts';
import { routes } from '../routes.ts';

let net: Network;
let ada: Person;
let ally: Person;
beforeAll(async () => {
  net = await network();
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  ally = await net.found(ada, 'ally', { name: 'Nora', organisation: 'Northern Fund' });
});
afterAll(() => net.close());

const endConnections = (): Promise<unknown> =>
  net.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()`,
    [appRole],
  );
/** As while another server takes over: what answers only reads. */
const readingOnly = async (on: boolean): Promise<void> => {
  const { rows } = await net.owner.query('select current_database() as name');
  const setting = on ? 'set default_transaction_read_only = on' : 'reset default_transaction_read_only';
  await net.owner.query(`alter role ${appRole} in database "${rows[0]?.name}" ${setting}`);
  await endConnections();
};
const whileReadingOnly = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  await readingOnly(true);
  try {
    return await work();
  } finally {
    await readingOnly(false);
    net.troubles.splice(0);
  }
};

/** As while there is no server at all. */
const lettingNobodyIn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  await net.owner.query(`alter role ${appRole} connection limit 0`);
  await endConnections();
  try {
    return await work();
  } finally {
    await net.owner.query(`alter role ${appRole} connection limit -1`);
    net.troubles.splice(0);
  }
};

const text = 'We meet where nobody has to say who she is.\nThe "second" line has & <marks>.';
const withoutToken = (form: [string, string][]): Fields => {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of form)
    if (name !== 'token' && name !== 'act') fields[name] = [...(fields[name] ?? []), value];
  return fields;
};
const term = `term-${termKeys[0]}`;
const act = 'x'.repeat(32);
const partnerships = async (): Promise<number> =>
  Number((await net.owner.query('select count(*) as count from partnership')).rows[0]?.count);

describe('while the database is away', () => {
  test('a form is a page that says that it comes back, with what was typed; sent again it acts once (C48)', async () => {
    const action = routes.proposePartnership.url();
    await ada.get(routes.newPartnership.url());
    const terms = { ...agreementForm('The port bylaw'), [term]: text, parties: ally.organisation };
    const sent = await whileReadingOnly(() => ada.post(action, filledIn(ada.page, action, terms), { act }));
    expect([sent.status, sent.headers.get('retry-after')]).toEqual([503, '5']);
    expect(sent.text).toContain('It comes back by itself');
    const given = Object.fromEntries(sent.form(action));
    expect(given).toMatchObject({ act, [term]: text, title: 'The port bylaw' });
    expect(await partnerships()).toBe(0);
    // Once more while it is away, from the page that was given back: nothing is lost on the way.
    const again = await whileReadingOnly(() => ada.post(action, withoutToken(sent.form(action)), { act }));
    expect(Object.fromEntries(again.form(action))).toMatchObject({ act, [term]: text });
    // It may have been done after all: a page that is sent twice does it once.
    const sending = () => ada.post(action, withoutToken(again.form(action)), { act });
    const [first, second] = [await sending(), await sending()];
    expect([first.status, second.status, second.location]).toEqual([303, 303, first.location]);
    expect(await partnerships()).toBe(1);
  });

  test('a passphrase is not given back: it is typed again', async () => {
    const nobody = net.stranger();
    await nobody.get(routes.signIn.url());
    const fields = { handle: 'one of four words', own: ada.passphrase };
    const sent = await lettingNobodyIn(() => nobody.post(routes.signInNow.url(), fields, { act }));
    expect(sent.status).toBe(503);
    expect(sent.html).not.toContain(ada.passphrase);
    // Neither the passphrase nor the words that go with it are written into a page again.
    expect(sent.html).not.toContain('one of four words');
    expect(Object.fromEntries(sent.form(routes.signInNow.url()))).toMatchObject({ handle: '', own: '' });
  });

  test('what only reads goes on being shown; where nobody is let in, a page leads to itself', async () => {
    expect((await whileReadingOnly(() => ada.get(routes.home.url()))).status).toBe(200);
    const page = await lettingNobodyIn(() => ada.get(routes.home.url()));
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
    expect(page.links).toContain(routes.home.url());
    expect((await ada.get(routes.home.url())).status).toBe(200);
  });
});
