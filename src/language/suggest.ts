import { type PhraseTree, phraseAt, treeOf } from './phrases.ts';
import { unitsOf } from './units.ts';
import { notAboutPeople, wordings } from './vocabulary/wordings.ts';
import { type CommunityKey, communityKeys } from './vocabulary.ts';

type Meant = CommunityKey | 'nobody';

/** Grown when it is first needed: the command starts without it. */
const grow = (): PhraseTree<Meant> => {
  const forms = communityKeys.flatMap((key) =>
    Object.values(wordings[key]).flatMap((spoken) => spoken.map((form) => [form, key] as const)),
  );
  return treeOf<Meant>([...forms, ...notAboutPeople.map((form) => [form, 'nobody'] as const)]);
};
let grown: PhraseTree<Meant> | undefined;

/**
 * The communities a text seems to name, in the order it names them: a suggestion to confirm, never a fact. Reads
 * English, French, Spanish, Russian and Chinese, and cannot know whom a text affects without naming them. P12
 */
export const communitiesIn = (text: string): CommunityKey[] => {
  const written = text.normalize('NFC');
  const units = unitsOf(written);
  grown ??= grow();
  const named = new Set<CommunityKey>();
  for (let at = 0; at < units.length; at += 1) {
    const match = phraseAt(grown, units, at);
    if (match?.meaning === 'nobody') at = match.end - 1;
    else if (match) named.add(match.meaning);
  }
  return [...named];
};
