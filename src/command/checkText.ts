import { sharesOf, type TextSource } from '../language/findings/sources.ts';
import { checkText, type TextResult } from '../language/readText.ts';
import { ownInWords, textFindingInWords, unreadInWords } from '../web/words/findings.ts';
import { type Translate, translator } from '../web/words/translate.ts';
import { openFile, readBeside, saysUnread } from './checkBeside.ts';
import type { CheckedFile, PlacedFinding } from './checkFormats.ts';
import { type CheckOptions, readingOptions } from './checkOptions.ts';

const mostSources = 40;

/** Whose the sources are, in shares, then each as a line of the file that corrects it. P8 */
const sourceNotes = (sources: readonly TextSource[], t: Translate): string[] => {
  if (sources.length === 0) return [];
  const shares = sharesOf(sources).map(
    ({ origin, count }) => `${t(`reading.origin.${origin ?? 'unknown'}`)} ${count}`,
  );
  return [
    t('reading.command.sources', { shares: shares.join(', ') }),
    ...sources.slice(0, mostSources).map(({ origin, text }) => `${origin ?? 'unknown'}: ${text}`),
    ...(sources.length > mostSources
      ? [t('reading.command.more', { count: sources.length - mostSources })]
      : []),
  ];
};

/** What was not looked at, and what the text did not say it is about: beside the findings, never instead of them. */
const notesOf = (
  { off, localSafety, suggested, cut, sources, own }: TextResult,
  options: CheckOptions,
  t: Translate,
): string[] => [
  ...[ownInWords(own, t, options.language)].filter((says) => says !== null),
  ...off.map(({ rule, entry, reason, count }) =>
    t('reading.command.off', { rule: entry ? `${rule}/${entry}` : rule, reason, times: count }),
  ),
  ...(localSafety ? [t('reading.command.safety', { reason: localSafety })] : []),
  ...(suggested.length > 0 && options.scope.length === 0
    ? [t('reading.command.suggested', { scopes: suggested.map((key) => `--scope ${key}`).join(' ') })]
    : []),
  ...(cut ? [t('reading.command.cut')] : []),
  ...sourceNotes(sources, t),
];

/** Reads one text, whatever kind of file it is in. It keeps nothing and asks nobody. */
export const checkTextFile = async (file: string, options: CheckOptions): Promise<CheckedFile> => {
  const t = translator(options.language);
  const opened = await openFile(file);
  if (opened === 'unreadable' || !opened.ok)
    return { file, ok: false, problems: [{ place: null, says: saysUnread(opened, t) }] };
  const beside = await readBeside(options, t);
  if (!beside.ok) return beside;
  const { text, placeOf } = opened.document;
  const result = checkText(text, { ...readingOptions(options), ...beside.read });
  const findings: PlacedFinding[] = result.findings.map((finding) => {
    const place = placeOf(finding.from);
    const subject = `${place.line}:${place.column}`;
    return {
      finding: { ...finding, ...place, subject },
      words: textFindingInWords(finding, t, options.language),
      place,
    };
  });
  const { unread } = result;
  return {
    ...{ file, ok: true, findings, notes: notesOf(result, options, t) },
    ...(unread ? { unread: unreadInWords(unread, t, options.language) } : {}),
  };
};
