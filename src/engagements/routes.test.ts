import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../test/support/page.ts';
import { type Network, network, type Person } from '../../test/support/people.ts';
import { otherSeat, ownSeat, soundPlan } from '../../test/support/plans.ts';
import { decisionId, engagementId, type PartnershipId, partnershipId, seatRequestId } from '../kernel/ids.ts';
import { termKeys } from '../partnerships/agreement/terms.ts';
import { routes } from '../routes.ts';
import { filledPlan } from './plan/form/filledPlan.ts';
import { typedOfSheet } from './plan/form/sheet.ts';

let net: Network;
let aurora: Person;
let fund: Person;
let stranger: Person;
let partnership: PartnershipId;

const words = Object.fromEntries(termKeys.map((term) => [`term-${term}`, `What we say about ${term}.`]));
const founded = async (): Promise<PartnershipId> => {
  await aurora.get(routes.newPartnership.url());
  await aurora.submit(routes.proposePartnership.url(), {
    title: 'The port bylaw',
    ...words,
    reviewOn: '2027-06-01',
    'today-agenda': 'ally-alone',
    'promised-agenda': 'together',
    parties: fund.organisation,
  });
  const list = await aurora.get(routes.partnerships.url());
  const id = partnershipId.parse(/\/partnerships\/([0-9a-f-]{36})/.exec(list.html)?.[1]);
  const page = await aurora.get(routes.partnership.url({ partnership: id }));
  const decision = decisionId.parse(/\/decisions\/([0-9a-f-]{36})/.exec(page.html)?.[1]);
  for (const who of [aurora, fund]) {
    await who.get(routes.decision.url({ partnership: id, decision }));
    await who.submit(routes.consent.url({ partnership: id, decision })).catch(() => null);
  }
  return id;
};

beforeAll(async () => {
  net = await network({ start: '2027-01-04T09:00:00Z' });
  aurora = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  fund = await net.found(aurora, 'ally', { name: 'Bo', organisation: 'Northern Fund' });
  stranger = await net.found(aurora, 'ally', { name: 'Di', organisation: 'Elsewhere' });
  await aurora.get(routes.profile.url({ organisation: aurora.organisation }));
  await aurora.submit(routes.changeProfile.url({ organisation: aurora.organisation }), {
    communities: ['sex-workers'],
  });
  partnership = await founded();
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

const planFields = (title = 'Safety at work') => {
  const plan = soundPlan({
    title,
    organisations: [],
    seats: [
      ownSeat('one', { organisation: aurora.organisation }),
      ownSeat('two', { organisation: aurora.organisation }),
      otherSeat('three', { organisation: fund.organisation }),
      otherSeat('four', { organisation: fund.organisation }),
    ],
  });
  return { ...typedOfSheet(filledPlan(plan, 'en')), version: '', do: 'save' };
};
const opened = async (): Promise<Page> => {
  await fund.get(`${routes.newEngagement.url()}?partnership=${partnership}`);
  return fund.follow(await fund.post(routes.openEngagement.url(), { ...planFields(), partnership }));
};
const idIn = (page: Page) => engagementId.parse(/\/engagements\/([0-9a-f-]{36})\/plan"/.exec(page.html)?.[1]);
const requestIn = (page: Page) => seatRequestId.parse(/\/requests\/([0-9a-f-]{36})/.exec(page.html)?.[1]);

describe('an engagement', () => {
  it('is laid out in a form, asked of an organisation, and answered by it', async () => {
    const page = await opened();
    expect(page.text).toContain('Your plan is kept.');
    const engagement = idIn(page);
    const sent = await fund.submit(routes.askSeats.url({ engagement }), { days: '10' });
    expect(sent.text).toContain('The request is sent.');
    const asked = await aurora.get(routes.engagements.url());
    expect(asked.text).toContain('You are asked');
    const request = requestIn(asked);
    const home = await aurora.get(routes.home.url());
    expect(home.text).toContain('you are asked for a seat, until');
    expect(home.links).toContain(routes.request.url({ engagement, request }));
    const shown = await aurora.get(routes.request.url({ engagement, request }));
    expect(shown.text).toContain('Northern Fund asks Rede Aurora to fill seats.');
    const answered = await aurora.submit(routes.answerRequest.url({ engagement, request }), {
      answer: 'accepted',
    });
    expect(answered.text).toContain('You agreed to nominate.');
    // What it agreed to do is the next step there, not somewhere else.
    expect(answered.text).toContain('2 seats that you agreed to have nobody yet. Nominate somebody.');
    expect(answered.links).toContain(routes.nominations.url({ engagement }));
    const asker = await fund.get(routes.request.url({ engagement, request }));
    expect(asker.links).not.toContain(routes.nominations.url({ engagement }));
    expect((await aurora.get(routes.home.url())).text).not.toContain('you are asked for a seat');
    // What it takes part in stays on its list, and in the partnership's.
    const list = await aurora.get(routes.engagements.url());
    expect(list.links).toContain(routes.engagement.url({ engagement }));
    expect(list.text).toContain('Planned by Northern Fund');
    expect((await fund.get(routes.engagement.url({ engagement }))).text).toContain('Will nominate');
  });

  it('answers changes that are asked for twice by one form in one way (C48)', async () => {
    const engagement = idIn(await opened());
    await fund.submit(routes.askSeats.url({ engagement }), { days: '10' });
    const request = requestIn(await aurora.get(routes.engagement.url({ engagement })));
    const url = routes.askChanges.url({ engagement, request });
    const act = 'twice-the-same-form-arrived-here';
    const fields = { ...planFields('Safety at the port'), note: 'Closer to home.' };
    const first = await aurora.post(url, fields, { act });
    expect(first.location).toBe(`${routes.request.url({ engagement, request })}?done=changesAsked`);
    expect((await aurora.post(url, fields, { act })).location).toBe(first.location);
    expect((await aurora.post(url, fields)).status).toBe(404);
  });

  it('is not there for anybody outside its partnership (C16)', async () => {
    const engagement = idIn(await opened());
    for (const url of [
      routes.engagement.url({ engagement }),
      routes.plan.url({ engagement }),
      routes.partnershipEngagements.url({ partnership }),
    ])
      expect((await stranger.get(url)).status).toBe(404);
  });

  it('has no field for a person in the form of a community’s seat (P6)', async () => {
    const page = await aurora.get(`${routes.newEngagement.url()}?partnership=${partnership}`);
    const names = [...page.html.matchAll(/name="([^"]+)"/g)].map(([, name]) => name);
    expect(names.filter((name) => /person|speaker|nominee|email|phone/i.test(name ?? ''))).toEqual([]);
    const tried = await fund.post(routes.openEngagement.url(), {
      ...planFields(),
      partnership,
      'seat-1-person': 'Somebody',
    });
    expect(tried.status).toBe(422);
  });
});

describe('a nominee', () => {
  const asked = async () => {
    const engagement = idIn(await opened());
    await fund.submit(routes.askSeats.url({ engagement }), { days: '10' });
    const request = requestIn(await aurora.get(routes.engagement.url({ engagement })));
    await aurora.get(routes.request.url({ engagement, request }));
    await aurora.submit(routes.answerRequest.url({ engagement, request }), { answer: 'accepted' });
    await aurora.get(routes.nominations.url({ engagement }));
    const page = await aurora.submit(
      routes.nominate.url({ engagement }),
      { label: 'Our delegate', note: 'Speaks first' },
      { seat: 'one' },
    );
    return { engagement, code: page.codes[0] ?? '' };
  };

  it('reads all of it by her code alone, says yes, and gets a code of her own', async () => {
    const { engagement, code } = await asked();
    const nominee = net.stranger();
    const shown = await nominee.get(routes.seat.url({ code }));
    expect(shown.text).toContain('Rede Aurora asks whether you want to fill a seat.');
    expect(shown.html).toMatch(/<h1[^>]*>Safety at work<\/h1>/);
    expect(shown.html).not.toMatch(/<title>[^<]*Safety/);
    const own = await nominee.submit(routes.answerSeat.url({ code }), {
      name: 'Marigold',
      nameShown: 'partners',
      answer: 'accepted',
    });
    expect(own.text).toContain('You said yes. Keep your own code.');
    expect(own.html).toMatch(/<h1[^>]*>Safety at work<\/h1>/);
    expect((await nominee.get(routes.seat.url({ code }))).status).toBe(404);
    const list = await aurora.get(routes.nominations.url({ engagement }));
    expect(list.text).toContain('Said yes');
    expect(list.text).toContain('Marigold');
    expect((await fund.get(routes.engagement.url({ engagement }))).text).not.toContain('Marigold');
    expect((await fund.get(routes.nominations.url({ engagement }))).status).toBe(404);
    const [newCode = ''] = own.codes;
    await nominee.get(routes.ownSeat.url({ code: newCode }));
    const left = await nominee.submit(routes.withdrawSelf.url({ code: newCode }));
    expect(left.text).toContain('You left.');
  });

  it('gets one answer and one code from a form that is sent twice, and no code is kept with it (C48)', async () => {
    const { code } = await asked();
    const nominee = net.stranger();
    await nominee.get(routes.seat.url({ code }));
    const yes = { name: 'Marigold', nameShown: 'partners', answer: 'accepted' };
    const act = 'twice-the-same-form-arrived-here';
    const first = await nominee.post(routes.answerSeat.url({ code }), yes, { act });
    expect(first.location).toMatch(/^\/own\/[\w-]+\?done=seatAccepted$/);
    expect((await nominee.post(routes.answerSeat.url({ code }), yes, { act })).location).toBe(first.location);
    expect((await nominee.post(routes.answerSeat.url({ code }), yes)).status).toBe(404);
    const own = (await nominee.follow(first)).codes[0] ?? '';
    for (const _ of ['pressed', 'pressed again']) {
      const left = await nominee.post(routes.withdrawSelf.url({ code: own }));
      expect(left.location).toBe(`${routes.ownSeat.url({ code: own })}?done=seatLeft`);
    }
    const { rows } = await net.owner.query<{ location: string }>('select location from act');
    expect(rows.filter(({ location }) => location.includes(code) || location.includes(own))).toEqual([]);
    // What she may not tell is not there, with a form that fits or an empty one (C16).
    expect((await nominee.post(routes.ownFeedback.url({ code: own }))).status).toBe(404);
    const again = await nominee.post(routes.changeAppearance.url({ code: own }), { name: 'Wren' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Nobody has said yes to this seat.');
  });

  it('asks and is answered, both ways, and nobody else reads a word of it (P6, C17)', async () => {
    const { engagement, code } = await asked();
    const nominee = net.stranger();
    await nominee.get(routes.seat.url({ code }));
    const note = 'Is the fee before tax?';
    const sent = await nominee.submit(routes.answerSeat.url({ code }), { note, answer: 'asked' });
    expect(sent.text).toContain(note);
    const [own = ''] = sent.codes;
    const list = await aurora.get(routes.nominations.url({ engagement }));
    expect(list.text).toContain('Waits for your answer');
    expect(list.text).toContain(note);
    const answers = /\/engagements\/[0-9a-f-]{36}\/nominations\/[0-9a-f-]{36}\/answers/.exec(list.html)?.[0];
    const empty = await aurora.post(answers ?? '', { words: ' ' });
    expect(empty.status).toBe(422);
    const act = 'the-same-answer-arrived-twice-00';
    for (const _ of ['sent', 'sent again'])
      expect((await aurora.post(answers ?? '', { words: 'After tax.' }, { act })).status).toBe(303);
    const told = await aurora.get(routes.nominations.url({ engagement }));
    expect(told.text.split('After tax.')).toHaveLength(2);
    expect(told.text).not.toContain('Waits for your answer');
    const hers = await nominee.get(routes.ownSeat.url({ code: own }));
    expect(hers.text).toContain('After tax.');
    expect((await nominee.get(routes.seat.url({ code: own }))).text).toContain('After tax.');
    await nominee.get(routes.ownSeat.url({ code: own }));
    const further = 'And the train?';
    const again = await nominee.submit(routes.askOrganisation.url({ code: own }), { words: further });
    expect(again.text).toContain('Your question is sent.');
    expect((await aurora.get(routes.nominations.url({ engagement }))).text).toContain(further);
    for (const page of [routes.engagement, routes.programme, routes.home, routes.record])
      expect((await fund.get(page.url({ engagement, partnership }))).text).not.toMatch(/After tax|the train/);
    // She goes, and takes with her what both wrote.
    await nominee.get(routes.seat.url({ code: own }));
    await nominee.submit(routes.answerSeat.url({ code: own }), { answer: 'accepted' });
    await nominee.submit(routes.withdrawSelf.url({ code: own }));
    const left = await aurora.get(routes.nominations.url({ engagement }));
    expect(left.text).toContain('Left this seat');
    expect(left.text).not.toContain('After tax.');
    const { rows } = await net.owner.query('select count(*)::int as left from nominee_message');
    expect(rows).toEqual([{ left: 0 }]);
  });

  it('keeps what she typed where her form is not taken', async () => {
    const { code } = await asked();
    const nominee = net.stranger();
    await nominee.get(routes.seat.url({ code }));
    const back = await nominee.post(routes.answerSeat.url({ code }), {
      ...{ answer: 'accepted', name: 'Marigold', nameShown: 'public', introduction: 'x'.repeat(301) },
      ...{ permissions: ['photo', 'quotation'], note: 'Until five.' },
    });
    expect(back.status).toBe(422);
    expect(back.html).toContain('value="Marigold"');
    expect(back.html).toContain('<option value="public" selected="">');
    expect(back.html).toMatch(/value="photo" checked/);
    expect(back.html).toContain('Until five.');
    expect(back.html).toContain('maxlength="300"');
  });

  it('has a code that cannot be guessed: every other one is a missing page', async () => {
    const nominee = net.stranger();
    const guess = '00000-00000-00000-00000-00000-00000';
    expect((await nominee.get(routes.seat.url({ code: guess }))).status).toBe(404);
    expect((await nominee.get(routes.ownSeat.url({ code: guess }))).status).toBe(404);
  });
});

describe('a home page', () => {
  const homeOf = async (who: Person): Promise<Page> => who.get(routes.home.url());
  const nominated = async (engagement: string, seat: string): Promise<string> => {
    await aurora.get(routes.nominations.url({ engagement }));
    const page = await aurora.submit(
      routes.nominate.url({ engagement }),
      { label: 'Our delegate', note: '' },
      { seat },
    );
    return page.codes[0] ?? '';
  };
  const linkIn = async (engagement: string, what: string): Promise<string> => {
    const list = await aurora.get(routes.nominations.url({ engagement }));
    const path = `/engagements/[0-9a-f-]{36}/nominations/[0-9a-f-]{36}/${what}`;
    return new RegExp(path).exec(list.html)?.[0] ?? `no ${what}`;
  };
  const title = 'Night work and housing';
  const begun = async () => {
    await fund.get(`${routes.newEngagement.url()}?partnership=${partnership}`);
    const sent = await fund.post(routes.openEngagement.url(), { ...planFields(title), partnership });
    const engagement = idIn(await fund.follow(sent));
    await fund.submit(routes.askSeats.url({ engagement }), { days: '10' });
    return engagement;
  };
  const agree = async (engagement: string): Promise<void> => {
    const request = requestIn(await aurora.get(routes.engagement.url({ engagement })));
    await aurora.get(routes.request.url({ engagement, request }));
    await aurora.submit(routes.answerRequest.url({ engagement, request }), { answer: 'accepted' });
  };
  /** What this home says of this engagement. */
  const saidOf = async (who: Person): Promise<string> =>
    (await homeOf(who)).text
      .split(`${title}: `)
      .slice(1)
      .map((line) =>
        line
          .split(/(?<=[.])/)
          .slice(0, 3)
          .join(''),
      )
      .join(' | ');

  it('says what seats need, to whoever must act and to members, until it is done (P6)', async () => {
    const colleague = await net.join(aurora, 'member', { name: 'Cy' });
    const engagement = await begun();
    expect(await saidOf(aurora)).toContain('you are asked for a seat, until');
    expect(await saidOf(colleague)).toContain('A steward of your organisation does this.');
    await agree(engagement);
    expect(await saidOf(aurora)).toContain(
      '2 seats that you agreed to have nobody yet. Nominate somebody. It begins on',
    );
    expect(await saidOf(aurora)).not.toContain('A steward of your organisation does this.');
    expect(await saidOf(colleague)).toContain('2 seats that you agreed to have nobody yet.');
    expect((await homeOf(aurora)).links).toContain(routes.nominations.url({ engagement }));
    expect(await saidOf(fund)).toContain('Rede Aurora will nominate.');

    const nominee = net.stranger();
    const code = await nominated(engagement, 'one');
    expect(await saidOf(aurora)).toContain('a seat that you agreed to has nobody yet.');
    await nominated(engagement, 'two');
    expect(await saidOf(aurora)).toBe('');
    await nominee.get(routes.seat.url({ code }));
    const asked = await nominee.submit(routes.answerSeat.url({ code }), {
      answer: 'asked',
      note: 'Who pays?',
    });
    const [own = ''] = asked.codes;
    expect(await saidOf(aurora)).toContain('a question of somebody you nominated waits for your answer.');
    expect(await saidOf(fund)).not.toContain('question');
    await aurora.post(await linkIn(engagement, 'answers'), { words: 'They do.' });
    expect(await saidOf(aurora)).toBe('');

    await nominee.get(routes.seat.url({ code: own }));
    const yes = { answer: 'accepted', name: 'Marigold', nameShown: 'partners' };
    await nominee.submit(routes.answerSeat.url({ code: own }), yes);
    expect(await saidOf(aurora)).toContain('somebody said yes. The partners see nobody until you show them.');
    await aurora.get(routes.nominations.url({ engagement }));
    await aurora.submit(await linkIn(engagement, 'release'));
    expect(await saidOf(aurora)).toBe('');
    expect(await saidOf(fund)).toContain('a speaker is shown to you.');
    expect(await saidOf(fund)).not.toContain('will nominate');
    const theirs = await fund.get(routes.engagement.url({ engagement }));
    expect(theirs.text).toContain('One speaker is shown to you.');
    expect(theirs.text).not.toContain('The answers come here.');
    await fund.get(routes.programme.url({ engagement }));
    expect(await saidOf(fund)).toBe('');

    await nominee.get(routes.ownSeat.url({ code: own }));
    await nominee.submit(routes.withdrawSelf.url({ code: own }));
    expect(await saidOf(aurora)).toContain('whoever had a seat has left it. Give it to somebody else.');
    expect(await saidOf(fund)).toContain('for a seat nobody is shown any more.');
    expect((await aurora.get(routes.engagement.url({ engagement }))).text).toContain(
      'Whoever had a seat has left it.',
    );
    await nominated(engagement, 'one');
    expect(await saidOf(aurora)).toBe('');
  });

  it('has late pay at its top, on both sides, until it arrived; and then the payer is told (P5)', async () => {
    const engagement = await begun();
    await agree(engagement);
    await net.owner.query("update payment set due_on = '2026-12-20' where engagement_id = $1", [engagement]);
    for (const [who, words] of [
      [aurora, '2 payments from Northern Fund are overdue, the first since 20 December 2026.'],
      [fund, '2 payments to Rede Aurora are overdue, the first since 20 December 2026.'],
    ] as const) {
      const home = await homeOf(who);
      expect(home.html.split('class="next"')[1]?.split('</aside>')[0]).toContain(words);
      expect(home.links).toContain(routes.payments.url({ engagement }));
    }
    const receipts = [
      ...(await aurora.get(routes.payments.url({ engagement }))).html.matchAll(/"(\/[\w/-]+\/receipt)"/g),
    ];
    expect(receipts).toHaveLength(2);
    for (const [, receipt = ''] of receipts) await aurora.post(receipt);
    expect(await saidOf(aurora)).not.toContain('overdue');
    expect(await saidOf(fund)).toContain('Rede Aurora says that 2 payments of yours arrived');
    expect(await saidOf(fund)).not.toContain('overdue');
  });
});

describe('an engagement that takes place', () => {
  const filled = async () => {
    const engagement = idIn(await opened());
    await fund.submit(routes.askSeats.url({ engagement }), { days: '10' });
    const request = requestIn(await aurora.get(routes.engagement.url({ engagement })));
    await aurora.get(routes.request.url({ engagement, request }));
    await aurora.submit(routes.answerRequest.url({ engagement, request }), { answer: 'accepted' });
    await aurora.get(routes.nominations.url({ engagement }));
    const page = await aurora.submit(
      routes.nominate.url({ engagement }),
      { label: 'Our delegate', note: '' },
      { seat: 'one' },
    );
    const [code = ''] = page.codes;
    const nominee = net.stranger();
    await nominee.get(routes.seat.url({ code }));
    const own = await nominee.submit(routes.answerSeat.url({ code }), {
      name: 'Marigold',
      nameShown: 'partners',
      answer: 'accepted',
    });
    const list = await aurora.get(routes.nominations.url({ engagement }));
    const release =
      /\/engagements\/[0-9a-f-]{36}\/nominations\/[0-9a-f-]{36}\/release/.exec(list.html)?.[0] ?? '';
    const released = await aurora.submit(release);
    expect(released.text).toContain('The partners can see what was chosen to be shown.');
    return { engagement, nominee, own: own.codes[0] ?? '' };
  };

  it('shows the ally what was released, and tells the nominee who looked', async () => {
    const { engagement, nominee, own } = await filled();
    expect((await fund.get(routes.programme.url({ engagement }))).text).toContain('Marigold');
    expect((await nominee.get(routes.ownSeat.url({ code: own }))).text).toContain('Northern Fund, on');
    await nominee.submit(routes.withdrawSelf.url({ code: own }));
    expect((await fund.get(routes.programme.url({ engagement }))).text).not.toContain('Marigold');
  });

  it('lets an ally ask where papers can be handed in, and warns of words that give her away', async () => {
    const { engagement, nominee, own } = await filled();
    await fund.get(routes.notes.url({ engagement }));
    const release = /<option value="([0-9a-f-]{36})"/.exec(fund.page.html)?.[1] ?? '';
    const ask = routes.askForNote.url({ engagement });
    const unsaid = await fund.post(ask, { release, what: 'papers', why: '' });
    expect(unsaid.status).toBe(422);
    expect(unsaid.html).toContain(`<option value="${release}" selected="">`);
    const asked = await fund.follow(await fund.post(ask, { release, what: 'papers', why: 'By Friday.' }));
    expect(asked.text).toContain('The question is with the organisation now.');
    const again = await fund.post(ask, { release, what: 'papers', why: 'By Monday.' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('You have asked about this already.');
    const held = await aurora.get(routes.notes.url({ engagement }));
    const answer = /\/engagements\/[0-9a-f-]{36}\/notes\/[0-9a-f-]{36}/.exec(held.html)?.[0] ?? '';
    const telling = { text: 'Call +351 912 345 678.', days: '3' };
    const warned = await aurora.submit(answer, telling, { answer: 'own' });
    expect(warned.status).toBe(422);
    expect(warned.html).toContain('Call +351 912 345 678.');
    expect(warned.html).toContain('name="anyway"');
    const passed = await aurora.submit(answer, { ...telling, anyway: 'yes' }, { answer: 'own' });
    expect(passed.text).toContain('Your agreement is kept.');
    const hers = await nominee.get(routes.ownSeat.url({ code: own }));
    const action = /\/own\/[\w-]+\/notes\/[0-9a-f-]{36}/.exec(hers.html)?.[0] ?? '';
    const stale = await nominee.post(action, { answer: 'agreed', read: '' });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('The words were changed meanwhile.');
    await nominee.get(routes.ownSeat.url({ code: own }));
    const agreed = await nominee.submit(action, {}, { answer: 'agreed' });
    expect(agreed.text).toContain('Your agreement is kept.');
    const note = answer.split('/').at(-1) ?? '';
    expect((await fund.get(routes.note.url({ engagement, note }))).text).toContain('Call +351 912 345 678.');
  });

  it('is paid when the payee’s side says so, and never when the ally does (P5)', async () => {
    const { engagement } = await filled();
    const seen = await fund.get(routes.payments.url({ engagement }));
    expect(seen.text).toContain('To come');
    const receipt = /\/engagements\/[0-9a-f-]{36}\/payments\/[0-9a-f-]{36}\/receipt/;
    expect(receipt.test(seen.html)).toBe(false);
    const mine = await aurora.get(routes.payments.url({ engagement }));
    const url = receipt.exec(mine.html)?.[0] ?? '';
    const tried = await fund.follow(await fund.post(url));
    expect(tried.status).toBe(422);
    expect(tried.text).toContain('Only the side that is paid can say this.');
    await aurora.get(routes.payments.url({ engagement }));
    expect((await aurora.submit(url)).text).toContain('It arrived, and both sides know.');
    const file = await fund.get(routes.paymentsFile.url({ engagement }));
    expect(file.html).toContain(
      '"Rede Aurora","Northern Fund","Expert advice","80.00","EUR","hour","400.00","60.00","460.00"',
    );
  });

  let over: Awaited<ReturnType<typeof filled>>['engagement'];

  it('is followed by what came of it, and by answers that stay with whoever gave them until they share them', async () => {
    const { engagement } = await filled();
    over = engagement;
    net.clock.pass({ days: 70 });
    await aurora.signIn();
    await fund.signIn();
    await aurora.get(routes.feedback.url({ engagement }));
    const marks = { ownVoice: '4', freeToSayNo: '4', earlyEnough: '3', answered: 'na', paidWell: '2' };
    const given = await aurora.submit(routes.giveFeedback.url({ engagement }), {
      ...marks,
      words: 'Good work.',
    });
    expect(given.text).toContain('Your answers are kept.');
    expect((await fund.get(routes.feedback.url({ engagement }))).text).not.toContain('Good work.');
    await aurora.get(routes.feedback.url({ engagement }));
    await aurora.submit(routes.shareFeedback.url({ engagement }));
    expect((await fund.get(routes.feedback.url({ engagement }))).text).toContain('Good work.');
    const told = await fund.submit(routes.reportOutcome.url({ engagement }), {
      outcome: 'Two points went in.',
    });
    expect(told.text).toContain('Everyone can read what came of it.');
    expect((await aurora.get(routes.feedback.url({ engagement }))).text).toContain('Two points went in.');
  });

  it('told anew, its outcome is a version: the earlier word stays, and the partner’s Home says so (P11)', async () => {
    const engagement = over;
    await fund.get(routes.feedback.url({ engagement }));
    const same = await fund.submit(routes.reportOutcome.url({ engagement }), {
      outcome: 'Two points went in.',
    });
    expect(same.text).toContain('This is the same text, word for word.');
    await fund.submit(routes.reportOutcome.url({ engagement }), { outcome: 'One of them came out again.' });
    const read = (await aurora.get(routes.feedback.url({ engagement }))).text;
    expect(read).toContain('One of them came out again.');
    expect(read).toMatch(/Told anew on .*This is version 2\./);
    expect(read).toMatch(/What was told before Two points went in\. Reported on/);
    expect((await aurora.get(routes.home.url())).text).toContain('told anew what came of an engagement');
  });

  it('comes as a calendar file in neutral words', async () => {
    const list = await fund.get(routes.engagements.url());
    const engagement = engagementId.parse(/\/engagements\/([0-9a-f-]{36})"/.exec(list.html)?.[1]);
    const file = await fund.get(routes.engagementCalendar.url({ engagement }));
    expect(file.html).toContain('SUMMARY:Appointment');
    expect(file.html).toContain('DTSTART:20270310T130000Z');
    expect(file.html).not.toContain('Safety');
  });
});

describe('an expert', () => {
  it('is listed, found and taken off by her own organisation, and nobody else sees her', async () => {
    await aurora.get(routes.newExpert.url());
    const listed = await aurora.submit(routes.listExpert.url(), {
      name: 'Juniper',
      skills: 'Budgets and labour law',
    });
    expect(listed.text).toContain('Kept on your list.');
    const found = await aurora.submit(routes.searchExperts.url(), { wanted: 'labour' });
    expect(found.text).toContain('Juniper');
    const url = /\/experts\/[0-9a-f-]{36}/.exec(found.html)?.[0] ?? '';
    expect((await fund.get(url)).status).toBe(404);
    await aurora.get(url);
    expect((await aurora.submit(`${url}/removal`)).text).toContain('Taken off your list.');
  });
});
