import { afterAll, expect, inject, test, vi } from 'vitest';
import { buildProgram } from './build.ts';
import { crashRounds } from './crash/rounds.ts';
import { dropFolders } from './program.ts';

vi.setConfig({ testTimeout: 600_000 });
afterAll(dropFolders);

test.each([
  ['embedded', 14],
  ['external', 6],
] as const)(
  'kill -9 at any moment loses nothing that was answered, and tears nothing: %s (C41)',
  async (kind, rounds) => {
    const seed = Date.now() % 1_000_000;
    const outcome = await crashRounds({ program: buildProgram(inject('programFolder')), kind, rounds, seed });
    console.log(`${kind}, seed ${seed}:`, JSON.stringify(outcome));
    expect(outcome.rounds).toBe(rounds);
    expect(outcome.acknowledged).toBeGreaterThan(rounds);
  },
);
