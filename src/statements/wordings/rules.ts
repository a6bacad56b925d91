import { dayOf } from '../../kernel/clock.ts';
import type { OrganisationId, PassageId, WordingId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { LanguageCode } from '../../language/vocabulary.ts';
import { currentFinal, latestWordings } from '../draft.ts';
import type {
  ContributionAnswer,
  ContributionFacts,
  PassageFacts,
  StatementFacts,
  WordingFacts,
} from '../facts.ts';
import { mayOwn, mayRead } from '../rules.ts';
import type { DraftText } from '../text/document.ts';
import type { TextMerge } from '../text/textMerge.ts';

export type NewWording = {
  id: WordingId;
  language: LanguageCode;
  sha256Hex: string;
  /** It reads as the latest one, to the letter. */
  isSame: boolean;
  /** The wording that its author had before her; null where it begins a language. */
  base: WordingId | null;
  /** Passages of this language that the new text softens or no longer has. */
  touches: readonly PassageId[];
  /** She knows that the final text is taken back by it, and with it everything signed. */
  reopens: boolean;
};

const passagesTouched = (facts: StatementFacts, own: OrganisationId, touches: readonly PassageId[]) =>
  facts.passages.filter(
    ({ id, by, releasedOn }) => touches.includes(id) && by !== own && releasedOn === null,
  );

export type Written = {
  wording: WordingFacts;
  /** Whose signatures count no longer: they stay on record, under the text they were given to. */
  voided: OrganisationId[];
};

/**
 * The next wording in a language. Nobody writes over a text she has not read, nor over a passage that another party
 * keeps; and after the text was final, everyone who signed is told that it is another text now. P1
 */
export const write = (
  facts: StatementFacts,
  by: Member,
  asked: NewWording,
  now: Temporal.Instant,
): Outcome<Written> => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  const latest = latestWordings(facts).get(asked.language) ?? null;
  if ((latest?.id ?? null) !== asked.base) return refuse('otherText');
  if (asked.isSame) return refuse('sameWords');
  const kept = passagesTouched(facts, by.organisation.id, asked.touches);
  if (kept.length > 0) return refuse('passageProtected', 'P1', { count: kept.length });
  const final = currentFinal(facts);
  if (final && !asked.reopens) return refuse('frozen', 'P1');
  return {
    ok: true,
    wording: {
      id: asked.id,
      language: asked.language,
      number: (latest?.number ?? 0) + 1,
      by: by.organisation.id,
      sha256Hex: asked.sha256Hex,
      madeOn: dayOf(now),
    },
    voided: final ? final.signOffs.map(({ organisation }) => organisation) : [],
  };
};

/** Two who changed the same words: nothing is kept, and a person decides. */
export const join = (met: TextMerge | null, own: DraftText): Outcome<{ text: DraftText }> => {
  if (!met) return { ok: true, text: own };
  return met.merged ? { ok: true, text: met.merged } : refuse('otherText', 'P1');
};

/** Asks to keep words that stand in the latest text, with the whole sentences that they are part of. */
export const protect = (
  facts: StatementFacts,
  by: Member,
  sentences: string | null,
): Outcome<{ sentences: string }> => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  return sentences === null ? refuse('passageNotThere') : { ok: true, sentences };
};

/** Its own consent, and nobody else's, lets a kept passage be changed. */
export const release = (facts: StatementFacts, by: Member, passage: PassageFacts): Outcome => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  if (passage.by !== by.organisation.id) return refuse('notYourPassage', 'P1');
  return passage.releasedOn === null ? { ok: true } : refuse('alreadyReleased');
};

/** A comment or another wording, from anyone who has the draft before its eyes. */
export const contribute = (facts: StatementFacts, by: Member): Outcome => {
  const may = mayRead(facts, by);
  if (!may.ok) return may;
  if (facts.wordings.length === 0) return refuse('nothingWritten');
  return currentFinal(facts) ? refuse('frozen') : { ok: true };
};

/** What became of it is said by somebody else on the draft; only its own side takes it back. P9 */
export const answerContribution = (
  facts: StatementFacts,
  by: Member,
  contribution: ContributionFacts,
  { answer, reason }: { answer: ContributionAnswer; reason: string },
): Outcome => {
  const isOwn = contribution.by === by.organisation.id;
  const may = isOwn ? mayRead(facts, by) : mayOwn(facts, by);
  if (!may.ok) return may;
  if (contribution.answer) return refuse('alreadyAnswered');
  if (answer === 'withdrawn') return isOwn ? { ok: true } : refuse('notYourContribution', 'P9');
  if (isOwn) return refuse('ownContribution', 'P9');
  // Never silently dropped: a no says why, and a change says which.
  return answer !== 'accepted' && reason.trim() === '' ? refuse('sayWhy', 'P9') : { ok: true };
};
