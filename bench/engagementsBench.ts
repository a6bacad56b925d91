import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { createApp } from '../src/app.ts';
import { eraseAppearances, settleSeatRequests } from '../src/jobs/engagementJobs.ts';
import { routes } from '../src/routes.ts';
import { engagementOfSeats } from './engagementSeats.ts';
import { type Grown, openGround } from './ground.ts';
import { firstId } from './many.ts';
import { putManyEngagements } from './manyEngagements.ts';
import { printTable } from './table.ts';
import { signedIn, Visitor } from './visitor.ts';

const sizes = z
  .array(z.coerce.number().int().min(1000).multipleOf(1000))
  .parse(process.argv.slice(2).length > 0 ? process.argv.slice(2) : [1000, 100_000]);
const seatCounts = [10, 200, 2000];
const rounds = 9;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

type Case = { page: string; size: number; ask: () => Promise<number>; took: number[]; bytes: number };
const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** One page, and how large it is. */
const pageCase = (page: string, size: number, visitor: Visitor, url: string): Case => ({
  page,
  size,
  took: [],
  bytes: 0,
  ask: async () => {
    const answer = await visitor.get(url);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}: ${text.slice(0, 300)}`);
    return gzipSync(text).length;
  },
});

/** Sizes take turns in every round: what slows the machine down slows all of them. */
const play = async (cases: readonly Case[]): Promise<void> => {
  for (let round = 0; round <= rounds; round += 1)
    for (const one of cases) {
      const start = performance.now();
      one.bytes = await one.ask();
      // The first round warms up.
      if (round > 0) one.took.push(performance.now() - start);
    }
};

const print = (title: string, cases: readonly Case[]): void => {
  const smallest = (page: string): number => median(cases.find((one) => one.page === page)?.took ?? []);
  printTable(
    ['page', title, 'ms', 'growth', 'gzip'],
    cases
      .toSorted((one, other) => one.page.localeCompare(other.page))
      .map(({ page, size, took, bytes }) => [
        page,
        String(size),
        median(took).toFixed(1),
        `× ${(median(took) / smallest(page)).toFixed(2)}`,
        String(bytes),
      ]),
    say,
  );
};

const ground = await openGround(say);
const fromMiddle = `select id from engagement where partnership_id = $1 order by opened_on desc, id offset $2 limit 1`;
const manyCases = async (grown: Grown): Promise<Case[]> => {
  const app = createApp(grown.deps);
  const lantern = await signedIn(new Visitor(app), ground.people, 'Lantern');
  const meridian = await signedIn(new Visitor(app), ground.people, 'Meridian');
  const { partnership } = grown.around;
  const { rows } = grown;
  const middle = await ground.ask(grown, (client) => firstId(client, fromMiddle, [partnership, rows / 2]));
  const shared = routes.partnershipEngagements.url({ partnership });
  const at = await engagementOfSeats(grown, { lantern, meridian }, 10);
  const jobs = { ...grown.deps, owner: ground.owner, superuser: null };
  const job = (page: string, run: () => Promise<void>): Case => ({
    ...{ page, size: rows, took: [], bytes: 0 },
    ask: async () => {
      await run();
      return 0;
    },
  });
  return [
    pageCase('what an ally plans', rows, meridian, routes.engagements.url()),
    pageCase(
      'what an ally plans, from the middle',
      rows,
      meridian,
      `${routes.engagements.url()}?after=${middle}`,
    ),
    pageCase('what a community is asked', rows, lantern, routes.engagements.url()),
    pageCase('those of a partnership', rows, lantern, shared),
    pageCase('those of a partnership, from the middle', rows, lantern, `${shared}?after=${middle}`),
    pageCase('one engagement', rows, lantern, routes.engagement.url(at)),
    pageCase('its programme', rows, lantern, routes.programme.url(at)),
    pageCase('its nominations', rows, lantern, routes.nominations.url(at)),
    pageCase('its notes', rows, lantern, routes.notes.url(at)),
    pageCase('its payments', rows, lantern, routes.payments.url(at)),
    job('the job that records silence', () => settleSeatRequests(jobs)),
    job('the job that erases', () => eraseAppearances(jobs)),
  ];
};

const seatCases = async (grown: Grown): Promise<Case[]> => {
  const app = createApp(grown.deps);
  const cases: Case[] = [];
  for (const seats of seatCounts) {
    const lantern = await signedIn(new Visitor(app), ground.people, 'Lantern');
    const meridian = await signedIn(new Visitor(app), ground.people, 'Meridian');
    const at = await engagementOfSeats(grown, { lantern, meridian }, seats);
    cases.push(
      pageCase('the engagement', seats, meridian, routes.engagement.url(at)),
      pageCase('its programme', seats, meridian, routes.programme.url(at)),
      pageCase('its nominations', seats, lantern, routes.nominations.url(at)),
      pageCase('its payments', seats, meridian, routes.payments.url(at)),
      pageCase('what came of it', seats, meridian, routes.feedback.url(at)),
    );
  }
  return cases;
};

try {
  const grown: Grown[] = [];
  for (const rows of sizes) grown.push(await ground.grow(rows, putManyEngagements));
  const many = (await Promise.all(grown.map(manyCases))).flat();
  await play(many);
  print('engagements', many);
  const [first] = grown;
  const seats = first ? await seatCases(first) : [];
  await play(seats);
  print('seats', seats);
} finally {
  await ground.stop();
}
