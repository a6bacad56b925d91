import { routes } from '../../src/routes.ts';
import type { Visitor } from '../support/visitor.ts';
import { type Cast, idsIn } from './cast.ts';

type Round = { round: string };

const opened = async (by: Visitor, partnership: string, instrument: string): Promise<Round> => {
  await by.get(routes.newRound.url({ partnership }));
  const page = await by.submit(routes.openRound.url({ partnership }), { instrument });
  const [round] = idsIn(page, 'rounds');
  if (!round) throw new Error(`no round was opened: ${page.text.slice(0, 300)}`);
  return { round };
};

/** One agreed sheet, part by part as the pages lead, until nothing is left to answer. */
const answersAsOne = async (by: Visitor, at: Round, mark: string): Promise<void> => {
  await by.get(routes.round.url(at));
  await by.submit(routes.chooseHow.url(at), { mode: 'one' });
  for (const part of ['occasion', 'levels']) {
    const page = await by.get(`${routes.sheet.url(at)}?part=${part}`);
    const names = [...page.html.matchAll(/name="(a-[\w-]+)"/g)].map(([, name = '']) => name);
    const fields = Object.fromEntries([...new Set(names)].map((name) => [name, mark]));
    await by.submit(routes.keepSheet.url(at), { ...fields, do: 'stop' });
  }
};

/** A code for somebody without an account, and codes that wait. */
const several = async (cast: Cast, partnership: string) => {
  const amani = await cast.as('Amani');
  const at = await opened(amani, partnership, 'alongside-partnership/1');
  await amani.get(routes.round.url(at));
  await amani.submit(routes.chooseHow.url(at), { mode: 'people' });
  await amani.get(routes.round.url(at));
  const { codes } = await amani.submit(routes.linkRaters.url(at), { count: '2' });
  const [code] = codes;
  if (!code) throw new Error(`no code was made: ${amani.page.text.slice(0, 300)}`);
  return { ...at, code };
};

/** What the example leaves out of rounds: those under way, questions of one's own, and a result that is published. */
export const tellAssessments = async (cast: Cast, partnership: string) => {
  const [amani, robin, helen] = [await cast.as('Amani'), await cast.as('Robin'), await cast.as('Helen')];
  const [latest = '', second = ''] = idsIn(await amani.get(routes.rounds.url({ partnership })), 'rounds');
  const fresh = await opened(helen, partnership, 'alongside-matrix/1');
  const ready = await opened(helen, partnership, 'alongside-pulse/1');
  await answersAsOne(amani, ready, '2');
  const waiting = await opened(helen, partnership, 'alongside-pulse/1');
  await answersAsOne(amani, waiting, '1');
  await amani.get(routes.round.url(waiting));
  await amani.submit(routes.handIn.url(waiting));
  const people = await several(cast, partnership);
  const item = { round: latest, item: 'C1' };
  const owner = await cast.organisationOf('Helen');
  await helen.get(routes.resultItem.url(item));
  await helen.submit(routes.proposeAction.url(item), {
    ...{
      what: 'Send drafts a week earlier.',
      owner,
      dueOn: '2027-09-01',
    },
  });
  for (const visitor of [amani, robin, helen]) {
    await visitor.get(routes.publishing.url({ round: second }));
    await visitor.submit(routes.agreePublishing.url({ round: second }), {
      fields: ['names', 'red-lines', 'domain-voice'],
    });
  }
  const published =
    amani.page.codes[0] ?? (await amani.get(routes.publishing.url({ round: second }))).codes[0];
  await amani.get(routes.newQuestions.url());
  const written = await amani.submit(routes.writeQuestions.url(), { title: 'Our own five' });
  const [own = ''] = idsIn(written, 'questions');
  return {
    partnership,
    ally: owner,
    latest,
    second,
    fresh,
    ready,
    waiting,
    people,
    own,
    published: published ?? '',
  };
};
export type AssessmentStory = Awaited<ReturnType<typeof tellAssessments>>;
