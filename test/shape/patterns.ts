import { createRequire } from 'node:module';
import { parseAst } from 'vite';
import { z } from 'zod';
import { files, textOf } from './modules.ts';

/** A regular expression as it stands in the source; `source: null`: it is put together when the program runs. */
export type Pattern = { file: string; source: string | null; flags: string };

const regex = z.object({ pattern: z.string(), flags: z.string() });
const callee = z.object({ type: z.literal('Identifier'), name: z.literal('RegExp') });

/** Every regular expression of a file, written out or put together, as its syntax tree says. */
export const patternsIn = (file: string, text: string): Pattern[] => {
  const found: Pattern[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const written = 'regex' in value ? regex.safeParse(value.regex).data : undefined;
    if (written) found.push({ file, source: written.pattern, flags: written.flags });
    if ('callee' in value && callee.safeParse(value.callee).success)
      found.push({ file, source: null, flags: '' });
    for (const [key, child] of Object.entries(value)) if (key !== 'parent' && key !== 'regex') walk(child);
  };
  walk(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file));
  return found;
};

export const allPatterns = (): Pattern[] => files.flatMap((file) => patternsIn(file, textOf(file)));

const outcome = z.union([
  z.object({ status: z.literal('safe') }).transform(() => null),
  z
    .object({ status: z.literal('vulnerable'), complexity: z.object({ summary: z.string() }) })
    .transform(({ complexity }) => complexity.summary),
  z
    .object({ status: z.literal('unknown'), error: z.object({ kind: z.string() }) })
    .transform(({ error }) => `not told: ${error.kind}`),
]);

type Check = (source: string, flags: string, parameters: Readonly<Record<string, number | null>>) => unknown;
const isCheck = (found: unknown): found is Check => typeof found === 'function';
/** The package's own build in plain JavaScript: its other ones start a program or a virtual machine of Java. */
const { checkSync } = z
  .object({ checkSync: z.custom<Check>(isCheck) })
  .parse(createRequire(import.meta.url)('recheck/lib/browser.js'));

/** Bounded by counts, never by time: the answer is the same on a loaded machine. Only what hangs is given up on. */
export const effort = {
  timeout: 60_000,
  seedingTimeout: null,
  incubationTimeout: null,
  attackTimeout: null,
  incubationLimit: 5000,
  maxIteration: 5,
  maxInitialGenerationSize: 200,
  maxGenerationSize: 50,
  attackLimit: 100_000_000,
};

/** How its work grows faster than the text, in words; null where it does not. Takes a second or more for many. */
export const examine = ({ source, flags }: { source: string; flags: string }): string | null =>
  outcome.parse(checkSync(source, flags, effort));
