import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import type { Page } from '../../test/support/page.ts';
import { type Network, network, type Person } from '../../test/support/people.ts';
import { decisionId, type PartnershipId, partnershipId } from '../kernel/ids.ts';
import { verifyRecord } from '../ledger/verify.ts';
import { routes } from '../routes.ts';
import { termKeys } from './agreement/terms.ts';

let net: Network;
/** The hosting network, which stands for its community; two allies it invited; an organisation with no part in it. */
let aurora: Person;
let member: Person;
let fund: Person;
let clinic: Person;
let stranger: Person;
let partnership: PartnershipId;
/** What she who knew nobody yet saw of the form. */
let alone: string;

beforeAll(async () => {
  net = await network();
  aurora = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  alone = (await aurora.get(routes.newPartnership.url())).text;
  member = await net.join(aurora, 'member', { name: 'Mina' });
  fund = await net.found(aurora, 'ally', { name: 'Bo', organisation: 'Northern Fund' });
  clinic = await net.found(aurora, 'ally', { name: 'Cy', organisation: 'Law Clinic' });
  stranger = await net.found(aurora, 'ally', { name: 'Di', organisation: 'Elsewhere' });
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

const words = Object.fromEntries(termKeys.map((term) => [`term-${term}`, `What we say about ${term}.`]));
const agreement = {
  title: 'The port bylaw',
  ...words,
  reviewOn: '2027-06-01',
  'today-agenda': 'ally-alone',
  'promised-agenda': 'together',
};
const at = () => ({ partnership });
const idIn = (page: Page, kind: 'decisions') => {
  const found = new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(page.html)?.[1];
  return decisionId.parse(found);
};
const openDecision = async (who: Person) => idIn(await who.get(routes.partnership.url(at())), 'decisions');
const answer = async (who: Person, act: 'consent' | 'object' | 'withdrawProposal', fields = {}) => {
  const decision = await openDecision(who);
  await who.get(routes.decision.url({ partnership, decision }));
  return who.submit(routes[act].url({ partnership, decision }), fields);
};
const versionOn = (page: Page): string => /name="version" value="([0-9a-f-]{36})"/.exec(page.html)?.[1] ?? '';
const proposeTitle = async (who: Person, title: string) => {
  await who.get(routes.newProposal.url(at()));
  return who.submit(routes.propose.url(at()), { title });
};

/** What was learnt earlier: who nominates from now on. */
const learnt = (organisation: string) => ({
  'commitment-1': 'Rede Aurora nominates.',
  'lesson-1': 'A speaker was named for us.',
  'checked-1': 'nominations',
  'organisation-1': organisation,
  'space-1': 'CSW',
});

describe('founding', () => {
  test('a commitment leaves the nominations to the community side, and to no ally (P6)', async () => {
    const url = routes.proposePartnership.url();
    await aurora.get(routes.newPartnership.url());
    const sent = { ...agreement, parties: fund.organisation };
    const page = await aurora.submit(url, { ...sent, ...learnt(fund.organisation) });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Please choose a community organisation that is in this partnership');
    expect(page.form(url)).toContainEqual(['space-1', 'CSW']);
    expect((await fund.get(routes.partnerships.url())).text).not.toContain('The port bylaw');
  });

  test('who knows no ally yet reads so above the form, and nobody who does', async () => {
    expect(alone).toContain(en.refusal.nobodyToAsk);
    expect(alone, 'she has written nothing').not.toContain(en.web.form.kept);
    expect(alone).toContain(en.web.form.notPossible);
    const { text } = await aurora.get(routes.newPartnership.url());
    expect(text).not.toContain(en.refusal.nobodyToAsk);
  });

  test('a community-led organisation proposes; nothing is in force yet', async () => {
    await aurora.get(routes.newPartnership.url());
    const page = await aurora.submit(routes.proposePartnership.url(), {
      ...agreement,
      ...learnt(aurora.organisation),
      parties: fund.organisation,
    });
    expect(page.text).toContain('Your proposal is open');
    expect(page.text).toContain('The port bylaw');
    const home = await aurora.get(routes.partnerships.url());
    partnership = partnershipId.parse(/\/partnerships\/([0-9a-f-]{36})/.exec(home.html)?.[1]);
    expect(home.text).toContain('Northern Fund');
  });

  test('a form with a field that it does not have changes nothing (C24)', async () => {
    await aurora.get(routes.newPartnership.url());
    const page = await aurora.submit(routes.proposePartnership.url(), {
      ...agreement,
      parties: clinic.organisation,
      host: 'yes',
    });
    expect(page.status).toBe(422);
    expect((await clinic.get(routes.partnerships.url())).text).not.toContain('The port bylaw');
  });

  test('an ally that no community let in cannot propose, and is told why', async () => {
    const page = await clinic.get(routes.newPartnership.url());
    expect(page.text).toContain('No community-led organisation has let yours in');
    const refused = await clinic.submit(routes.proposePartnership.url(), {
      ...agreement,
      parties: aurora.organisation,
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('No community-led organisation has let yours in');
    expect(refused.form(routes.proposePartnership.url())).toContainEqual(['title', 'The port bylaw']);
  });

  test('the last consent puts the agreement in force, and a second press does nothing more (C48)', async () => {
    const decision = await openDecision(fund);
    const page = await fund.get(routes.decision.url({ partnership, decision }));
    const url = routes.consent.url({ partnership, decision });
    const act = 'x'.repeat(32);
    const fields = { version: versionOn(page) };
    const [first, again] = await Promise.all([
      fund.post(url, fields, { act }),
      fund.post(url, fields, { act }),
    ]);
    expect([first.location, again.location]).toEqual(
      Array(2).fill(`${routes.decision.url({ partnership, decision })}?done=tookEffect`),
    );
    expect((await fund.get(routes.partnership.url(at()))).text).toContain('Agreement Number 1');
    const late = await fund.post(url, fields);
    expect(late.status).toBe(422);
    expect(late.text).toContain('This decision is closed.');
  });
});

describe('a change', () => {
  test('an ally proposes; the community answers first, and only its steward', async () => {
    const page = await proposeTitle(fund, 'The harbour bylaw');
    expect(page.text).toContain('Your proposal is open');
    const early = await fund.post(routes.consent.url({ partnership, decision: await openDecision(fund) }), {
      version: versionOn(page),
    });
    expect(early.status).toBe(422);
    expect(early.text).toContain('The community side answers first');
    const decision = await openDecision(member);
    const version = versionOn(page);
    const only = await member.post(routes.consent.url({ partnership, decision }), { version });
    expect(only.status).toBe(422);
    expect(only.text).toContain('Only a steward of your organisation can do this.');
  });

  test('an objection needs a reason, keeps what was typed, and is shown to everyone asked', async () => {
    const empty = await answer(aurora, 'object', { reason: ' ' });
    expect(empty.status).toBe(422);
    const page = await answer(aurora, 'object', { reason: 'It is a port.' });
    expect(page.text).toContain('Your objection is recorded');
    const decision = await openDecision(fund);
    expect((await fund.get(routes.decision.url({ partnership, decision }))).text).toContain('It is a port.');
  });

  test('an amendment voids the answers, and whoever read the old text reads again first', async () => {
    const decision = await openDecision(aurora);
    const old = versionOn(await fund.get(routes.decision.url({ partnership, decision })));
    await aurora.get(routes.amendment.url({ partnership, decision }));
    const page = await aurora.submit(routes.amend.url({ partnership, decision }), {
      title: 'The port and harbour bylaw',
    });
    expect(page.text).toContain('All earlier answers are void');
    const late = await fund.post(routes.consent.url({ partnership, decision }), { version: old });
    expect(late.status).toBe(422);
    expect(late.text).toContain('The text was changed while you were reading');
    const stale = await fund.get(routes.amendment.url({ partnership, decision }));
    expect(stale.status).toBe(200);
    const nothing = await fund.submit(routes.amend.url({ partnership, decision }));
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('This is the same text, word for word');
    expect((await answer(fund, 'consent')).text).toContain('The change is in effect');
    expect((await fund.get(routes.partnership.url(at()))).text).toContain('The port and harbour bylaw');
  });

  test('the exact text is a file with a neutral name, and its hash is the one that was answered', async () => {
    const page = await fund.get(routes.partnership.url(at()));
    const decision = decisionId.parse(/\/decisions\/([0-9a-f-]{36})/.exec(page.html)?.[1]);
    const shown = await fund.get(routes.decision.url({ partnership, decision }));
    const link = shown.links.find((href) => href.endsWith('/text'));
    const file = await fund.get(link ?? '');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{12}\.json"$/);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(file.html));
    expect(shown.html).toContain(Buffer.from(digest).toString('hex'));
    expect((await stranger.get(link ?? '')).status).toBe(404);
  });

  test('the power map and the list of partnerships show what is agreed', async () => {
    expect((await aurora.get(routes.power.url(at()))).text).toContain('Agenda');
    expect((await member.get(routes.partnerships.url())).text).toContain('The port and harbour bylaw');
  });

  test('an ending that would end nothing different is asked like any other change, and can be withdrawn', async () => {
    await fund.get(`${routes.newProposal.url(at())}?change=ending`);
    const page = await fund.submit(routes.propose.url(at()), {
      reason: 'It is done.',
      lastDay: '2027-01-31',
    });
    expect(page.text).toContain('Your proposal is open');
    expect((await answer(fund, 'withdrawProposal')).text).toContain('The proposal is withdrawn');
  });
});

describe('a newcomer', () => {
  test('sees what it is asked and nothing else; the rest is not there for it', async () => {
    await aurora.get(routes.newProposal.url(at()));
    await aurora.submit(routes.propose.url(at()), { parties: clinic.organisation });
    const list = await clinic.get(routes.partnerships.url());
    expect(list.text).toContain('The port and harbour bylaw');
    const page = await clinic.follow(await clinic.get(routes.partnership.url(at())));
    expect(page.status).toBe(200);
    expect(page.text).toContain('What we say about purpose.');
    for (const name of ['power', 'record', 'newProposal', 'recordFile', 'checkpointFile'] as const)
      expect((await clinic.get(routes[name].url(at()))).status, name).toBe(404);
    const closed = (await aurora.get(routes.partnership.url(at()))).links.filter((href) =>
      href.includes('/decisions/'),
    );
    for (const href of new Set(closed))
      expect((await clinic.get(href)).status).toBe(
        href === routes.decision.url({ partnership, decision: idIn(page, 'decisions') }) ? 200 : 404,
      );
  });

  test('is in once everyone consented, and reads the whole record once somebody with the key came by', async () => {
    const decision = await openDecision(aurora);
    const consent = async (who: Person) => {
      await who.get(routes.decision.url({ partnership, decision }));
      return who.submit(routes.consent.url({ partnership, decision }));
    };
    expect((await consent(fund)).text).toContain('Your consent is recorded');
    expect((await consent(clinic)).text).toContain('The change is in effect');
    expect((await clinic.get(routes.partnership.url(at()))).status).toBe(200);
    await aurora.get(routes.partnership.url(at()));
    const lines = (await clinic.get(routes.recordFile.url(at()))).html.trimEnd().split('\n');
    const verdict = verifyRecord(lines);
    expect(verdict).toMatchObject({ ok: true, size: lines.length - 2, withText: lines.length - 2 });
  });
});

describe('the record', () => {
  test('is whole when it is checked from the beginning, and is downloaded under a neutral name', async () => {
    const page = await fund.get(`${routes.record.url(at())}?check=1`);
    expect(page.text).toContain('This record is whole');
    const file = await fund.get(routes.recordFile.url(at()));
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="record-${partnership.slice(0, 8)}.jsonl"`,
    );
    const checkpoint = await fund.get(routes.checkpointFile.url(at()));
    expect(checkpoint.headers.get('content-disposition')).toBe('attachment; filename="checkpoint.txt"');
    expect(verifyRecord(file.html.trimEnd().split('\n'), { held: [checkpoint.html] })).toMatchObject({
      ok: true,
    });
  });

  test('a steward holds what she saw; what she did not see cannot be held', async () => {
    await fund.get(routes.record.url(at()));
    const other = await fund.submit(routes.holdCheckpoint.url(at()), { head: '0'.repeat(64) });
    expect(other.status).toBe(422);
    expect(other.text).toContain('The record is not what this page showed');
    await fund.get(routes.record.url(at()));
    expect((await fund.submit(routes.holdCheckpoint.url(at()))).text).toContain(
      'You hold this checkpoint now',
    );
    expect(
      (await member.post(routes.holdCheckpoint.url(at()), { size: '1', head: '0'.repeat(64) })).status,
    ).toBe(422);
  });

  test('a history that does not extend what is held is shown as broken, and the entry is named (C50, C52)', async () => {
    const size = Number(
      /name="size" value="(\d+)"/.exec((await fund.get(routes.record.url(at()))).html)?.[1],
    );
    await net.owner.query('alter table ledger_entry disable trigger ledger_entry_append_only');
    const { rows } = await net.owner.query(
      'select hash from ledger_entry where partnership_id = $1 and sequence = 2',
      [partnership],
    );
    await net.owner.query(
      'update ledger_entry set day = day - 1 where partnership_id = $1 and sequence = 2',
      [partnership],
    );
    const edited = await fund.get(`${routes.record.url(at())}?check=1`);
    expect(edited.text).toContain('Entry 2 is the first that does not fit');
    await net.owner.query(
      'update ledger_entry set day = day + 1 where partnership_id = $1 and sequence = 2',
      [partnership],
    );
    expect(rows[0].hash).toHaveLength(32);
    await net.owner.query('create temp table kept as select * from ledger_entry');
    await net.owner.query(
      'update ledger_entry set hash = sha256(hash) where partnership_id = $1 and sequence = $2',
      [partnership, size - 1],
    );
    expect((await fund.get(routes.record.url(at()))).text).toContain('This record was changed');
    await net.owner.query(
      'update ledger_entry set hash = kept.hash from kept where kept.partnership_id = ledger_entry.partnership_id and kept.sequence = ledger_entry.sequence',
    );
    await net.owner.query('alter table ledger_entry enable trigger ledger_entry_append_only');
    expect((await fund.get(`${routes.record.url(at())}?check=1`)).text).toContain('This record is whole');
  });
});

describe('whoever has no part in it', () => {
  test('finds nothing at any address, and the same bytes as where nothing is (C16)', async () => {
    const decision = decisionId.parse('00000000-0000-4000-8000-000000000000');
    const nowhere = partnershipId.parse('00000000-0000-4000-8000-000000000001');
    const there = await openOrLast(fund);
    for (const name of [
      'partnership',
      'power',
      'newProposal',
      'leaving',
      'record',
      'recordFile',
      'checkpointFile',
    ] as const) {
      const forbidden = await stranger.get(routes[name].url(at()));
      const missing = await stranger.get(routes[name].url({ partnership: nowhere }));
      expect([forbidden.status, missing.status], name).toEqual([404, 404]);
      expect(forbidden.text).toBe(missing.text);
    }
    for (const name of ['consent', 'waiveWindow', 'withdrawProposal'] as const) {
      const fields = { version: there };
      expect(
        (await stranger.post(routes[name].url({ partnership, decision: there }), fields)).status,
        name,
      ).toBe(404);
      expect((await stranger.post(routes[name].url({ partnership, decision }), fields)).status, name).toBe(
        404,
      );
    }
    const reason = { version: there, reason: 'x' };
    expect((await stranger.post(routes.object.url({ partnership, decision: there }), reason)).status).toBe(
      404,
    );
    expect((await stranger.post(routes.leavePartnership.url(at()))).status).toBe(404);
    expect(
      (await stranger.post(routes.holdCheckpoint.url(at()), { size: '1', head: '0'.repeat(64) })).status,
    ).toBe(404);
    expect(
      (await stranger.post(routes.propose.url(at()), { kind: 'agreement', ...agreement, windowDays: '10' }))
        .status,
    ).toBe(404);
  });
});

const openOrLast = async (who: Person) =>
  decisionId.parse(
    /\/decisions\/([0-9a-f-]{36})/.exec((await who.get(routes.partnership.url(at()))).html)?.[1],
  );

describe('leaving', () => {
  test('needs nobody; the leaver keeps its record up to that day, and nothing after', async () => {
    await clinic.get(routes.leaving.url(at()));
    expect((await clinic.submit(routes.leavePartnership.url(at()))).text).toContain(
      'Your organisation has left',
    );
    await proposeTitle(aurora, 'After they left');
    const left = await clinic.get(routes.partnership.url(at()));
    expect(left.status).toBe(200);
    expect(left.text).not.toContain('After they left');
    const lines = (await clinic.get(routes.recordFile.url(at()))).html.trimEnd().split('\n');
    expect(verifyRecord(lines)).toMatchObject({ ok: true, withText: lines.length - 2 });
    expect(lines.at(-2)).toContain('"party-left"');
    expect((await clinic.get(routes.power.url(at()))).status).toBe(404);
    expect(
      (await clinic.post(routes.holdCheckpoint.url(at()), { size: '1', head: '0'.repeat(64) })).status,
    ).toBe(404);
  });

  test('a member who is no steward cannot say it for everyone', async () => {
    const page = await member.post(routes.leavePartnership.url(at()));
    expect(page.status).toBe(422);
    expect(page.text).toContain('Only a steward');
    expect((await aurora.get(routes.partnership.url(at()))).status).toBe(200);
  });
});

test('who wrote for longer than her session lasts is given her text back, and no secret; nothing is done', async () => {
  const late = net.elsewhere(aurora);
  await late.signIn();
  await late.get(routes.newPartnership.url());
  const long = 'What we want to change, and for whom. '.repeat(40).trim();
  net.clock.pass({ minutes: 21 });
  const form = { ...agreement, 'term-purpose': `${long} <b>&`, passphrase: 'not for any page' };
  const page = await late.post(routes.proposePartnership.url(), form);
  expect(page.status).toBe(403);
  expect(page.text).toContain(en.web.over.lead);
  expect(page.text).toContain(`${long} <b>&`);
  expect(page.text).not.toContain('not for any page');
  expect(page.html).not.toContain('<b>');
  const short = await late.post(routes.proposePartnership.url(), agreement);
  expect(short.location).toBe(routes.signIn.url());
  await aurora.signIn();
  expect((await aurora.get(routes.partnerships.url())).text).not.toContain(long.slice(0, 40));
});
