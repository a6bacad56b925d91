import type { Plan } from '../../src/engagements/plan/document.ts';
import { filledPlan } from '../../src/engagements/plan/form/filledPlan.ts';
import { typedOfSheet } from '../../src/engagements/plan/form/sheet.ts';
import { routes } from '../../src/routes.ts';
import type { Fields } from '../support/page.ts';
import type { Network, Person } from '../support/people.ts';
import { otherSeat, ownSeat, soundPlan } from '../support/plans.ts';
import type { Visitor } from '../support/visitor.ts';
import { one } from './oneValue.ts';

type Cast = { steward: Person; ally: Person; member: Person };
type Id = { engagement: string };

/** What the fund asks of Harbour, yesterday: it has begun, and it is not over. */
export const planBetween = ({ steward, ally }: Cast, change: Partial<Plan> = {}): Plan =>
  soundPlan({
    toldOn: '2026-11-02',
    sessions: [{ on: '2026-11-23', from: '14:00', to: '15:30', zone: 'Europe/Vienna' }],
    organisations: [],
    seats: [
      ...['one', 'two', 'three', 'seven', 'eight'].map((key) =>
        ownSeat(key, { organisation: steward.organisation }),
      ),
      ...['four', 'five', 'six', 'nine', 'ten'].map((key) =>
        otherSeat(key, { organisation: ally.organisation }),
      ),
    ],
    ...change,
  });

/** The same seats, of nobody's yet: outside a partnership there is no party that they could be asked of. */
export const ofNobody = ({ seats }: Plan): Plan['seats'] => seats.map(({ organisation: _, ...seat }) => seat);

/** What the plan's form would send. */
export const planFields = (plan: Plan): Fields => ({
  ...typedOfSheet(filledPlan(plan, 'en')),
  version: '',
  do: 'save',
});

const idIn = (what: string, text: string): string =>
  new RegExp(`/${what}/([0-9a-f-]{36})`).exec(text)?.[1] ?? `no ${what}`;

const opened = async ({ ally }: Cast, plan: Plan, partnership: string): Promise<Id> => {
  await ally.get(routes.newEngagement.url());
  const { location } = await ally.post(routes.openEngagement.url(), { ...planFields(plan), partnership });
  return { engagement: idIn('engagements', location ?? '') };
};

const asked = async (net: Network, cast: Cast, plan: Plan, partnership: string) => {
  const at = await opened(cast, plan, partnership);
  await cast.ally.post(routes.askSeats.url(at), { days: '10' });
  const request = await one(net, 'select id from seat_request where engagement_id = $1', [at.engagement]);
  return { ...at, request };
};

/** Harbour hands over a code: what it knows of it, and who holds it. */
type Invited = { nomination: string; code: string; nominee: Visitor };
const nominated = async (
  net: Network,
  { steward }: Cast,
  at: Id,
  [seat, place]: [seat: string, place: string],
): Promise<Invited> => {
  const page = await steward.post(routes.nominate.url(at), {
    ...{ seat, expert: '', label: 'Our delegate', note: 'Speaks first.' },
  });
  const found = 'select id from nomination where seat_key = $1 and place = $2';
  const nomination = await one(net, found, [seat, place]);
  return { nomination, code: page.codes[0] ?? '', nominee: net.stranger() };
};

/** Says yes or no with the code she was given. Gives the one that is hers alone. */
const answered = async (
  { code, nominee }: Invited,
  answer: 'accepted' | 'declined',
  name = 'Marigold',
): Promise<string> => {
  await nominee.get(routes.seat.url({ code }));
  const { location } = await nominee.post(routes.answerSeat.url({ code }), {
    ...{ answer, name, nameShown: 'partners', note: 'Until five.' },
  });
  return /\/own\/([\w-]+)/.exec(location ?? '')?.[1] ?? '';
};

const ask = async (net: Network, { ally, steward }: Cast, at: Id, seat: string): Promise<string> => {
  const release = await one(net, 'select id from release where seat_key = $1', [seat]);
  const why = 'The pass office asks for a copy.';
  await ally.post(routes.askForNote.url(at), { release, what: 'papers', why });
  const asked = await one(net, 'select id from disclosure where release_id = $1', [release]);
  const note = { answer: 'own', read: '', text: 'At the front desk.', days: '7' };
  await steward.post(routes.answerNote.url({ ...at, note: asked }), note);
  return asked;
};
const readOf = (net: Network, note: string): Promise<string> =>
  one(net, 'select note_record_id as id from disclosure where id = $1', [note]);

/** Two more are shown. About one of them a note is open, about the first it waits for her, about the last nobody asked. */
const noted = async (net: Network, cast: Cast, at: Id) => {
  const { steward, ally } = cast;
  const codes: string[] = [];
  const also: { nomination: string; code: string; own: string }[] = [];
  for (const seat of ['seven', 'eight']) {
    const invited = await nominated(net, cast, at, [seat, '0']);
    const own = await answered(invited, 'accepted', 'Saffron');
    codes.push(own);
    also.push({ nomination: invited.nomination, code: invited.code, own });
    await steward.post(routes.releaseNominee.url({ ...at, nomination: invited.nomination }));
  }
  await ally.get(routes.programme.url(at));
  const waiting = await ask(net, cast, at, 'one');
  const open = await ask(net, cast, at, 'seven');
  const nominee = net.stranger();
  const [code = ''] = codes;
  await nominee.get(routes.ownSeat.url({ code }));
  const agreed = { answer: 'agreed', read: await readOf(net, open) };
  await nominee.post(routes.answerOwnNote.url({ code, note: open }), agreed);
  await ally.get(routes.note.url({ ...at, note: open }));
  const unasked = await one(net, "select id from release where seat_key = 'eight'");
  return { waiting, open, unasked, read: await readOf(net, waiting), also };
};

const held = async (net: Network, cast: Cast, partnership: string) => {
  const { steward, ally } = cast;
  const at = await asked(net, cast, planBetween(cast), partnership);
  await steward.post(routes.answerRequest.url(at), { answer: 'accepted', note: '' });
  const shown = await nominated(net, cast, at, ['one', '0']);
  const waiting = await nominated(net, cast, at, ['two', '0']);
  const declining = await nominated(net, cast, at, ['three', '0']);
  const reserve = await nominated(net, cast, at, ['three', '1']);
  const own = await answered(shown, 'accepted');
  for (const [{ nominee }, code] of [
    [shown, own],
    [waiting, await answered(waiting, 'accepted')],
  ] as const) {
    await nominee.get(routes.ownSeat.url({ code }));
    await nominee.post(routes.askOrganisation.url({ code }), { words: 'Who pays the train?' });
  }
  await answered(declining, 'declined');
  await steward.post(routes.releaseNominee.url({ ...at, nomination: shown.nomination }));
  await ally.get(routes.programme.url(at));
  const marks = { ownVoice: '4', freeToSayNo: '4', earlyEnough: '3', answered: 'na', paidWell: '2' };
  await steward.post(routes.giveFeedback.url(at), { ...marks, words: 'Good work.' });
  const payment = await one(net, "select id from payment where seat_key = 'one'");
  const version = await one(net, 'select id from plan_version where engagement_id = $1', [at.engagement]);
  const notes = await noted(net, cast, at);
  return { at, shown, waiting, reserve, own, payment, version, notes };
};

const excepted = async (net: Network, cast: Cast, partnership: string) => {
  const { payment } = planBetween(cast);
  const at = await opened(cast, planBetween(cast, { payment: { ...payment, tax: '' } }), partnership);
  await cast.ally.post(routes.proposeException.url(at), exception);
  return { ...at, exception: await one(net, 'select id from plan_exception') };
};
export const exception = { finding: 'tax-not-said payment/tax', sentence: 'The tax office has not said.' };

const changed = async (net: Network, cast: Cast, partnership: string) => {
  const at = await asked(net, cast, planBetween(cast, { title: 'The tariff' }), partnership);
  await cast.steward.post(routes.askChanges.url(at), {
    ...planFields(planBetween(cast, { title: 'The tariff, as we would have it' })),
    note: 'Ours.',
  });
  return at;
};

export type Engagements = Awaited<ReturnType<typeof engagements>>;

/**
 * The fund plans engagements with Harbour: one is held, with a nominee shown, one who waits to be, and one in reserve
 * for whoever said no; one is asked, one answered with changes, one in need of an exception, and one is a draft.
 */
export const engagements = async (net: Network, cast: Cast, partnership: string) => {
  const own = { organisation: cast.steward.organisation };
  await cast.steward.post(routes.changeWeek.url(own), { rest: ['6', '7'], notice: '10' });
  await cast.steward.post(routes.addDaysOff.url(own), { first: '2026-12-28', last: '2026-12-31' });
  const main = await held(net, cast, partnership);
  await cast.member.post(routes.listExpert.url(), {
    ...{ name: 'Juniper', skills: 'Budgets', availability: '', feeFloor: '', notes: '' },
  });
  const plan = planBetween(cast, { title: 'A draft' });
  const open = await asked(net, cast, planBetween(cast, { title: 'The night ferry' }), partnership);
  return {
    main,
    open,
    changed: await changed(net, cast, partnership),
    excepted: await excepted(net, cast, partnership),
    draft: await opened(cast, { ...plan, seats: ofNobody(plan) }, ''),
    expert: await one(net, 'select id from expert'),
    daysOff: await one(net, 'select id from days_off'),
  };
};
