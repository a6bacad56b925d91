import type { Finding } from '../kernel/finding.ts';
import { textLanguage } from '../language/lexicon/schema.ts';
import { checkText, type ReadingOptions, type TextResult } from '../language/readText.ts';
import { communitiesIn } from '../language/suggest.ts';
import { lostInTranslation } from '../language/versionChange.ts';
import type { CommunityKey, LanguageCode } from '../language/vocabulary.ts';
import { type DraftText, exactText, textToRead } from './text.ts';

/** Whom a text names, as far as the reading engine can tell. */
export const populationsIn = (text: string): CommunityKey[] => communitiesIn(text);

/** The languages that the engine reads; in another one a person has to look. */
const read: readonly LanguageCode[] = ['en', 'fr', 'es', 'ru', 'zh'];
export const isRead = (language: LanguageCode): boolean => read.includes(language);

export type Reading = {
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

/** What the note says of one wording. The blocking ones keep it from being final until mended or stated. */
export const findingsIn = (reading: Reading): Finding[] =>
  isRead(reading.language) ? [...omissions(reading), ...leftOut(reading)] : [];

/** A group that one language of the statement names and another does not. P9 */
export const lostBetween = (texts: readonly { language: LanguageCode; text: DraftText }[]): Finding[] =>
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

/** A text as the check reads it, and what it says of it. */
export type Advice = { text: string; result: TextResult };

/** All that the check has to say of one wording, as advice; null in a language that it does not read. */
export const adviceOn = (
  { language, text }: { language: LanguageCode; text: DraftText },
  { before, ...options }: Omit<ReadingOptions, 'language' | 'before'> & { before: DraftText | null },
): Advice | null => {
  const spoken = textLanguage.safeParse(language).data;
  if (!spoken) return null;
  const read = textToRead(text, spoken);
  const earlier = before ? { before: textToRead(before, spoken) } : {};
  return { text: read, result: checkText(read, { ...options, ...earlier, language: spoken }) };
};
