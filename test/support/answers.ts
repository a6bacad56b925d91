import type { DecisionFacts } from '../../src/kernel/decision/facts.ts';
import { consent, object, waive } from '../../src/kernel/decision/rules.ts';
import { amend } from '../../src/kernel/decision/version/rules.ts';
import { at, type Cast, cast, memberOf, newWording, proposed, versionOf } from './decisions.ts';

export const river = cast('River Collective', 'community');
export const harbour = cast('Harbour Sisters', 'community');
export const fund = cast('Northern Fund', 'ally');
export const clinic = cast('Open Clinic', 'ally');

// 1 June 2026 is a Monday; ten working days later is Monday 15 June.
export const monday = '2026-06-01';
export const now = at('2026-06-02');

/** A change that two communities and an ally are asked about. */
export const proposal = (by: Cast = river, windowDays = 10, newcomers: readonly Cast[] = []) =>
  proposed({ by, parties: [river, harbour, fund], newcomers, on: monday, windowDays });

/** What somebody does to the text that is current when her turn comes: `after(proposal(), yes(harbour))`. */
export const yes =
  (who: Cast, when = now) =>
  (facts: DecisionFacts) =>
    consent(facts, { by: memberOf(who), version: versionOf(facts) }, when);
export const no =
  (who: Cast, when = now) =>
  (facts: DecisionFacts) =>
    object(facts, { by: memberOf(who), version: versionOf(facts), reason: 'Not without a budget.' }, when);
export const newText =
  (who: Cast, words = 'second', windowDays = 10, when = now) =>
  (facts: DecisionFacts) =>
    amend(
      facts,
      { by: memberOf(who), version: versionOf(facts), wording: newWording(words, windowDays) },
      when,
    );
export const shorter =
  (who: Cast, when = now) =>
  (facts: DecisionFacts) =>
    waive(facts, { by: memberOf(who), version: versionOf(facts) }, when);
