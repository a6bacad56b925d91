import { routes } from '../../src/routes.ts';
import { Visitor } from '../support/visitor.ts';
import { type Cast, idsIn } from './cast.ts';

type At = { engagement: string };

const released = async (cast: Cast, at: At): Promise<void> => {
  const amani = await cast.as('Amani');
  const page = await amani.get(routes.nominations.url(at));
  for (const nomination of idsIn(page, 'nominations')) {
    const action = routes.releaseNominee.url({ ...at, nomination });
    if (!page.html.includes(action)) continue;
    await amani.get(routes.nominations.url(at));
    await amani.submit(action);
  }
};

/** Helen asks where papers can be handed in, and Amani passes the question on with her own words. */
const asked = async (cast: Cast, at: At, known: readonly string[]): Promise<string> => {
  const [helen, amani] = [await cast.as('Helen'), await cast.as('Amani')];
  const form = (await helen.get(routes.notes.url(at))).html;
  const release = /<option value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? '';
  await helen.submit(routes.askForNote.url(at), {
    ...{ release, what: 'papers', why: 'The building asks for a copy two days before.' },
  });
  const page = await amani.get(routes.notes.url(at));
  const note = idsIn(page, 'notes').find((id) => !known.includes(id));
  if (!note) throw new Error(`nothing was asked: ${helen.page.text.slice(0, 400)}`);
  return note;
};

/** Of two people who are shown: a note that waits for one of them, and one that the other agreed to. */
export const tellNotes = async (cast: Cast, at: At, [first, second]: readonly [string, string]) => {
  await released(cast, at);
  const [helen, amani] = [await cast.as('Helen'), await cast.as('Amani')];
  const ids: string[] = [];
  for (let count = 0; count < 2; count += 1) ids.push(await asked(cast, at, ids));
  for (const note of ids) {
    await amani.get(routes.notes.url(at));
    await amani.submit(
      routes.answerNote.url({ ...at, note }),
      { text: 'At the union’s front desk on weekdays. Ask for Wren.', days: '7' },
      { answer: 'own' },
    );
  }
  const { app, origin } = cast.net;
  const notes: { code: string; note: string }[] = [];
  for (const code of [first, second]) {
    const nominee = new Visitor(async (path, init) => app.request(origin + path, init), origin);
    const page = await nominee.get(routes.ownSeat.url({ code }));
    const note = ids.find((id) => page.html.includes(id)) ?? '';
    if (code === second) {
      await nominee.submit(routes.answerOwnNote.url({ code, note }), {}, { answer: 'agreed' });
      await helen.get(routes.note.url({ ...at, note }));
    }
    notes.push({ code, note });
  }
  const [waiting, open] = notes;
  if (!waiting || !open) throw new Error('two notes were passed on');
  return { waiting, open };
};
