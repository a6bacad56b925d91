import { openingHours, preventionDraft, rentEvening } from '../../src/example/engagements.ts';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { routes } from '../../src/routes.ts';
import type { Page } from '../support/page.ts';
import { Visitor } from '../support/visitor.ts';
import { type Cast, firstId, idsIn } from './cast.ts';
import { tellNotes } from './noteStory.ts';

type At = { engagement: string };

const fieldsOf = (page: Page, action: string): Record<string, string[]> => {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of page.form(action)) fields[name] = [...(fields[name] ?? []), value];
  return fields;
};

const called = (page: Page, title: string): At => {
  const before = page.html.split(`>${title}<`)[0] ?? '';
  const engagement = /\/engagements\/([0-9a-f-]{36})"[^>]*$/.exec(before)?.[1];
  if (!engagement) throw new Error(`${title} is not on this page: ${page.text.slice(0, 300)}`);
  return { engagement };
};

/** Another engagement in the words of the rent evening, but for these fields. */
const planned = async (
  cast: Cast,
  { rent, partnership }: { rent: At; partnership: string },
  change: Record<string, string>,
): Promise<At> => {
  const helen = await cast.as('Helen');
  const { act, token, ...fields } = fieldsOf(
    await helen.get(routes.plan.url(rent)),
    routes.changePlan.url(rent),
  );
  const opened = await helen.post(routes.openEngagement.url(), {
    ...fields,
    ...change,
    version: '',
    partnership,
    do: 'save',
  });
  const engagement = /\/engagements\/([0-9a-f-]{36})/.exec(opened.location ?? '')?.[1];
  if (!engagement) throw new Error(`not opened: ${opened.text}`);
  return { engagement };
};

const ask = async (cast: Cast, at: At): Promise<void> => {
  const helen = await cast.as('Helen');
  await helen.get(routes.engagement.url(at));
  await helen.submit(routes.askSeats.url(at));
};

/** The request that somebody's next step leads to: that link comes first. */
const requestOf = async (cast: Cast, name: string, at: At): Promise<string> =>
  firstId(await (await cast.as(name)).get(routes.engagement.url(at)), 'requests');

/** Amani nominates through the page, and is shown a code to hand over. */
const nominated = async (cast: Cast, at: At, seat: string, label: string): Promise<string> => {
  const amani = await cast.as('Amani');
  await amani.get(routes.nominations.url(at));
  const { codes } = await amani.submit(routes.nominate.url(at), { label }, { seat });
  const [code] = codes;
  if (!code) throw new Error(`nobody was nominated: ${amani.page.text.slice(0, 400)}`);
  return code;
};

/** The nominee says yes with no account, and has a code of her own. */
const accepted = async (cast: Cast, code: string): Promise<string> => {
  const { app, origin } = cast.net;
  const nominee = new Visitor(async (path, init) => app.request(origin + path, init), origin);
  await nominee.get(routes.seat.url({ code }));
  await nominee.submit(routes.answerSeat.url({ code }), {
    answer: 'accepted',
    name: 'Marigold',
    nameShown: 'partners',
  });
  const own = nominee.page.codes[0];
  if (!own) throw new Error(`she has no code: ${nominee.page.text.slice(0, 400)}`);
  return own;
};

/** She asks twice, and is answered once: the second question waits. */
const asked = async (cast: Cast, at: At, code: string): Promise<void> => {
  const { app, origin } = cast.net;
  const nominee = new Visitor(async (path, init) => app.request(origin + path, init), origin);
  const amani = await cast.as('Amani');
  const ask = async (words: string): Promise<void> => {
    await nominee.get(routes.ownSeat.url({ code }));
    await nominee.submit(routes.askOrganisation.url({ code }), { words });
  };
  await ask('Is the fee before tax or after it?');
  const list = await amani.get(routes.nominations.url(at));
  const answer = /"(\/engagements\/[0-9a-f-]{36}\/nominations\/[0-9a-f-]{36}\/answers)"/.exec(list.html)?.[1];
  if (!answer) throw new Error(`nobody asked: ${list.text.slice(0, 400)}`);
  await amani.submit(answer, { words: 'After tax. The ally pays the tax on top.' });
  await ask('And who pays for the train?');
};

/** A seat whose holder was taken back, with a reserve; another whose holder is not shown any more. */
const rentSeats = async (cast: Cast, rent: At) => {
  const amani = await cast.as('Amani');
  const [marigold = '', delegate = ''] = idsIn(await amani.get(routes.nominations.url(rent)), 'nominations');
  const invited = await nominated(cast, rent, 'lantern-two', 'A first reserve');
  const asked = await nominated(cast, rent, 'lantern-two', 'A second reserve');
  const own = await accepted(cast, await nominated(cast, rent, 'lantern-two', 'A third reserve'));
  await amani.get(routes.nominations.url(rent));
  await amani.submit(routes.withdrawNomination.url({ ...rent, nomination: delegate }));
  await amani.submit(routes.recallNominee.url({ ...rent, nomination: marigold }));
  return { invited, asked, own };
};

/** What the example leaves out: answers still to come, codes in hands, an exception, words not shared yet. */
export const tellEngagements = async (cast: Cast, partnership: string) => {
  const [helen, amani] = [await cast.as('Helen'), await cast.as('Amani')];
  const list = await helen.get(routes.engagements.url());
  const rent = called(list, rentEvening.title);
  const hours = called(list, openingHours.title);
  const draft = called(list, preventionDraft.title);
  const around = { rent, partnership };
  const today = dayOf(cast.net.deps.clock.now());

  const ready = await planned(cast, around, { title: 'Rent, not asked yet' });
  const open = await planned(cast, around, { title: 'Rent, once more' });
  await ask(cast, open);
  const held = await planned(cast, around, {
    title: 'Rent, today',
    toldOn: addDays(today, -60),
    'day-1-on': today,
  });
  await ask(cast, held);
  const answered = { ...held, request: await requestOf(cast, 'Amani', held) };
  await amani.get(routes.request.url(answered));
  await amani.submit(routes.answerRequest.url(answered), { answer: 'accepted', note: '' });
  const told = await accepted(cast, await nominated(cast, held, 'lantern-one', 'Our delegate'));

  const other = await accepted(cast, await nominated(cast, held, 'lantern-two', 'Somebody of ours'));
  const notes = await tellNotes(cast, held, [told, other]);
  await asked(cast, held, told);

  const unusual = await planned(cast, around, { title: 'Rent, and tax', tax: '' });
  await helen.get(routes.engagement.url(unusual));
  await helen.submit(routes.proposeException.url(unusual), {
    finding: 'tax-not-said payment/tax',
    sentence: 'The tax office has not said.',
  });

  await amani.get(routes.feedback.url(hours));
  await amani.submit(routes.giveFeedback.url(hours), { words: 'We were heard.' });
  const seats = await rentSeats(cast, rent);
  return {
    ...{ rent, hours, draft, ready, open, held, unusual, partnership, told, notes, seats },
    changed: { ...rent, request: await requestOf(cast, 'Helen', rent) },
    waiting: { ...open, request: await requestOf(cast, 'Robin', open) },
    countering: { ...held, request: await requestOf(cast, 'Robin', held) },
    payment: firstId(await amani.get(routes.payments.url(hours)), 'payments'),
    expert: firstId(await amani.get(routes.experts.url()), 'experts'),
    versions: {
      Helen: idsIn(await helen.get(routes.engagement.url(rent)), 'versions'),
      Amani: idsIn(await amani.get(routes.engagement.url(rent)), 'versions'),
    },
  };
};
export type EngagementStory = Awaited<ReturnType<typeof tellEngagements>>;
