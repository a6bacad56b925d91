import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { planRuleNames, planRules } from '../engagements/checks/ruleTable.ts';
import type { Place } from '../engagements/plan/yamlText.ts';
import { countOf, type Finding, type Severity } from '../kernel/finding.ts';
import { textRuleNames, textRules } from '../language/findings/textFinding.ts';
import type { Translate } from '../web/words/translate.ts';
import type { Unread } from './checkFile.ts';

/** `lesson`, `why`: where it comes from, where it comes from something. */
export type FindingWords = { says: string; way: string; lesson?: string | null; why?: string | null };
export type PlacedFinding = { finding: Finding; words: FindingWords; place: Place };
export type CheckedFile = { file: string } & (
  | {
      ok: true;
      findings: PlacedFinding[];
      notes?: string[];
      /** It is in a language that is not read: "nothing found" would be a lie. */
      unread?: string;
    }
  | { ok: false; problems: Unread[] }
);

/** Names come from a file that anyone may have written: nothing in them moves a terminal's cursor. */
const printable = (line: string): string => line.replace(/\p{Cc}/gu, ' ');

const moreOf = ({ why, lesson }: FindingWords): string[] =>
  [why, lesson].filter((one) => typeof one === 'string');

const textOfFile = (checked: CheckedFile, t: Translate): string[] => {
  const { file } = checked;
  if (!checked.ok)
    return checked.problems.map(
      ({ place, says }) => `${file}${place ? `:${place.line}:${place.column}` : ''} ${says}`,
    );
  const notes = checked.notes ?? [];
  const said = checked.unread ? [`${file} ${checked.unread}`] : [];
  if (checked.findings.length === 0)
    return [...said, ...notes, ...(checked.unread ? [] : [t('check.clear', { file })])];
  return [
    ...checked.findings.flatMap(({ finding, words, place }) => [
      `${file}:${place.line}:${place.column} ${finding.severity} ${finding.principle} ${words.says}`,
      `    ${words.way}`,
      ...moreOf(words).map((more) => `    ${more}`),
    ]),
    ...said,
    ...notes,
    t('check.sum', { file, ...countOf(checked.findings.map(({ finding }) => finding)) }),
  ];
};

/** As a linter prints: `file:line:column severity principle sentence`, then the way forward. */
export const asText = (files: readonly CheckedFile[], t: Translate): string =>
  files
    .flatMap((file) => textOfFile(file, t))
    .map(printable)
    .join('\n');

/** What was not looked at, and is no finding: it is said in every format. */
const notRead = (checked: CheckedFile): readonly Unread[] => {
  if (!checked.ok) return checked.problems;
  return checked.unread ? [{ place: null, says: checked.unread }] : [];
};

/** One object per finding or problem; `rule` is null for what could not be read. */
export const asJson = (files: readonly CheckedFile[]): string => {
  const rows = files.flatMap((checked): object[] =>
    checked.ok
      ? [
          ...notRead(checked).map(({ says }) => ({
            ...{ file: checked.file, line: null, column: null, rule: null, says },
          })),
          ...checked.findings.map(({ finding, words, place }) => ({
            file: checked.file,
            ...place,
            ...finding,
            ...words,
          })),
        ]
      : checked.problems.map(({ place, says }) => ({
          file: checked.file,
          line: place?.line ?? null,
          column: place?.column ?? null,
          rule: null,
          says,
        })),
  );
  return JSON.stringify(rows, null, 2);
};

const levels = { block: 'error', warn: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

const uriOf = (file: string): string =>
  isAbsolute(file) ? pathToFileURL(file).href : file.split(/[\\/]/).map(encodeURIComponent).join('/');

const location = (file: string, place: Place | null, subject?: string) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(file) },
    ...(place ? { region: { startLine: place.line, startColumn: place.column } } : {}),
  },
  ...(subject ? { logicalLocations: [{ fullyQualifiedName: subject }] } : {}),
});

/** The rules for plans, then the rules for texts. How grave a finding in a text is, its entry says. */
const rules = [
  ...planRuleNames.map((id) => {
    const { severity, ...properties } = planRules[id];
    return { id: String(id), defaultConfiguration: { level: levels[severity] }, properties };
  }),
  ...textRuleNames.map((id) => ({ id: String(id), properties: { principle: textRules[id] } })),
];

const resultOf = (file: string, { finding, words, place }: PlacedFinding) => ({
  ruleId: finding.rule,
  ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
  level: levels[finding.severity],
  message: { text: [words.says, words.way, ...moreOf(words)].join(' ') },
  locations: [location(file, place, finding.subject)],
  properties: { principle: finding.principle, values: finding.values },
});

/** SARIF 2.1.0: what could not be read is a notification of the run, not a finding. */
export const asSarif = (files: readonly CheckedFile[]): string => {
  const unread = files.flatMap((checked) =>
    notRead(checked).map(({ place, says }) => ({
      level: checked.ok ? 'warning' : 'error',
      message: { text: says },
      locations: [location(checked.file, place)],
    })),
  );
  const run = {
    tool: { driver: { name: 'alongside', rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: files.every(({ ok }) => ok), toolExecutionNotifications: unread }],
    results: files.flatMap((checked) =>
      checked.ok ? checked.findings.map((finding) => resultOf(checked.file, finding)) : [],
    ),
  };
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    null,
    2,
  );
};
