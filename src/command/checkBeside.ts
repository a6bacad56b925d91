import { type OpenedDocument, openDocument } from '../documents/document.ts';
import { passagesOf } from '../language/findings/protected.ts';
import type { Correction } from '../language/findings/sources.ts';
import { origins } from '../language/lexicon/schema.ts';
import type { ReadingOptions } from '../language/readText.ts';
import type { Translate } from '../web/words/translate.ts';
import { bytesOf, type Unread } from './checkFile.ts';
import type { CheckOptions } from './checkOptions.ts';

export const openFile = async (file: string): Promise<OpenedDocument | 'unreadable'> => {
  const bytes = await bytesOf(file);
  if (bytes === null) return 'unreadable';
  return bytes === 'large' ? { ok: false, problem: 'tooLarge' } : openDocument(bytes, file);
};

type Unopened = 'unreadable' | Extract<OpenedDocument, { ok: false }>;

export const saysUnread = (read: Unopened, t: Translate): string =>
  t(read === 'unreadable' ? 'check.unreadable' : `reading.file.${read.problem}`);

type Beside<Read> = { ok: true; read: Read } | { ok: false; file: string; problems: Unread[] };

const textBeside = async (
  file: string | undefined,
  t: Translate,
  mayBeEmpty = false,
): Promise<Beside<string | null>> => {
  if (file === undefined) return { ok: true, read: null };
  const opened = await openFile(file);
  if (mayBeEmpty && opened !== 'unreadable' && !opened.ok && opened.problem === 'empty')
    return { ok: true, read: '' };
  return opened !== 'unreadable' && opened.ok
    ? { ok: true, read: opened.document.text }
    : { ok: false, file, problems: [{ place: null, says: saysUnread(opened, t) }] };
};

/** `community-led: the source, as it stands in the text`: the lines that the command itself prints. */
const correctionsIn = (written: string, t: Translate): { corrections: Correction[]; problems: Unread[] } => {
  const corrections: Correction[] = [];
  const problems: Unread[] = [];
  for (const [at, line] of written.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, kind = '', source = ''] = /^\s*([a-z-]+)\s*:\s*(\S.*)$/.exec(line) ?? [];
    const origin = origins.find((one) => one === kind);
    if (origin) corrections.push({ source, origin });
    // A line that the command printed for a source that nobody knows says nothing yet.
    else if (kind !== 'unknown')
      problems.push({
        place: { line: at + 1, column: 1 },
        says: t('check.noKind', { kinds: origins.join(', ') }),
      });
  }
  return { corrections, problems };
};

/** The version before, passages that must stand, whose a source is: each in a file beside the text. */
export const readBeside = async (
  { before, protect, sources }: CheckOptions,
  t: Translate,
): Promise<Beside<Pick<ReadingOptions, 'before' | 'passages' | 'origins'>>> => {
  const [earlier, guarded, known] = [
    await textBeside(before, t),
    await textBeside(protect, t),
    // Nobody has corrected anything yet.
    await textBeside(sources, t, true),
  ];
  if (!earlier.ok) return earlier;
  if (!guarded.ok) return guarded;
  if (!known.ok) return known;
  const { corrections, problems } = correctionsIn(known.read ?? '', t);
  if (problems.length > 0) return { ok: false, file: sources ?? '', problems };
  const read = { passages: passagesOf(guarded.read ?? ''), origins: corrections };
  return { ok: true, read: earlier.read === null ? read : { ...read, before: earlier.read } };
};
