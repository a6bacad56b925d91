import type { PartnershipId } from '../../kernel/ids.ts';
import { type MemberContext, todayOf } from '../../session/memberContext.ts';
import { listInWords } from '../../web/words/figures.ts';
import type { Language } from '../../web/words/translate.ts';
import { AskableReader } from './askableStore.ts';

export type PartnershipChoice = { id: PartnershipId; parties: string };

/** With whom a statement can be begun: each partnership by the names of its parties. */
export const partnershipChoices = async (
  context: MemberContext,
  language: Language,
): Promise<PartnershipChoice[]> => {
  const reader = new AskableReader(context.tx, todayOf(context));
  const ids = await reader.partnershipsOf(context.member.organisation.id);
  const parties = await Promise.all(ids.map((id) => reader.parties(id)));
  return ids.map((id, place) => ({
    id,
    parties: listInWords(
      (parties[place] ?? []).map(({ name }) => name),
      language,
    ),
  }));
};
