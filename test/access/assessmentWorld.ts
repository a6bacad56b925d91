import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { routes } from '../../src/routes.ts';
import { newSeatCode, printSeatCode } from '../../src/vault/codes/seatCode.ts';
import type { Fields } from '../support/page.ts';
import type { Network, Person } from '../support/people.ts';
import { one } from './oneValue.ts';

type Cast = { steward: Person; ally: Person; member: Person };
type Round = { round: string };

const keys = ['A1', 'A3', 'C1', 'D2', 'F2'];
const instrument = 'alongside-pulse/1';

/** A whole sheet of the five questions, and of the power map where the agreement has one. */
export const wholeSheet = (mark: string): Fields =>
  Object.fromEntries(
    keys.flatMap((key) => [
      [`a-${key}`, mark],
      [`r-${key}`, 'The minutes of May.'],
    ]),
  );

const idIn = (text: string | null): string => /\/rounds\/([0-9a-f-]{36})/.exec(text ?? '')?.[1] ?? 'no round';

const opened = async ({ ally }: Cast, partnership: string): Promise<Round> => {
  await ally.get(routes.newRound.url({ partnership }));
  const { location } = await ally.post(routes.openRound.url({ partnership }), {
    ...{ instrument, occasion: 'baseline', answerBy: '2026-12-20', engagement: '' },
  });
  return { round: idIn(location) };
};

const keepsOne = async (by: Person, at: Round, mark: string): Promise<void> => {
  await by.post(routes.chooseHow.url(at), { mode: 'one' });
  await by.post(routes.keepSheet.url(at), { ...wholeSheet(mark), part: 'occasion', do: 'stop' });
};
const handsIn = async (by: Person, at: Round, mark: string): Promise<void> => {
  await keepsOne(by, at, mark);
  await by.post(routes.handIn.url(at));
};

/** Both sides saw it: a red line is crossed, there is something to do, a word beside it, and some of it published. */
const shown = async (net: Network, cast: Cast, partnership: string) => {
  const { steward, ally } = cast;
  const at = await opened(cast, partnership);
  await handsIn(steward, at, '0');
  await handsIn(ally, at, '3');
  await steward.get(routes.round.url(at));
  const item = { ...at, item: 'A1' };
  await steward.post(routes.writeReading.url(item), { words: 'Twice in May.' });
  const action = { owner: ally.organisation, dueOn: '2027-03-01' };
  await steward.post(routes.proposeAction.url(item), { ...action, what: 'Ask us for a name.' });
  const agreed = await one(net, 'select id from agreed_action');
  await ally.post(routes.consentAction.url({ ...at, action: agreed }));
  await steward.post(routes.reportAction.url({ ...at, action: agreed }), { done: 'no' });
  await ally.post(routes.proposeAction.url(item), { ...action, what: 'Meet in June.' });
  const proposed = await one(net, 'select id from agreed_action where id <> $1', [agreed]);
  await steward.post(routes.reply.url(at), { words: 'It got better.' });
  await steward.post(routes.agreePublishing.url(at), { fields: ['red-lines', 'names'] });
  await ally.post(routes.agreePublishing.url(at), { fields: 'red-lines' });
  const page = await steward.get(routes.publishing.url(at));
  const published = page.codes[0]?.split('/').at(-1) ?? '';
  return { ...at, agreed, proposed, published };
};

/** Several of Harbour's people answer: one half-way, three on paper, one by a code. */
const several = async ({ steward, member, ...cast }: Cast, partnership: string) => {
  const at = await opened({ steward, member, ...cast }, partnership);
  await steward.post(routes.chooseHow.url(at), { mode: 'people' });
  await member.post(routes.keepSheet.url(at), { 'a-A1': '2', part: 'occasion', do: 'stop' });
  for (const mark of ['1', '2', '3']) await steward.post(routes.enterSheet.url(at), wholeSheet(mark));
  const { codes } = await steward.post(routes.linkRaters.url(at), { count: '2' });
  return { ...at, code: codes[0] ?? '' };
};

export type Assessments = Awaited<ReturnType<typeof assessments>>;

/**
 * The fund opens rounds with Harbour: one both sides saw, one nobody has begun, one that Harbour is about to hand in,
 * one that it handed in, one that several of its people answer, and one that was ended.
 */
export const assessments = async (net: Network, cast: Cast, partnership: string) => {
  const main = await shown(net, cast, partnership);
  const fresh = await opened(cast, partnership);
  const ready = await opened(cast, partnership);
  await keepsOne(cast.steward, ready, '1');
  const waiting = await opened(cast, partnership);
  await handsIn(cast.steward, waiting, '1');
  const ended = await opened(cast, partnership);
  await cast.steward.post(routes.endRound.url(ended));
  const people = await several(cast, partnership);
  await cast.steward.get(routes.newQuestions.url());
  await cast.steward.submit(routes.writeQuestions.url(), { title: 'Our own' });
  const own = await one(net, 'select id from instrument');
  return { main, fresh, ready, waiting, people, own, spent: printSeatCode(newSeatCode()) };
};

/** A result that is counted with others, in rows alone: it takes five partnerships, and there is one here. */
export const pooledResult = async (owner: pg.Pool, { community, ally, at }: Counted): Promise<void> => {
  const [view, day] = [randomUUID(), '2026-11-24'];
  for (const organisation of [community, ally])
    await owner.query("insert into publishing_consent values ($1, 'together', $2, $3, $4)", [
      ...[at.round, organisation, at.partnership, day],
    ]);
  await owner.query('insert into together_round values ($1, $2, $3, $4)', [
    ...[at.round, at.partnership, view, ally],
  ]);
  await owner.query("insert into together_view values ($1, $2, '{}', $3)", [view, ally, day]);
};
type Counted = { community: string; ally: string; at: Round & { partnership: string } };
