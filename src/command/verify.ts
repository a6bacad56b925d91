import { readFile } from 'node:fs/promises';
import { shortCode } from '../ledger/checkpoint.ts';
import { type Verdict, verifyRecord } from '../ledger/verify.ts';
import { type Translate, translator, wordsReady } from '../web/words.ts';

/** What to print and how to exit: 0 whole, 1 does not fit, 2 could not be read. */
export type Answer = { lines: string[]; exitCode: 0 | 1 | 2 };

const readText = async (path: string): Promise<string | null> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch {
    return null;
  }
};

/** A file that passed through another system may have its line ends changed; nothing else may change. */
const linesOf = (text: string): string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

const noteOf = (text: string): string => `${linesOf(text.trimEnd()).join('\n')}\n`;

const wholeLines = (verdict: Extract<Verdict, { ok: true }>, held: boolean, t: Translate): string[] => {
  const { size, head, withText } = verdict;
  return [
    size === 0 ? t('verify.empty') : t('verify.whole', { count: size }),
    ...(withText < size ? [t('verify.textGone', { count: size - withText })] : []),
    t('verify.code', { code: shortCode(head), size: t('verify.size', { count: size }) }),
    t(held ? 'verify.heldKept' : 'verify.heldMissing'),
  ];
};

const brokenLines = (
  { sequence, problem, line }: Extract<Verdict, { ok: false }>,
  t: Translate,
): string[] => {
  const where = [];
  if (sequence !== null && line !== null) where.push(t('verify.brokenAt', { sequence, line }));
  else if (sequence !== null) where.push(t('verify.brokenAfter', { sequence }));
  else if (line !== null) where.push(t('verify.brokenLine', { line }));
  return [t('verify.broken'), ...where, t(`verify.problem.${problem}`)];
};

/** Checks a downloaded record, offline, and names the first entry that does not fit (C50). */
export const verifyFile = async (
  path: string,
  { checkpoint }: { checkpoint?: string } = {},
  t: Translate = translator('en'),
): Promise<Answer> => {
  await wordsReady;
  const record = await readText(path);
  const held = checkpoint === undefined ? '' : await readText(checkpoint);
  if (record === null) return { lines: [t('verify.unreadable', { path })], exitCode: 2 };
  if (held === null) return { lines: [t('verify.unreadable', { path: checkpoint ?? '' })], exitCode: 2 };
  const notes = checkpoint === undefined ? [] : [noteOf(held)];
  const verdict = verifyRecord(linesOf(record), { held: notes });
  return verdict.ok
    ? { lines: wholeLines(verdict, notes.length > 0, t), exitCode: 0 }
    : { lines: brokenLines(verdict, t), exitCode: 1 };
};
