import { dayOf } from '../../kernel/clock.ts';
import type { OrganisationId, SilencedRuleId, WordingId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { type PrincipleId, refuse } from '../../kernel/outcome.ts';
import { type TextRule, textRuleNames, textRules } from '../../language/findings/textFinding.ts';
import type { LanguageCode } from '../../language/vocabulary.ts';
import { latestWordings, ownersOf, wordingOf } from '../draft.ts';
import type { CheckFacts, SilencedFacts, StatementFacts } from '../facts.ts';
import { mayOwn } from '../rules.ts';

/** An omission keeps a text from being final: only both sides together let it stand, and say why. P9 */
export const lockingRules: readonly TextRule[] = ['omission'];
export const silenceableRules = textRuleNames.filter((rule) => !lockingRules.includes(rule));

/** How people are named, spoken for and stood in for is a community's to judge. P6, P7, P12 */
const communitys: readonly PrincipleId[] = ['P6', 'P7', 'P12'];

export const silencedNow = (facts: StatementFacts, language: LanguageCode): SilencedFacts[] =>
  facts.silenced.filter((one) => one.language === language && one.heardOn === null);

/**
 * Whose mouth speaks: the organisations on the draft that are led by a group they were asked for, and the allies that sign
 * with them. What the first may say of themselves, an ally among them may not: then it is found. P6, P7
 */
export const speakersOf = (facts: Pick<StatementFacts, 'drafters'>) => {
  const owners = ownersOf(facts);
  const communities = owners.filter(({ side, asksFor }) => side === 'community' && asksFor.length > 0);
  const named = (those: typeof owners): OrganisationId[] => those.map(({ organisation }) => organisation);
  return {
    groups: [...new Set(communities.flatMap(({ asksFor }) => asksFor))],
    communities: named(communities),
    allies: named(owners.filter(({ side }) => side === 'ally')),
  };
};

/** Says that its organisation has read what is found in this wording. P9 */
export const readCheck = (
  facts: StatementFacts,
  by: Member,
  which: WordingId,
  now: Temporal.Instant,
): Outcome<{ check: CheckFacts }> => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  const wording = wordingOf(facts, which);
  if (!wording || latestWordings(facts).get(wording.language)?.id !== which) return refuse('otherText');
  const own = by.organisation.id;
  if (hasRead(facts, which, own)) return refuse('checkRead');
  return { ok: true, check: { wording: which, by: own, readOn: dayOf(now) } };
};

export const hasRead = (facts: StatementFacts, which: WordingId, organisation: OrganisationId): boolean =>
  facts.checks.some(({ wording, by }) => wording === which && by === organisation);

export type NewSilence = { id: SilencedRuleId; language: LanguageCode; rule: TextRule; reason: string };

export const maySilence = (facts: StatementFacts, by: Member, rule: TextRule): Outcome => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  if (lockingRules.includes(rule)) return refuse('ruleLocks', 'P9');
  const principle = textRules[rule];
  return may.drafter.side === 'ally' && communitys.includes(principle)
    ? refuse('communityRule', principle)
    : { ok: true };
};

/** Advice may be switched off, never in silence: the reason stays with the text, for everyone on the draft. */
export const silence = (
  facts: StatementFacts,
  by: Member,
  { id, language, rule, reason }: NewSilence,
  now: Temporal.Instant,
): Outcome<{ silenced: SilencedFacts }> => {
  const may = maySilence(facts, by, rule);
  if (!may.ok) return may;
  if (silencedNow(facts, language).some((one) => one.rule === rule)) return refuse('ruleSilenced');
  if (reason.trim() === '') return refuse('sayWhy', 'P9');
  return {
    ok: true,
    silenced: { id, language, rule, by: by.organisation.id, silencedOn: dayOf(now), heardOn: null },
  };
};

/** Anybody on the draft may switch a rule on again. */
export const hear = (facts: StatementFacts, by: Member, silenced: SilencedFacts): Outcome => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  return silenced.heardOn === null ? { ok: true } : refuse('ruleHeard');
};
