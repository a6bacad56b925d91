import type { OrganisationId, StatementId, WordingId } from '../../kernel/ids.ts';
import type { Correction } from '../../language/findings/sources.ts';
import { lexicon } from '../../language/lexicon/lexicon.ts';
import type { SwitchedOff } from '../../language/readText.ts';
import type { LanguageCode } from '../../language/vocabulary.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { latestWordings, ownersOf } from '../draft.ts';
import type { SilencedFacts, StatementFacts } from '../facts.ts';
import { statementView } from '../read.ts';
import { type Advice, adviceCheck } from '../text/checks.ts';
import type { DraftText } from '../text/document.ts';
import { StatementWords } from '../text/store.ts';
import type { StatementView } from '../view.ts';
import type { VisibleStatement } from '../visible.ts';
import { maySilence, readCheck, silenceableRules, silencedNow, speakersOf } from './rules.ts';
import type { LanguageCheckView } from './view.ts';

/** Sources written by a community-led organisation on the draft are the community's own. P8 */
const ownSources = (
  facts: StatementFacts,
  names: VisibleStatement['names'],
  references: string,
): Correction[] => {
  const communities = ownersOf(facts)
    .filter(({ side }) => side === 'community')
    .flatMap(({ organisation }) => names.get(organisation)?.replace(/\s*\([^)]*\)$/, '') ?? []);
  return references
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => communities.some((name) => line.startsWith(name)))
    .map((source) => ({ source, origin: 'community-led' }));
};

const switchedOff = async (
  { tx, keyring }: MemberContext,
  facts: StatementFacts,
  language: LanguageCode,
): Promise<(SilencedFacts & { reason: string })[]> => {
  const silenced = silencedNow(facts, language);
  if (silenced.length === 0) return [];
  const reasons = await new StatementWords(tx, keyring).silences(facts.id);
  return silenced.map((one) => ({ ...one, reason: reasons.get(one.id) ?? '' }));
};

const keptPassages = async (
  { tx, keyring }: MemberContext,
  facts: StatementFacts,
  language: LanguageCode,
) => {
  const kept = facts.passages.filter((one) => one.language === language && one.releasedOn === null);
  if (kept.length === 0) return [];
  const words = await new StatementWords(tx, keyring).passages(facts.id);
  return kept.flatMap(({ id }) => words.get(id) ?? []);
};

const textOf = async ({ tx, keyring }: MemberContext, wording: WordingId): Promise<DraftText | null> =>
  (await new StatementWords(tx, keyring).texts([wording])).get(wording) ?? null;

/** What the check says of words that are kept, or only typed: beside the wording before them. */
export const advice = async (
  context: MemberContext,
  { facts, scopes, names }: Pick<VisibleStatement, 'facts' | 'scopes' | 'names'>,
  words: { language: LanguageCode; text: DraftText; before: WordingId | null; space?: string | null },
): Promise<Advice | null> => {
  const { language, text, before, space } = words;
  const earlier = before === null ? null : await textOf(context, before);
  const { groups, allies } = speakersOf(facts);
  const off: SwitchedOff[] = await switchedOff(context, facts, language);
  return context.work.run(adviceCheck, {
    ...{ language, text, scopes, off, authors: groups, withAlly: allies.length > 0 },
    ...{ passages: await keptPassages(context, facts, language) },
    ...{ before: earlier, origins: ownSources(facts, names, text.references) },
    ...(space ? { space } : {}),
  });
};

const mayBeSilenced = ({ facts }: StatementView, { member }: MemberContext, found: Advice | null) => {
  const spoke = new Set(found?.result.findings.map(({ rule }) => rule));
  return silenceableRules.filter((rule) => spoke.has(rule) && maySilence(facts, member, rule).ok);
};

/** One wording with all that the check finds, the rules that are switched off, and who has read it. */
export const languageCheckView = async (
  context: MemberContext,
  { statement, wording: which }: { statement: StatementId; wording: WordingId },
  space: string | undefined,
): Promise<LanguageCheckView | null> => {
  const view = await statementView(context, statement);
  const wording = view?.facts.wordings.find(({ id }) => id === which);
  const text = wording && (await textOf(context, which));
  if (!view || !wording || !text) return null;
  const { facts } = view;
  const { language, number } = wording;
  const before = facts.wordings.findLast((one) => one.language === language && one.number < number)?.id;
  const known = lexicon().vocabulary.spaces.find(({ key }) => key === space)?.key ?? null;
  const found = await advice(context, view, { language, text, before: before ?? null, space: known });
  const off = await switchedOff(context, facts, language);
  const readOn = (organisation: OrganisationId) =>
    facts.checks.find((one) => one.wording === which && one.by === organisation)?.readOn ?? null;
  return {
    ...view,
    ...{ wording, text, space: known },
    advice: found,
    isLatest: latestWordings(facts).get(language)?.id === which,
    silenced: off.map((one) => ({
      ...one,
      count: found?.result.off.find(({ rule }) => rule === one.rule)?.count ?? 0,
    })),
    silenceable: mayBeSilenced(view, context, found),
    readers: ownersOf(facts).map(({ organisation }) => ({ organisation, readOn: readOn(organisation) })),
    mayRead: readCheck(facts, context.member, which, context.now),
  };
};
