import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { effort, examine } from './patterns.ts';

/**
 * What the search said of each pattern, by a hash of the pattern, of how hard was searched, and of the search's version:
 * the same three give the same answer, and it takes minutes to find all of them anew. Written by a run outside CI.
 */
const place = 'test/shape/examined.json';
const kept = z.record(z.string(), z.string().nullable());
const { version } = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('recheck/package.json'));

type Written = { source: string; flags: string };
const keyOf = ({ source, flags }: Written): string =>
  createHash('sha256')
    .update(JSON.stringify([version, effort, source, flags]))
    .digest('hex')
    .slice(0, 24);

const before = new Map(
  existsSync(place) ? Object.entries(kept.parse(JSON.parse(readFileSync(place, 'utf8')))) : [],
);
const used = new Map<string, string | null>();
/** Those that were looked up, to look at some of them anew. */
const lookedUp = new Map<string, Written>();

/** How its work grows faster than the text, in words; null where it does not. */
export const growthOf = (written: Written): string | null => {
  const key = keyOf(written);
  const known = used.get(key) ?? before.get(key);
  const growth = known === undefined ? examine(written) : known;
  if (before.has(key)) lookedUp.set(key, written);
  used.set(key, growth);
  return growth;
};

/** Of what was looked up, so many as were written there, drawn anew each time, with what the search says now. */
export const examinedAnew = (
  count: number,
): { written: Written; kept: string | null; now: string | null }[] => {
  const drawn = [...lookedUp].sort(() => Math.random() - 0.5).slice(0, count);
  return drawn.map(([key, written]) => ({ written, kept: before.get(key) ?? null, now: examine(written) }));
};

export const keepExamined = (): void => {
  if (process.env['CI'] !== undefined) return;
  const sorted = [...used].sort(([one], [other]) => one.localeCompare(other));
  writeFileSync(place, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
};
