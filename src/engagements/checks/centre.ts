import { lexicon } from '../../language/lexicon/lexicon.ts';
import { textLanguages } from '../../language/lexicon/schema.ts';
import { matchesIn } from '../../language/reading/matches.ts';
import { type Check, seatsByCommunity } from './facts.ts';
import { found } from './ruleTable.ts';

const everyLanguage = new Set(textLanguages);

/** The phrases of a text that put communities at the centre, as they were written, each once. */
export const centrePhrases = (text: string): string[] => {
  const { vocabulary } = lexicon();
  const phrases = new Map<string, string>();
  for (const { form, from, to } of matchesIn(lexicon(), text, everyLanguage).phrase) {
    if (vocabulary.phrases[form.entry]?.kind !== 'centre-without-who') continue;
    const phrase = text.slice(from, to).replace(/\s+/g, ' ');
    const known = phrase.toLowerCase();
    if (!phrases.has(known)) phrases.set(known, phrase);
  }
  return [...phrases.values()];
};

/** "Communities at the centre" says who: each of them is listed, and each of them has a seat. P11, P12 */
export const centreSaysWho: Check = ({ plan }) => {
  const counts = seatsByCommunity(plan);
  if (plan.communities.length > 0 && plan.communities.every(({ community }) => counts.has(community)))
    return [];
  return (['title', 'about'] as const).flatMap((where) =>
    centrePhrases(plan[where]).map((phrase) => found('centre-without-who', where, { phrase })),
  );
};
