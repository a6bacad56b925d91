import { type Checkpoint, isSignedBy, readCheckpoint } from './checkpoint.ts';
import { beginning, commitmentTo, entryHash } from './entry.ts';
import {
  type RecordEntry,
  type RecordHeader,
  readLine,
  recordEnd,
  recordEntry,
  recordHeader,
} from './record.ts';

export const recordProblems = [
  'format',
  'sequence',
  'previous',
  'hash',
  'commitment',
  'checkpoint',
  'signature',
  'held',
] as const;
export type RecordProblem = (typeof recordProblems)[number];

/** `sequence` is the first entry that does not fit, `line` its line from 1; null where there is none to name. */
export type Verdict =
  | { ok: true; partnership: string; size: number; head: string; withText: number }
  | { ok: false; sequence: number | null; problem: RecordProblem; line: number | null };

type Refused = Extract<Verdict, { ok: false }>;
type State = { size: number; head: string; withText: number };

const broken = (problem: RecordProblem, sequence: number | null, line: number | null): Refused => ({
  ok: false,
  sequence,
  problem,
  line,
});

const entryProblem = (
  entry: RecordEntry,
  header: RecordHeader,
  { size, head }: State,
): RecordProblem | null => {
  const { hash, salt, content, ...hashed } = entry;
  if (entry.partnership !== header.partnership || (salt === undefined) !== (content === undefined))
    return 'format';
  if (entry.sequence !== size + 1) return 'sequence';
  if (entry.previous !== head) return 'previous';
  if (entryHash(hashed) !== hash) return 'hash';
  if (salt !== undefined && commitmentTo(content, Buffer.from(salt, 'hex')) !== entry.commitment)
    return 'commitment';
  return null;
};

/** What somebody held must say the same of this record; the key that signed it may have changed since. */
const heldProblem = (held: Checkpoint[], { size, head }: State): boolean =>
  held.some((checkpoint) => checkpoint.size === size && checkpoint.root !== head);

const endProblem = (note: string, header: RecordHeader, state: State, line: number): Refused | null => {
  const checkpoint = readCheckpoint(note);
  if (!checkpoint || checkpoint.partnership !== header.partnership) return broken('checkpoint', null, line);
  if (checkpoint.size !== state.size) {
    return broken('checkpoint', Math.min(checkpoint.size, state.size) + 1, line);
  }
  if (checkpoint.root !== state.head) return broken('checkpoint', state.size || null, line);
  return isSignedBy(note, header.verifierKey) ? null : broken('signature', null, line);
};

const readHeld = (notes: string[], partnership: string): Checkpoint[] | null => {
  const read = notes.map(readCheckpoint).filter((checkpoint) => checkpoint?.partnership === partnership);
  const held = read.flatMap((checkpoint) => (checkpoint ? [checkpoint] : []));
  return held.length === notes.length ? held : null;
};

/** Checks an exported record, and names the first entry that does not fit (C50). `held`: notes kept elsewhere. */
export const verifyRecord = (
  lines: Iterable<string>,
  { held: notes = [] }: { held?: string[] } = {},
): Verdict => {
  let header: RecordHeader | null = null;
  let held: Checkpoint[] = [];
  let state: State = { size: 0, head: '', withText: 0 };
  let ended = false;
  let line = 0;
  for (const text of lines) {
    line += 1;
    if (ended) return broken('format', null, line);
    if (!header) {
      header = readLine(recordHeader, text);
      if (!header) return broken('format', null, line);
      state = { ...state, head: beginning(header.partnership) };
      const read = readHeld(notes, header.partnership);
      if (!read || heldProblem(read, state)) return broken('held', null, null);
      held = read;
      continue;
    }
    const end = readLine(recordEnd, text);
    if (end) {
      const problem = endProblem(end.checkpoint, header, state, line);
      if (problem) return problem;
      ended = true;
      continue;
    }
    const entry = readLine(recordEntry, text);
    const problem = entry ? entryProblem(entry, header, state) : 'format';
    if (!entry || problem) return broken(problem ?? 'format', state.size + 1, line);
    state = {
      size: entry.sequence,
      head: entry.hash,
      withText: state.withText + (entry.content === undefined ? 0 : 1),
    };
    if (heldProblem(held, state)) return broken('held', state.size, line);
  }
  if (!header) return broken('format', null, null);
  if (!ended) return broken('checkpoint', null, line + 1);
  const longest = held.find((checkpoint) => checkpoint.size > state.size);
  if (longest) return broken('held', state.size + 1, null);
  return { ok: true, partnership: header.partnership, ...state };
};
