import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { routes } from '../src/routes.ts';
import type { Ground, Grown } from './ground.ts';
import type { Order } from './load.ts';
import type { Recorded } from './recorded.ts';
import { type Served, serve, signedIn, Visitor } from './visitor.ts';

const connections = 8;
const rounds = 7;
const milliseconds = 1500;

type Page = { name: string; who: 'Lantern' | 'Ferry Landing'; url: (grown: Grown) => string };
const pages: readonly Page[] = [
  { name: 'organisations', who: 'Lantern', url: () => routes.organisations.url() },
  {
    name: 'organisations, from the middle',
    who: 'Lantern',
    url: ({ someListed }) => `${routes.organisations.url()}?after=${someListed}`,
  },
  {
    name: 'organisations, by a host who knows all',
    who: 'Ferry Landing',
    url: () => routes.organisations.url(),
  },
  {
    name: 'partnership, with that many decisions',
    who: 'Lantern',
    url: ({ around: { partnership } }) => routes.partnership.url({ partnership }),
  },
  {
    name: 'partnership, one of many',
    who: 'Lantern',
    url: ({ oneOfMany: partnership }) => routes.partnership.url({ partnership }),
  },
  {
    name: 'its record, with that many entries',
    who: 'Lantern',
    url: ({ around: { partnership } }) => routes.record.url({ partnership }),
  },
  { name: 'partnerships', who: 'Lantern', url: () => routes.partnerships.url() },
];

export type Speed = {
  page: string;
  rows: number;
  /** Pages a second over HTTP, the same queries alone, and how the two compare in the same round: medians. */
  pages: number;
  queries: number;
  ratio: number;
  /** Queries of one page. */
  count: number;
  /** The server's own time for one page, asked for one at a time. */
  milliseconds: number;
  /** The page compressed, without its style sheet. */
  bytes: number;
};

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** One page on one database, and what it asked. */
type Case = {
  page: Page;
  grown: Grown;
  served: Served;
  cookie: string;
  recorded: Recorded[];
  bytes: number;
  pages: number[];
  queries: number[];
  alone: number[];
};

const worker = new Worker(join(import.meta.dirname, 'load.js'));
worker.unref();
const load = (order: Order): Promise<number> =>
  new Promise((resolve) => {
    worker.once('message', (rate: unknown) => resolve(z.number().parse(rate)));
    worker.postMessage(order);
  });

const replaying = async ({ grown, recorded }: Case): Promise<number> => {
  const start = performance.now();
  let times = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - start < milliseconds) {
        await grown.deps.database.replay(recorded);
        times += 1;
      }
    }),
  );
  return (times * 1000) / (performance.now() - start);
};

const askFor = ({ page, grown, served, cookie }: Case, many: number, time: number): Promise<number> =>
  load({ url: served.url + page.url(grown), cookie, connections: many, milliseconds: time });

/** Pages, the same queries alone, and one page at a time: next to each other, so that the machine is as busy for each. */
const playRound = async (one: Case): Promise<void> => {
  one.pages.push(await askFor(one, connections, milliseconds));
  one.queries.push(await replaying(one));
  one.served.took.length = 0;
  await askFor(one, 1, milliseconds / 3);
  one.alone.push(median(one.served.took));
};

const casesOn = async (grown: Grown, served: Served, people: readonly string[]): Promise<Case[]> => {
  const cases: Case[] = [];
  for (const page of pages) {
    const visitor = await signedIn(new Visitor(served.app), people, page.who);
    let bytes = 0;
    const recorded = await grown.deps.database.record(async () => {
      const answer = await visitor.get(page.url(grown));
      if (answer.status !== 200) throw new Error(`${page.name} answered ${answer.status}`);
      bytes = gzipSync(await answer.text()).length;
    });
    const { cookie } = visitor;
    cases.push({ page, grown, served, cookie, recorded, bytes, pages: [], queries: [], alone: [] });
  }
  return cases;
};

const speedOf = ({ page, grown, recorded, bytes, pages, queries, alone }: Case): Speed => ({
  page: page.name,
  rows: grown.rows,
  pages: median(pages),
  queries: median(queries),
  ratio: median(pages.map((rate, round) => rate / (queries[round] ?? rate))),
  count: recorded.reduce((sum, { queries: asked }) => sum + asked.length, 0),
  milliseconds: median(alone),
  bytes,
});

/** Every page on every size, in rounds that take turns: what slows the machine down slows all of them. */
export const measurePages = async (
  ground: Ground,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<Speed[]> => {
  const grown: Grown[] = [];
  for (const rows of sizes) {
    const start = performance.now();
    grown.push(await ground.grow(rows));
    say(`${rows} rows made in ${Math.round((performance.now() - start) / 1000)} s`);
  }
  const served = await Promise.all(grown.map(async (one) => ({ one, at: await serve(one.deps) })));
  const cases = (await Promise.all(served.map(({ one, at }) => casesOn(one, at, ground.people)))).flat();
  // The first round warms up: plans, caches, compiled code.
  for (let round = 0; round <= rounds; round += 1) {
    for (const one of cases) await playRound(one);
    if (round === 0)
      for (const one of cases) for (const figures of [one.pages, one.queries, one.alone]) figures.length = 0;
    say(`round ${round} of ${rounds}`);
  }
  for (const { at } of served) await at.close();
  return cases.map(speedOf).sort((one, other) => one.page.localeCompare(other.page));
};
