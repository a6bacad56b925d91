import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, WordingId } from '../kernel/ids.ts';
import type { LanguageCode } from '../language/vocabulary.ts';
import type { DrafterFacts, FinalFacts, SignOffFacts, StatementFacts, WordingFacts } from './facts.ts';

/** What follows from the facts, asked the same way by rules, pages and jobs. */

export const drafterOf = (
  { drafters }: Pick<StatementFacts, 'drafters'>,
  organisation: OrganisationId,
): DrafterFacts | undefined => drafters.find((drafter) => drafter.organisation === organisation);

/** Asked or on it: it reads the draft, and holds the key to it. A no or a goodbye ends that. */
export const readsDraft = ({ answer, leftOn }: DrafterFacts): boolean =>
  leftOn === null && answer !== 'declined';

/** On the draft by its own yes: it writes, signs off, and has its say in whether it is published. P1 */
export const isOwner = ({ answer, leftOn }: DrafterFacts): boolean => leftOn === null && answer === 'joined';

export const ownersOf = ({ drafters }: Pick<StatementFacts, 'drafters'>): DrafterFacts[] =>
  drafters.filter(isOwner);

export const latestWordings = ({
  wordings,
}: Pick<StatementFacts, 'wordings'>): Map<LanguageCode, WordingFacts> =>
  new Map(wordings.map((wording) => [wording.language, wording]));

const isLatest = (facts: StatementFacts, { wordings }: FinalFacts): boolean => {
  const latest = latestWordings(facts);
  return (
    wordings.length === latest.size &&
    wordings.every(({ language, wording }) => latest.get(language)?.id === wording)
  );
};

/** The final text, while nothing was written since: a later wording in any language takes it back. */
export const currentFinal = (facts: StatementFacts): FinalFacts | null => {
  const last = facts.finals.at(-1);
  return last && isLatest(facts, last) ? last : null;
};

/** What is out. A later text takes its place only when that one is published too. */
export const publishedFinal = ({ finals }: Pick<StatementFacts, 'finals'>): FinalFacts | null =>
  finals.findLast(({ publishedOn }) => publishedOn !== null) ?? null;

export const signOffOf = (final: FinalFacts, organisation: OrganisationId): SignOffFacts | undefined =>
  final.signOffs.find((signOff) => signOff.organisation === organisation);

/** Under the text as it stands: one given to an earlier text must be confirmed first. */
export const standingEndorsements = (facts: StatementFacts) => {
  const final = currentFinal(facts);
  return facts.endorsements.filter(
    (endorsement) =>
      endorsement.final === final?.id && endorsement.takenOn !== null && endorsement.withdrawnOn === null,
  );
};

/** Endorsements of another text than the current one: their organisations are asked to read what changed. */
export const toConfirm = (facts: StatementFacts) => {
  const final = currentFinal(facts);
  return facts.endorsements.filter(
    ({ final: endorsed, withdrawnOn }) => withdrawnOn === null && endorsed !== final?.id,
  );
};

export const wordingOf = (facts: StatementFacts, id: WordingId): WordingFacts | undefined =>
  facts.wordings.find((wording) => wording.id === id);

/** The first day on which there was something to read. */
export const firstDraftOn = ({ wordings }: StatementFacts): Day | null => wordings[0]?.madeOn ?? null;
