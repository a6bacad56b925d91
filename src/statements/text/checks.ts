import type { Finding } from '../../kernel/finding.ts';
import type { ReadText } from '../../language/findings/found.ts';
import { omissions } from '../../language/findings/omission.ts';
import { detectLanguages } from '../../language/lexicon/detect.ts';
import { lexicon } from '../../language/lexicon/lexicon.ts';
import { textLanguage } from '../../language/lexicon/schema.ts';
import { checkText, type ReadingOptions, readText, type TextResult } from '../../language/readText.ts';
import { communitiesIn, groupsNamedIn } from '../../language/suggest.ts';
import { lostInTranslation } from '../../language/versionChange.ts';
import type { CommunityKey, LanguageCode } from '../../language/vocabulary.ts';
import { task } from '../../work/task.ts';
import { namedRule } from '../locks.ts';
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

const finding = (rule: string, language: LanguageCode, community: string): Finding => ({
  rule,
  principle: 'P9',
  severity: 'block',
  subject: `${language} ${community}`,
  values: { community, language },
});

/** A group that is listed as affected, and that this text does not name. P9 */
const notNamed = ({ language, text, groups }: Reading): Finding[] => {
  const named = new Set(populationsIn(`${text.title}\n\n${text.body}`));
  return groups.filter((group) => !named.has(group)).map((group) => finding('omission', language, group));
};

/** Whom the subjects of the statement affect, and a list of people in the text leaves out. P9 */
const leftOut = ({ language, groups, scopes }: Reading, read: ReadText): Finding[] => {
  if (scopes.length === 0) return [];
  const known = new Set<string>(groups);
  // Two lists may leave out the same people: that is one finding about the statement.
  const missing = omissions(read, scopes)
    .filter(({ rule, severity }) => rule === 'omission' && severity === 'block')
    .flatMap(({ population }) => (population && !known.has(population) ? [population] : []));
  return [...new Set(missing)].map((population) => finding('omission', language, population));
};

/** A group that this text names, and that the statement does not list: so nobody was asked for it. P9 */
const namedUnlisted = ({ language, groups }: Reading, read: ReadText): Finding[] => {
  const listed = new Set(groups);
  return groupsNamedIn(read)
    .filter(({ covers }) => !covers.some((group) => listed.has(group)))
    .map(({ group }) => finding(namedRule, language, group));
};

/** The rule of what is said of a text that nobody here reads, whole or in part. It stands in nothing's way. */
export const unreadRule = 'unread';

const unreadFinding = (language: LanguageCode, spoken: string, isAll: boolean): Finding => ({
  rule: unreadRule,
  principle: 'P9',
  severity: 'info',
  subject: language,
  values: { language, spoken, all: isAll ? 'yes' : 'no' },
});

/**
 * What the note says of one wording. The blocking ones keep it from being final until mended or stated. Whatever it is
 * said to be in: a text in a language that is not read names and leaves out nobody that anybody here knows of.
 */
const findingsIn = (reading: Reading): Finding[] => {
  const { language, text } = reading;
  const spoken = textLanguage.safeParse(language).data;
  if (!spoken) return [unreadFinding(language, language, true)];
  const { unread } = detectLanguages(exactText(text), lexicon().vocabulary);
  const told = unread ? [unreadFinding(language, unread.language, unread.all)] : [];
  if (unread?.all) return told;
  const read = readText(textToRead(text, spoken), spoken);
  return [...told, ...notNamed(reading), ...leftOut(reading, read), ...namedUnlisted(reading, read)];
};

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
