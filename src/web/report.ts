import { randomUUID } from 'node:crypto';

/** All that is ever logged of a failure: no message, value, path, address or agent (C37; security.md §6). */
export type Trouble = { hour: string; route: string; error: string; at: string; id: string };

/** So much of a stack is looked at: an error's own message may be long, and stands in it. */
const longestStack = 8000;

/** The first frame of our own code in the stack: `src/partnerships/store.ts:41`, never a message. */
const codeLocation = (error: Error): string => {
  const frames = error.stack?.split('\n').slice(1).join('\n').slice(0, longestStack) ?? '';
  return /((?:src|dist)\/[\w./-]+:\d+)/.exec(frames)?.[1] ?? 'unknown';
};

export const troubleOf = (error: unknown, route: string, now: Temporal.Instant): Trouble => ({
  hour: `${now.toString().slice(0, 13)}Z`,
  route,
  error: error instanceof Error ? error.constructor.name : typeof error,
  at: error instanceof Error ? codeLocation(error) : 'unknown',
  id: randomUUID().slice(0, 8),
});
