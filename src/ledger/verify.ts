import { z } from 'zod';
import { actorOf } from './actor.ts';
import { isSignedBy, keyOf, readCheckpoint } from './checkpoint.ts';
import { beginning, commitmentTo, entryHash } from './entry.ts';
import { fingerprint } from './note.ts';
import {
  type RecordEntry,
  type RecordHeader,
  readLine,
  recordEnd,
  recordEntry,
  recordHeader,
  type SignedNote,
} from './record.ts';

export const recordProblems = [
  'format',
  'sequence',
  'previous',
  'hash',
  'commitment',
  'checkpoint',
  'signature',
  'cosignature',
  'held',
  'heldSignature',
  'key',
] as const;
export type RecordProblem = (typeof recordProblems)[number];

/**
 * `sequence` is the first entry that does not fit, `line` its line from 1; null where there is none to name.
 * `pinned`: up to which entry a key signed that did not come from the file; null where no such key was given, or none
 * but one that whoever left its organisation may have still.
 */
export type Verdict =
  | {
      ok: true;
      partnership: string;
      size: number;
      head: string;
      withText: number;
      verifierKey: string;
      pinned: number | null;
      /** Since when a key that was given is a former one of its organisation; null where none is. */
      former: string | null;
      proved: number[];
    }
  | { ok: false; sequence: number | null; problem: RecordProblem; line: number | null };

/** From elsewhere than the file. `keys`: verifier keys or their fingerprints. `held`: notes that were kept. */
export type Kept = { held?: readonly string[]; keys?: readonly string[]; proofs?: readonly string[] };

type Refused = Extract<Verdict, { ok: false }>;

const broken = (problem: RecordProblem, sequence: number | null, line: number | null): Refused => ({
  ok: false,
  sequence,
  problem,
  line,
});

/** What an entry has wrong by itself or after the one before. */
export const entryProblem = (
  entry: RecordEntry,
  { partnership, size, head }: { partnership: string; size: number; head: string },
): RecordProblem | null => {
  const { hash, salt, content, ...hashed } = entry;
  if (entry.partnership !== partnership || (salt === undefined) !== (content === undefined)) return 'format';
  if (entry.sequence !== size + 1) return 'sequence';
  if (entry.previous !== head) return 'previous';
  if (entryHash(hashed) !== hash) return 'hash';
  if (salt !== undefined && commitmentTo(content, Buffer.from(salt, 'hex')) !== entry.commitment)
    return 'commitment';
  return null;
};

const keyStated = z.object({ key: z.string(), size: z.int() });

/** "I hold this" says up to where, and since keys sign it with which key of the organisation. */
export const statedIn = ({
  kind,
  organisation,
  content,
}: Pick<RecordEntry, 'kind' | 'organisation' | 'content'>): { key: string; size: number } | null => {
  const stated = kind === 'checkpoint-held' ? keyStated.safeParse(content) : null;
  if (!stated?.success || organisation === null) return null;
  return keyOf(stated.data.key)?.organisation === organisation ? stated.data : null;
};

/** Reads a record from its first line to its last. */
class Reading {
  header: RecordHeader | null = null;
  end: z.infer<typeof recordEnd> | null = null;
  /** The hash of every entry so far: a note speaks of any of them. */
  readonly hashes: string[] = [];
  /** `organisation|size` → the key that it said it signs that note with. */
  readonly stated = new Map<string, string>();
  readonly proved: number[] = [];
  withText = 0;
  line = 0;

  constructor(private readonly proofs: ReadonlySet<string>) {}

  get head(): string {
    return this.hashes.at(-1) ?? beginning(this.header?.partnership ?? '');
  }

  take(text: string): Refused | null {
    this.line += 1;
    if (this.end) return broken('format', null, this.line);
    if (!this.header) {
      this.header = readLine(recordHeader, text);
      const whose = keyOf(this.header?.verifierKey ?? '');
      const ours = whose?.partnership === this.header?.partnership && whose?.organisation === null;
      return this.header && ours ? null : broken('format', null, this.line);
    }
    this.end = readLine(recordEnd, text);
    return this.end ? null : this.#takeEntry(this.header.partnership, readLine(recordEntry, text));
  }

  #takeEntry(partnership: string, entry: RecordEntry | null): Refused | null {
    const size = this.hashes.length;
    const problem = entry ? entryProblem(entry, { partnership, size, head: this.head }) : 'format';
    if (!entry || problem) return broken(problem ?? 'format', size + 1, this.line);
    const stated = statedIn(entry);
    if (stated) this.stated.set(`${entry.organisation}|${stated.size}`, stated.key);
    if (entry.actor && this.proofs.has(entry.actor)) this.proved.push(entry.sequence);
    if (entry.content !== undefined) this.withText += 1;
    this.hashes.push(entry.hash);
    return null;
  }
}

type Whole = Reading & { header: RecordHeader; end: z.infer<typeof recordEnd> };
const isWhole = (reading: Reading): reading is Whole => reading.header !== null && reading.end !== null;

const endProblem = ({ header, end, hashes, head, line }: Whole): Refused | null => {
  const size = hashes.length;
  const checkpoint = readCheckpoint(end.checkpoint);
  if (!checkpoint || checkpoint.partnership !== header.partnership) return broken('checkpoint', null, line);
  if (checkpoint.size !== size) return broken('checkpoint', Math.min(checkpoint.size, size) + 1, line);
  if (checkpoint.root !== head) return broken('checkpoint', size || null, line);
  return isSignedBy(end.checkpoint, header.verifierKey) ? null : broken('signature', null, line);
};

/** Where a note that was kept and this record part ways; null where the record contains what the note stands for. */
const partsWays = (note: string, { header, hashes }: Whole): { sequence: number | null } | null => {
  const held = readCheckpoint(note);
  if (held?.partnership !== header.partnership) return { sequence: null };
  if (held.size > hashes.length) return { sequence: hashes.length + 1 };
  const root = held.size === 0 ? beginning(header.partnership) : hashes[held.size - 1];
  return root === held.root ? null : { sequence: held.size || null };
};

const lineOf = (sequence: number | null, { hashes }: Whole): number | null =>
  sequence !== null && sequence <= hashes.length ? sequence + 1 : null;

/** Every note in the file that an organisation signed, and every one that the record says it did. */
const signedProblem = (signed: readonly SignedNote[], reading: Whole): Refused | null => {
  const found = new Set<string>();
  for (const { organisation, note } of signed) {
    const at = readCheckpoint(note)?.size ?? null;
    const key = reading.stated.get(`${organisation}|${at}`);
    if (key === undefined || !isSignedBy(note, key) || partsWays(note, reading))
      return broken('cosignature', at, lineOf(at, reading));
    found.add(`${organisation}|${at}`);
  }
  for (const stated of reading.stated.keys()) {
    const at = Number(stated.split('|')[1]);
    if (!found.has(stated)) return broken('cosignature', at, lineOf(at, reading));
  }
  return null;
};

const heldProblem = (held: readonly string[], keys: readonly string[], reading: Whole): Refused | null => {
  const known = [...keys, reading.header.verifierKey, ...reading.stated.values()];
  for (const note of held) {
    const parted = partsWays(note, reading);
    if (parted) return broken('held', parted.sequence, lineOf(parted.sequence, reading));
    // A note that nobody signed is no note: whoever wrote it could have written anything.
    if (!known.some((key) => isSignedBy(note, key))) return broken('heldSignature', null, null);
  }
  return null;
};

/** The keys that did not come from the file; null where one is of another record, or a fingerprint of none here. */
const keysOf = (kept: Kept, { header, stated }: Whole): string[] | null => {
  const inFile = [header.verifierKey, ...stated.values()];
  const given = (kept.keys ?? []).map((key) => inFile.find((one) => fingerprint(one) === key) ?? key);
  const held = kept.held ?? [];
  const named = held.flatMap((note) => readCheckpoint(note)?.key ?? []);
  // A key that signed what was kept before is the key of then: nobody can find another that fits the same signature.
  const signing = inFile.filter((key) => held.some((note) => isSignedBy(note, key)));
  const keys = [...new Set([...given, ...named, ...signing])];
  return keys.every((key) => keyOf(key)?.partnership === header.partnership) ? keys : null;
};

/** Up to where the notes go that this key signed; null where it signed none. */
const signedUpTo = (key: string, notes: readonly string[]): number | null =>
  notes
    .filter((note) => isSignedBy(note, key))
    .reduce<number | null>((most, note) => Math.max(most ?? 0, readCheckpoint(note)?.size ?? 0), null);

/** Signed with this key by the organisation whose note it is; the server signs every note. */
const isNoteOf = ({ organisation, note }: SignedNote, key: string): boolean =>
  keyOf(key)?.organisation === organisation && isSignedBy(note, key);

const judged = (reading: Whole, kept: Kept): Verdict => {
  const { header, end, hashes, head, withText, proved } = reading;
  const signed = end.signed ?? [];
  const held = kept.held ?? [];
  const keys = keysOf(kept, reading);
  const problem =
    heldProblem(held, keys ?? [], reading) ?? signedProblem(signed, reading) ?? endProblem(reading);
  if (problem) return problem;
  const notes = [end.checkpoint, ...signed.map(({ note }) => note)];
  if (!keys || keys.some((key) => signedUpTo(key, notes) === null)) return broken('key', null, null);
  const former = signed.filter(({ former }) => former !== undefined);
  const counting = notes.filter((note) => !former.some((one) => one.note === note));
  const upTo = keys.map((key) => signedUpTo(key, counting));
  return {
    ok: true,
    ...{ partnership: header.partnership, size: hashes.length, head, withText, proved },
    verifierKey: header.verifierKey,
    pinned: upTo.reduce((most, one) => (one === null ? most : Math.max(most ?? 0, one)), null),
    former: former.find((one) => keys.some((key) => isNoteOf(one, key)))?.former ?? null,
  };
};

/** Checks an exported record, and names the first entry that does not fit (C50). */
export const verifyRecord = (lines: Iterable<string>, kept: Kept = {}): Verdict => {
  const reading = new Reading(new Set((kept.proofs ?? []).map(actorOf)));
  for (const text of lines) {
    const problem = reading.take(text);
    if (problem) return problem;
  }
  if (!reading.header) return broken('format', null, null);
  return isWhole(reading) ? judged(reading, kept) : broken('checkpoint', null, reading.line + 1);
};
