import { type PhraseTree, phraseAt, treeOf } from '../../language/phrases.ts';
import { type Unit, unitsOf } from '../../language/units.ts';
import { type Check, seatsByCommunity } from './facts.ts';
import { found } from './ruleTable.ts';

const marked = (forms: readonly string[]): PhraseTree<true> =>
  treeOf(forms.map((form) => [form, true] as const));

/** People without a name: whoever is meant, the words do not say. English, French, Spanish. */
const somePeople = marked([
  ...[
    'communit*',
    'key populations',
    'affected populations',
    'populations',
    'most affected',
    'people affected',
  ],
  ...['communaut*', 'populations cles', 'personnes concernees', 'premiers concernes', 'premieres concernees'],
  ...['comunidad*', 'poblaciones clave', 'poblaciones', 'personas afectadas'],
]);
const places = marked([
  ...[
    'at the centre',
    'at the center',
    'at the heart',
    'at the core',
    'at the forefront',
    'front and centre',
  ],
  ...['front and center', 'in the driving seat', 'au centre', 'au coeur', 'au premier plan', 'en el centro'],
  ...['al centro', 'en el corazon', 'en el nucleo', 'en primer plano'],
]);
const wholePhrases = marked([
  ...[
    'community centred',
    'community centered',
    'centring communit*',
    'centering communit*',
    'center communities',
  ],
  ...[
    'centre communities',
    'communities first',
    'community panel',
    'community voices',
    'voices of the communit*',
  ],
  ...['voice of the communit*', 'panel communautaire', 'voix des communaut*', "communautes d'abord"],
  ...['panel comunitario', 'voces de las comunidad*', 'voz de la comunidad', 'comunidades primero'],
]);

/** How many words may stand between the people and their place: "communities must always be at the centre". */
const gap = 4;

const after = (tree: PhraseTree<true>, units: readonly Unit[], from: number): number | null => {
  for (let at = from; at <= from + gap && at < units.length; at += 1) {
    if (units[at]?.breaks) return null;
    const match = phraseAt(tree, units, at);
    if (match) return match.end;
  }
  return null;
};

const endOfPhrase = (units: readonly Unit[], at: number): number | null => {
  const whole = phraseAt(wholePhrases, units, at);
  if (whole) return whole.end;
  const people = phraseAt(somePeople, units, at);
  const placed = people && after(places, units, people.end);
  if (placed) return placed;
  const place = phraseAt(places, units, at);
  return place && after(somePeople, units, place.end);
};

/** The phrases of a text that put communities at the centre, as they were written, each once. */
export const centrePhrases = (text: string): string[] => {
  const written = text.normalize('NFC');
  const units = unitsOf(written);
  const phrases = new Map<string, string>();
  for (let at = 0; at < units.length; at += 1) {
    const end = endOfPhrase(units, at);
    if (end === null) continue;
    const phrase = written.slice(units[at]?.from, units[end - 1]?.to).replace(/\s+/g, ' ');
    const known = phrase.toLowerCase();
    if (!phrases.has(known)) phrases.set(known, phrase);
    at = end - 1;
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
