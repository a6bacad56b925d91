import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Mutant, mutants } from '../test/claims/mutants.ts';

/**
 * `npm run mutate -- [C18 …] [words of a file's name …]`: takes one guard away after the other, in a copy of the source,
 * and says whether the test that attacks it noticed. Without words: all of them. Ends with 1 where one did not.
 */
type Outcome = 'killed' | 'survived' | 'broken' | 'guard not found' | 'test fails without it too';
type Assertion = { fullName: string; status: string };
type Report = { testResults: { assertionResults: Assertion[] }[] };

const home = resolve(import.meta.dirname, '..');
const left = new Set(['node_modules', '.git', 'dist']);
const copy = mkdtempSync(join(tmpdir(), 'alongside-mutants-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every answer of the tests whose title has these words, by the words. */
const answersOf = (attacks: readonly Mutant['attack'][]): Assertion[] => {
  const output = join(copy, 'mutants.json');
  rmSync(output, { force: true });
  const files = [...new Set(attacks.map(({ file }) => file))];
  const titles = attacks.map(({ title }) => escaped(title)).join('|');
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const options = ['--coverage.enabled=false', '--reporter=json', `--outputFile=${output}`];
  spawnSync(process.execPath, [vitest, 'run', ...options, '-t', titles, ...files], {
    cwd: copy,
    stdio: 'ignore',
  });
  if (!existsSync(output)) return [];
  const report: Report = JSON.parse(readFileSync(output, 'utf8'));
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
};

const ofTitle = (answers: Assertion[], title: string): string[] =>
  answers
    .filter(({ fullName }) => fullName.includes(title))
    .map(({ status }) => status)
    .filter((status) => status === 'passed' || status === 'failed');

const without = ({ file, guard, without: rest, attack }: Mutant): Outcome => {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(guard).length !== 2) return 'guard not found';
  writeFileSync(
    path,
    source.replace(guard, () => rest),
  );
  try {
    const statuses = ofTitle(answersOf([attack]), attack.title);
    if (statuses.length === 0) return 'broken';
    return statuses.includes('failed') ? 'killed' : 'survived';
  } finally {
    writeFileSync(path, source);
  }
};

const asked = process.argv.slice(2);
const chosen = mutants.filter(
  ({ claims, file }) =>
    asked.length === 0 || asked.some((word) => claims.some((claim) => claim === word) || file.includes(word)),
);
const ended: Outcome[] = [];
try {
  cpSync(home, copy, { recursive: true, filter: (from) => from === home || !left.has(basename(from)) });
  symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'));
  // Unharmed, each of these tests passes: else its failing would say nothing.
  const unharmed = answersOf(chosen.map(({ attack }) => attack));
  for (const mutant of chosen) {
    const before = ofTitle(unharmed, mutant.attack.title);
    const passes = before.length > 0 && before.every((status) => status === 'passed');
    const outcome = passes ? without(mutant) : 'test fails without it too';
    ended.push(outcome);
    say(`${outcome.padEnd(10)} ${mutant.claims.join(', ')}  ${mutant.file}: ${mutant.guard.split('\n')[0]}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
const killed = ended.filter((outcome) => outcome === 'killed').length;
say(`${killed} of ${chosen.length} noticed.`);
process.exit(chosen.length > 0 && killed === chosen.length ? 0 : 1);
