import { type OpenedDocument, openDocument } from '../documents/document.ts';
import { textFindingInWords } from '../language/findingInWords.ts';
import { checkText, type TextResult } from '../language/readText.ts';
import { type Translate, translator } from '../web/words.ts';
import type { CheckedFile, Told } from './checkFormats.ts';
import { type CheckOptions, readingOptions } from './checkOptions.ts';
import { bytesOf } from './checkReading.ts';

const problem = (file: string, says: string): CheckedFile => ({
  file,
  ok: false,
  problems: [{ place: null, says }],
});

const opened = async (file: string): Promise<OpenedDocument | 'unreadable'> => {
  const bytes = await bytesOf(file);
  if (bytes === null) return 'unreadable';
  return bytes === 'large' ? { ok: false, problem: 'tooLarge' } : openDocument(bytes, file);
};

const says = (read: Exclude<Awaited<ReturnType<typeof opened>>, { ok: true }>, t: Translate): string =>
  t(read === 'unreadable' ? 'check.unreadable' : `reading.file.${read.problem}`);

/** What was not looked at, and what the text did not say it is about: beside the findings, never instead of them. */
const notesOf = (
  { off, localSafety, suggested, cut }: TextResult,
  options: CheckOptions,
  t: Translate,
): string[] => [
  ...off.map(({ rule, entry, reason, count }) =>
    t('reading.command.off', { rule: entry ? `${rule}/${entry}` : rule, reason, times: count }),
  ),
  ...(localSafety ? [t('reading.command.safety', { reason: localSafety })] : []),
  ...(suggested.length > 0 && options.scope.length === 0
    ? [t('reading.command.suggested', { scopes: suggested.map((key) => `--scope ${key}`).join(' ') })]
    : []),
  ...(cut ? [t('reading.command.cut')] : []),
];

/** Reads one text, whatever kind of file it is in. It keeps nothing and asks nobody. */
export const checkTextFile = async (file: string, options: CheckOptions): Promise<CheckedFile> => {
  const t = translator(options.language);
  const read = await opened(file);
  if (read === 'unreadable' || !read.ok) return problem(file, says(read, t));
  const before = options.before === undefined ? null : await opened(options.before);
  if (before === 'unreadable' || before?.ok === false)
    return problem(options.before ?? file, says(before, t));
  const { text, placeOf } = read.document;
  const result = checkText(text, {
    ...readingOptions(options),
    ...(before ? { before: before.document.text } : {}),
  });
  const told: Told[] = result.findings.map((finding) => {
    const place = placeOf(finding.from);
    const subject = `${place.line}:${place.column}`;
    return {
      finding: { ...finding, ...place, subject },
      words: textFindingInWords(finding, t, options.language),
      place,
    };
  });
  return { file, ok: true, told, notes: notesOf(result, options, t) };
};
