import type { OrganisationId, StatementId, WordingId } from '../kernel/ids.ts';
import type { Correction } from '../language/findings/sources.ts';
import type { TextRule } from '../language/findings/textFinding.ts';
import { lexicon } from '../language/lexicon/lexicon.ts';
import type { SwitchedOff } from '../language/readText.ts';
import type { CommunityKey, LanguageCode } from '../language/vocabulary.ts';
import { type Advice, adviceOn } from './checks.ts';
import { latestWordings, ownersOf } from './draft.ts';
import type { SilencedFacts, StatementFacts, WordingFacts } from './facts.ts';
import { maySilence, readCheck, silenceableRules, silencedNow } from './languageCheck.ts';
import type { Ruling } from './ruling.ts';
import type { Looking, StatementScene } from './scene.ts';
import { statementView } from './statementView.ts';
import type { DraftText } from './text.ts';
import type { StatementView } from './views.ts';
import { StatementWords } from './wordStore.ts';

export type Silenced = SilencedFacts & { reason: string; count: number };

export type LanguageCheckView = StatementView & {
  wording: WordingFacts;
  text: DraftText;
  isLatest: boolean;
  /** Null: a language that only people can read. */
  advice: Advice | null;
  space: string | null;
  silenced: readonly Silenced[];
  /** Rules that spoke, and that this organisation may switch off. */
  silenceable: readonly TextRule[];
  /** Every organisation on the draft, and whether it has read what is found. */
  readers: readonly { organisation: OrganisationId; readOn: string | null }[];
  mayRead: Ruling;
};

/** Who writes for nobody but its own community speaks for itself. P7 */
const authorsOf = (facts: StatementFacts): CommunityKey[] => {
  const owners = ownersOf(facts);
  return owners.some(({ side }) => side === 'ally') ? [] : owners.flatMap(({ asksFor }) => asksFor);
};

/** The house knows who is led by a community: what one on the draft wrote itself is the community's own source. P8 */
const ownSources = (
  facts: StatementFacts,
  names: StatementScene['names'],
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
  { tx, keyring }: Looking,
  facts: StatementFacts,
  language: LanguageCode,
): Promise<(SilencedFacts & { reason: string })[]> => {
  const silenced = silencedNow(facts, language);
  if (silenced.length === 0) return [];
  const reasons = await new StatementWords(tx, keyring).silences(facts.id);
  return silenced.map((one) => ({ ...one, reason: reasons.get(one.id) ?? '' }));
};

const keptPassages = async ({ tx, keyring }: Looking, facts: StatementFacts, language: LanguageCode) => {
  const kept = facts.passages.filter((one) => one.language === language && one.releasedOn === null);
  if (kept.length === 0) return [];
  const words = await new StatementWords(tx, keyring).passages(facts.id);
  return kept.flatMap(({ id }) => words.get(id) ?? []);
};

const textOf = async ({ tx, keyring }: Looking, wording: WordingId): Promise<DraftText | null> =>
  (await new StatementWords(tx, keyring).texts([wording])).get(wording) ?? null;

/** What the check says of words that are kept, or only typed: beside the wording before them. */
export const advice = async (
  looking: Looking,
  { facts, scopes, names }: Pick<StatementScene, 'facts' | 'scopes' | 'names'>,
  words: { language: LanguageCode; text: DraftText; before: WordingId | null; space?: string | null },
): Promise<Advice | null> => {
  const { language, text, before, space } = words;
  const earlier = before === null ? null : await textOf(looking, before);
  const off: SwitchedOff[] = await switchedOff(looking, facts, language);
  return adviceOn(
    { language, text },
    {
      ...{ scopes, off, authors: authorsOf(facts), passages: await keptPassages(looking, facts, language) },
      ...{ before: earlier, origins: ownSources(facts, names, text.references) },
      ...(space ? { space } : {}),
    },
  );
};

const mayBeSilenced = ({ facts }: StatementView, { member }: Looking, found: Advice | null) => {
  const spoke = new Set(found?.result.findings.map(({ rule }) => rule));
  return silenceableRules.filter((rule) => spoke.has(rule) && maySilence(facts, member, rule).ok);
};

/** One wording with all that the check finds in it, what it does not say any more, and who has read it. */
export const languageCheckView = async (
  looking: Looking,
  { statement, wording: which }: { statement: StatementId; wording: WordingId },
  space: string | undefined,
): Promise<LanguageCheckView | null> => {
  const view = await statementView(looking, statement);
  const wording = view?.facts.wordings.find(({ id }) => id === which);
  const text = wording && (await textOf(looking, which));
  if (!view || !wording || !text) return null;
  const { facts } = view;
  const { language, number } = wording;
  const before = facts.wordings.findLast((one) => one.language === language && one.number < number)?.id;
  const known = lexicon().vocabulary.spaces.find(({ key }) => key === space)?.key ?? null;
  const found = await advice(looking, view, { language, text, before: before ?? null, space: known });
  const off = await switchedOff(looking, facts, language);
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
    silenceable: mayBeSilenced(view, looking, found),
    readers: ownersOf(facts).map(({ organisation }) => ({ organisation, readOn: readOn(organisation) })),
    mayRead: readCheck(facts, looking.member, which, looking.now),
  };
};
