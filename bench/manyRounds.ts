import { gzipSync } from 'node:zlib';
import { createApp } from '../src/app.ts';
import { shippedInstruments } from '../src/assessments/instrument/shipped.ts';
import { routes } from '../src/routes.ts';
import { type Ground, openGround } from './ground.ts';
import { type App, type Fields, signedIn, Visitor } from './visitor.ts';

const raters = 500;
const rounds = 10;
const times = 60;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const keys = [
  ...(shippedInstruments[0]?.items.map(({ key }) => key) ?? []),
  ...Array.from({ length: 8 }, (_, place) => `level_${place + 1}`),
];
const cell = (row: number, column: number): string =>
  (row * 7 + column * 3) % 11 === 0 ? 'na' : String((row + column) % 5);
const table = [
  keys.join(','),
  ...Array.from({ length: raters }, (_, row) => keys.map((_key, column) => cell(row, column)).join(',')),
].join('\n');
const oneSheet = (mark: string): Fields =>
  Object.fromEntries(
    keys.flatMap((key) => [
      [`a-${key.replace('_', '-')}`, mark],
      [`r-${key.replace('_', '-')}`, 'Minutes'],
    ]),
  );

const send = async (by: Visitor, path: string, fields: Fields = {}): Promise<string> => {
  const answer = await by.send(path, fields);
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
  return answer.headers.get('location') ?? '';
};

type Cast = { lantern: Visitor; saltwater: Visitor; meridian: Visitor };

const parts = [...(shippedInstruments[0]?.domains.map(({ key }) => key) ?? []), 'levels'];
const answersAsOne = async (by: Visitor, round: string, mark: string): Promise<void> => {
  await send(by, routes.chooseHow.url({ round }), { mode: 'one' });
  const all = oneSheet(mark);
  for (const part of parts) {
    const html = await (await by.get(`${routes.sheet.url({ round })}?part=${part}`)).text();
    const fields = Object.fromEntries(
      Object.entries(all).filter(([name]) => html.includes(`name="${name}"`)),
    );
    await send(by, routes.keepSheet.url({ round }), { ...fields, part, do: 'stop' });
  }
  await send(by, routes.handIn.url({ round }));
};

const fillRound = async ({ lantern, saltwater, meridian }: Cast, partnership: string): Promise<string> => {
  const to = await send(lantern, routes.openRound.url({ partnership }), {
    ...{ instrument: 'alongside-partnership/1', occasion: 'yearly', answerBy: '2099-01-01', engagement: '' },
  });
  const round = /rounds\/([0-9a-f-]{36})/.exec(to)?.[1] ?? '';
  await send(lantern, routes.chooseHow.url({ round }), { mode: 'people' });
  await send(lantern, routes.enterTable.url({ round }), { table });
  await send(lantern, routes.handIn.url({ round }));
  await answersAsOne(saltwater, round, '2');
  await answersAsOne(meridian, round, '3');
  for (const visitor of [lantern, saltwater]) await visitor.get(routes.round.url({ round }));
  return round;
};

const perSecond = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await work();
  return (times * 1000) / (performance.now() - start);
};

/** A page next to its own queries, in turns: what slows the machine down slows both. */
const measure = async ({ example }: Ground, by: Visitor, name: string, url: string): Promise<void> => {
  let html = '';
  const recorded = await example.database.record(async () => {
    const answer = await by.get(url);
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}`);
    html = await answer.text();
  });
  const turns: { pages: number; queries: number }[] = [];
  for (let turn = 0; turn < 5; turn += 1)
    turns.push({
      pages: await perSecond(async () => (await by.get(url)).text()),
      queries: await perSecond(() => example.database.replay(recorded)),
    });
  const [middle] = turns.toSorted((one, other) => one.pages - other.pages).slice(2);
  const asked = recorded.reduce((sum, { queries }) => sum + queries.length, 0);
  const { pages = 0, queries = 0 } = middle ?? {};
  say(
    `${name}: ${pages.toFixed(0)} pages/s, its ${asked} queries alone ${queries.toFixed(0)}/s ` +
      `(${((pages / queries) * 100).toFixed(0)} %), ${gzipSync(html).length} bytes compressed`,
  );
};

const ground = await openGround(say);
try {
  const app: App = createApp(ground.example);
  const as = (who: string) => signedIn(new Visitor(app), ground.people, who);
  const cast = {
    lantern: await as('Lantern'),
    saltwater: await as('Saltwater'),
    meridian: await as('Meridian'),
  };
  const page = await (await cast.lantern.get(routes.partnerships.url())).text();
  const partnership = /partnerships\/([0-9a-f-]{36})/.exec(page)?.[1] ?? '';
  let last = '';
  for (let round = 1; round <= rounds; round += 1) {
    last = await fillRound(cast, partnership);
    say(`round ${round} of ${rounds}: ${raters} people on ${keys.length} questions`);
  }
  await measure(ground, cast.lantern, 'the result of a round', routes.result.url({ round: last }));
  await measure(ground, cast.meridian, 'one question', routes.resultItem.url({ round: last, item: 'A1' }));
  await measure(ground, cast.lantern, 'all rounds, with the trend', routes.rounds.url({ partnership }));
} finally {
  await ground.stop();
}
