import { expect } from 'vitest';
import { exitCodes, type StartReason } from '../../src/database/cannotStart.ts';
import { type Ended, run, type Settings } from './program.ts';

/** Said to people: nothing of a program's inside, no blank that was not filled. */
export const expectSentence = (text: string): void => {
  expect(text.trimEnd()).toMatch(/^[A-Z/]/);
  expect(text).not.toMatch(/\n\s+at |Error:|\{\{/);
};

/** Starting says one sentence and ends with the code of that reason. */
export const expectRefusal = async (
  program: string,
  settings: Settings,
  reason: StartReason,
  words: RegExp,
  through: readonly string[] = [],
): Promise<Ended> => {
  const ended = await run(program, ['dist/main.js'], { PORT: '0', ...settings }, through).ended;
  expect(ended).toMatchObject({ code: exitCodes[reason], out: '' });
  expect(ended.err).toMatch(words);
  expectSentence(ended.err);
  return ended;
};
