import type { Finding } from '../../kernel/finding.ts';
import { detectLanguages } from '../../language/lexicon/detect.ts';
import { lexicon } from '../../language/lexicon/lexicon.ts';
import { textLanguage } from '../../language/lexicon/schema.ts';
import { checkText, type ReadingOptions, type TextResult } from '../../language/readText.ts';
import { communitiesIn } from '../../language/suggest.ts';
import { lostInTranslation } from '../../language/versionChange.ts';
import type { CommunityKey, LanguageCode } from '../../language/vocabulary.ts';
import { task } from '../../work/task.ts';
import { type DraftText, exactText, textToRead } from './document.ts';

/** Whom a text names, as far as the reading engine can tell. */
export const populationsIn = (text: string): CommunityKey[] => communitiesIn(text);

/** The languages that the engine reads; in another one a person has to look. */
const read: readonly LanguageCode[] = ['en', 'fr', 'es', 'ru', 'zh'];
export const isRead = (language: LanguageCode): boolean => read.includes(language);

type Reading = {
  language: LanguageCode;
  text: DraftText;
  groups: readonly CommunityKey[];
  scopes: readonly string[];
};

/** A group that is listed as affected, and that this text does not name. P9 */
const omissions = ({ language, text, groups }: Reading): Finding[] => {
  const named = new Set(populationsIn(`${text.title}\n\n${text.body}`));
  return groups
    .filter((group) => !named.has(group))
    .map((group) => ({
      rule: 'omission',
      principle: 'P9',
      severity: 'block',
      subject: `${language} ${group}`,
      values: { community: group, language },
    }));
};

/** Whom the subjects of the statement affect, and a list of people in the text leaves out. P9 */
const leftOut = ({ language, text, groups, scopes }: Reading): Finding[] => {
  const spoken = textLanguage.safeParse(language).data;
  if (scopes.length === 0 || !spoken) return [];
  const known = new Set<string>(groups);
  // Two lists may leave out the same people: that is one finding about the statement.
  const missing = checkText(exactText(text), { scopes, language: spoken })
    .findings.filter(({ rule, severity }) => rule === 'omission' && severity === 'block')
    .flatMap(({ population }) => (population && !known.has(population) ? [population] : []));
  return [...new Set(missing)].map((population) => ({
    rule: 'omission',
    principle: 'P9',
    severity: 'block',
    subject: `${language} ${population}`,
    values: { community: population, language },
  }));
};

/** Whatever it is said to be in: a text in a language that is not read leaves nobody out that anybody here knows of. */
const isInUnread = (text: DraftText): boolean =>
  detectLanguages(exactText(text), lexicon().vocabulary).unread?.all ?? false;

/** What the note says of one wording. The blocking ones keep it from being final until mended or stated. */
const findingsIn = (reading: Reading): Finding[] =>
  isRead(reading.language) && !isInUnread(reading.text) ? [...omissions(reading), ...leftOut(reading)] : [];

/** A group that one language of the statement names and another does not. P9 */
const lostBetween = (texts: readonly { language: LanguageCode; text: DraftText }[]): Finding[] =>
  lostInTranslation(
    texts
      .filter(({ language }) => isRead(language))
      .map(({ language, text }) => ({ language, text: exactText(text) })),
    populationsIn,
  ).flatMap(({ language, missing }) =>
    missing.map((community) => ({
      rule: 'lost-in-translation',
      principle: 'P9' as const,
      severity: 'warn' as const,
      subject: `${language} ${community}`,
      values: { community, language },
    })),
  );

type Latest = { language: LanguageCode; text: DraftText };
type Statement = { texts: readonly Latest[]; groups: readonly CommunityKey[]; scopes: readonly string[] };

/** Of all languages together: what the note says of each, and what one of them lost. */
export const statementFindings = ({ texts, groups, scopes }: Statement): Finding[] => [
  ...texts.flatMap((one) => findingsIn({ ...one, groups, scopes })),
  ...lostBetween(texts),
];

const lettersOf = ({ title, body, references }: DraftText): number =>
  title.length + body.length + references.length;
const fewLetters = 4000;
/** Of a statement each text is read twice, and its language looked for. */
const fewLettersTwice = 2400;

export const statementCheck = task(
  'statement-check',
  statementFindings,
  ({ texts }) => texts.reduce((sum, { text }) => sum + lettersOf(text), 0) <= fewLettersTwice,
);

/** A text as the check reads it, and what it says of it. */
export type Advice = { text: string; result: TextResult };

type Advised = Latest & Omit<ReadingOptions, 'language' | 'before'> & { before: DraftText | null };

/** All that the check has to say of one wording, as advice; null in a language that it does not read. */
export const adviceOn = ({ language, text, before, ...options }: Advised): Advice | null => {
  const spoken = textLanguage.safeParse(language).data;
  if (!spoken) return null;
  const read = textToRead(text, spoken);
  const earlier = before ? { before: textToRead(before, spoken) } : {};
  return { text: read, result: checkText(read, { ...options, ...earlier, language: spoken }) };
};

export const adviceCheck = task(
  'statement-advice',
  adviceOn,
  ({ text, before }) => lettersOf(text) + (before ? lettersOf(before) : 0) <= fewLetters,
);
