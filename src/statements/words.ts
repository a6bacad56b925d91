import type { Day } from '../kernel/clock.ts';
import type { OrganisationId } from '../kernel/ids.ts';
import type { TextResult } from '../language/readText.ts';
import { communityKey, type LanguageCode, languageCode, languageName } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { dayInWords, listInWords } from '../web/words/figures.ts';
import { ownersOf } from './draft.ts';
import { speakersOf } from './languageCheck/rules.ts';
import { type Lock, namedRule, namedTogether } from './locks.ts';
import type { StatementView } from './view.ts';

/** What the pages of statements say the same way. */

export const sayDay = ({ language }: Frame, day: Day): string => dayInWords(day, language);
export const sayList = ({ language }: Frame, items: readonly string[]): string =>
  listInWords(items, language);
export const sayLanguage = ({ language }: Frame, code: LanguageCode): string => languageName(code, language);
export const sayGroup = ({ t }: Frame, key: string): string => {
  const known = communityKey.safeParse(key);
  return known.success ? t(`vocabulary.community.${known.data}`) : key.replaceAll('-', ' ');
};
/** Who is only asked may be somebody whom the reader does not know of. */
export const sayOrganisation = (
  { t }: Frame,
  { names }: Pick<StatementView, 'names'>,
  id: OrganisationId,
): string => names.get(id) ?? t('statement.unnamed');

export const ownersInWords = (frame: Frame, view: StatementView): string =>
  sayList(
    frame,
    ownersOf(view.facts).map(({ organisation }) => sayOrganisation(frame, view, organisation)),
  );

/** Who speaks in the text, by name: as the check says whose leave a word has. */
export const speakersInWords = (frame: Frame, view: Pick<StatementView, 'facts' | 'names'>) => {
  const { communities, allies } = speakersOf(view.facts);
  const say = (those: readonly OrganisationId[]): string =>
    sayList(
      frame,
      // Nobody comes first here but by name.
      those
        .map((one) => sayOrganisation(frame, view, one))
        .sort((one, other) => one.localeCompare(other, frame.language)),
    );
  return { communities: say(communities), allies: say(allies) };
};

type Crumb = { label: string; href: string };
export const trailTo = (frame: Frame, view?: Pick<StatementView, 'facts' | 'about'>): Crumb[] => [
  { label: frame.t('statement.list.title'), href: routes.statements.url() },
  ...(view ? [{ label: view.about.title, href: routes.statement.url({ statement: view.facts.id }) }] : []),
];

type Organised = Pick<StatementView, 'names'>;
const organisationNamed = (frame: Frame, { names }: Organised, subject: string): string =>
  [...names].find(([id]) => id === subject)?.[1] ?? frame.t('statement.unnamed');

/** A finding's subject: its rule, the language of the text, and whom it is about. */
const findingNamed = (frame: Frame, subject: string) => {
  const [rule = '', language = '', about = ''] = subject.split(' ');
  const code = languageCode.safeParse(language);
  return {
    rule,
    language: code.success ? sayLanguage(frame, code.data) : language,
    group: sayGroup(frame, about),
  };
};

type Judged = Pick<StatementView, 'locks' | 'findings'>;

/** What the check found in the latest wording of a language that keeps the text from being final. */
export const findingLocks = ({ locks, findings }: Judged, language: LanguageCode) =>
  locks.filter(({ lock, subject }) =>
    lock === 'group-named'
      ? findings.some((one) => one.rule === namedRule && one.subject === `${language} ${subject}`)
      : lock === 'finding' && subject.split(' ')[1] === language,
  );

export const lockInWords = (
  frame: Frame,
  view: Organised,
  { lock, subject }: Pick<Lock, 'lock' | 'subject'>,
) => {
  const { t } = frame;
  switch (lock) {
    case 'group-unasked':
    case 'group-named': {
      const groups = namedTogether(subject).map((group) => sayGroup(frame, group));
      return t(`statement.lock.${lock}`, { group: sayList(frame, groups) });
    }
    case 'invitation-open':
    case 'invitation-silent':
    case 'days-short':
    case 'sign-off-open':
    case 'sign-off-silent':
      return t(`statement.lock.${lock}`, { organisation: organisationNamed(frame, view, subject) });
    case 'finding': {
      const { group, language } = findingNamed(frame, subject);
      return t('statement.lock.finding', { group, language });
    }
    case 'no-groups':
    case 'no-community':
    case 'contribution-open':
      return t(`statement.lock.${lock}`);
  }
};

/** What stands in the way of this text and is nothing that the check lists as such: it is listed, and counted, beside it. */
export const besidesFound = (
  frame: Frame,
  view: Judged & Organised,
  language: LanguageCode,
  result: TextResult | undefined,
): string[] => {
  const blocks = result?.findings.filter(({ severity }) => severity === 'block') ?? [];
  const found = new Set(blocks.map(({ rule, population }) => `${rule} ${language} ${population}`));
  return findingLocks(view, language)
    .filter(({ subject }) => !found.has(subject))
    .map((lock) => lockInWords(frame, view, lock));
};
