import { readFile } from 'node:fs/promises';
import { shortCode } from '../ledger/checkpoint.ts';
import { fingerprint } from '../ledger/note.ts';
import { type Verdict, verifyRecord } from '../ledger/verify.ts';
import { type Translate, translator, wordsReady } from '../web/words/translate.ts';

/**
 * What to print and how to exit: 0 whole, 1 does not fit, 2 could not be read, 3 fits as far as a key goes that came
 * from the file itself.
 */
export type Answer = { lines: string[]; exitCode: 0 | 1 | 2 | 3 };

/** From elsewhere than the file: a checkpoint's file, keys or their fingerprints, proofs of acts. */
export type Given = { checkpoint?: string; keys?: readonly string[]; proofs?: readonly string[] };

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

type Fits = Extract<Verdict, { ok: true }>;

/** Whole is said only of what a key signed that did not come with it. */
const firstLines = ({ size, pinned, verifierKey }: Fits, t: Translate): string[] => {
  if (pinned === size) return [size === 0 ? t('verify.empty') : t('verify.whole', { count: size })];
  if (pinned !== null) return [t('verify.partly', { sequence: pinned })];
  return [
    size === 0 ? t('verify.fitsEmpty') : t('verify.fits', { count: size }),
    t('verify.unpinned'),
    t('verify.ownKey', { fingerprint: fingerprint(verifierKey) }),
  ];
};

const proofLines = ({ proved }: Fits, { proofs = [] }: Given, t: Translate): string[] => {
  if (proofs.length === 0) return [];
  return proved.length > 0
    ? proved.map((sequence) => t('verify.proved', { sequence }))
    : [t('verify.notProved')];
};

const fittingLines = (verdict: Fits, given: Given, t: Translate): string[] => {
  const { size, head, withText, pinned } = verdict;
  const held = given.checkpoint !== undefined;
  return [
    ...firstLines(verdict, t),
    ...(withText < size ? [t('verify.textGone', { count: size - withText })] : []),
    t('verify.code', { code: shortCode(head), size: t('verify.size', { count: size }) }),
    ...(verdict.former === null ? [] : [t('verify.formerKey', { day: verdict.former })]),
    ...proofLines(verdict, given, t),
    ...(held ? [t('verify.heldKept')] : []),
    ...(!held && pinned !== null ? [t('verify.heldMissing')] : []),
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
  given: Given = {},
  t: Translate = translator('en'),
): Promise<Answer> => {
  await wordsReady;
  const { checkpoint, keys = [], proofs = [] } = given;
  const record = await readText(path);
  const held = checkpoint === undefined ? '' : await readText(checkpoint);
  if (record === null) return { lines: [t('verify.unreadable', { path })], exitCode: 2 };
  if (held === null) return { lines: [t('verify.unreadable', { path: checkpoint ?? '' })], exitCode: 2 };
  const notes = checkpoint === undefined ? [] : [noteOf(held)];
  const verdict = verifyRecord(linesOf(record), { held: notes, keys, proofs });
  return verdict.ok
    ? { lines: fittingLines(verdict, given, t), exitCode: verdict.pinned === verdict.size ? 0 : 3 }
    : { lines: brokenLines(verdict, t), exitCode: 1 };
};
