import type { PartnershipId } from '../kernel/ids.ts';
import { listInWords } from '../web/inWords.ts';
import type { Language } from '../web/words.ts';
import { AskableReader } from './askableStore.ts';
import { type Looking, todayOf } from './scene.ts';

export type PartnershipChoice = { id: PartnershipId; parties: string };

/** With whom a statement can be begun: each partnership by the names of its parties. */
export const partnershipChoices = async (
  looking: Looking,
  language: Language,
): Promise<PartnershipChoice[]> => {
  const reader = new AskableReader(looking.tx, todayOf(looking));
  const ids = await reader.partnershipsOf(looking.member.organisation.id);
  const parties = await Promise.all(ids.map((id) => reader.parties(id)));
  return ids.map((id, place) => ({
    id,
    parties: listInWords(
      (parties[place] ?? []).map(({ name }) => name),
      language,
    ),
  }));
};
