import type { Day } from '../kernel/clock.ts';
import type {
  ContributionId,
  EndorsementId,
  FinalTextId,
  ObjectionId,
  OrganisationId,
  PartnershipId,
  PassageId,
  SilencedRuleId,
  StatedId,
  StatementId,
  WordingId,
} from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import type { TextRule } from '../language/findings/textFinding.ts';
import type { CommunityKey, LanguageCode } from '../language/vocabulary.ts';

export const invitationAnswers = ['joined', 'declined', 'silence'] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];

/** An organisation that is on the draft, or was asked to be. It reads the draft from the day it is asked. */
export type DrafterFacts = {
  organisation: OrganisationId;
  side: Side;
  /** The affected groups that it was asked for: it is led by them, as peers confirmed. P12 */
  asksFor: readonly CommunityKey[];
  invitedBy: OrganisationId;
  invitedOn: Day;
  answerBy: Day;
  answer: InvitationAnswer | null;
  answeredOn: Day | null;
  /** It needs no more days with the draft, and said so itself. P10 */
  waivedOn: Day | null;
  leftOn: Day | null;
};

/** One wording in one language. Its hash is of the exact text, as anyone can download it. */
export type WordingFacts = {
  id: WordingId;
  language: LanguageCode;
  number: number;
  by: OrganisationId;
  /** Made with a random seal; empty for a text from before there were seals. */
  sha256Hex: string;
  madeOn: Day;
};

/** Words that a party asked to keep: only it can let them be softened or taken out. */
export type PassageFacts = {
  id: PassageId;
  language: LanguageCode;
  by: OrganisationId;
  markedOn: Day;
  releasedOn: Day | null;
};

/** An organisation has read what the language check finds in one wording. */
export type CheckFacts = { wording: WordingId; by: OrganisationId; readOn: Day };

/** A rule of the check that is not said in one language, until somebody wants to hear it again. */
export type SilencedFacts = {
  id: SilencedRuleId;
  language: LanguageCode;
  rule: TextRule;
  by: OrganisationId;
  silencedOn: Day;
  heardOn: Day | null;
};

export const contributionKinds = ['comment', 'wording'] as const;
export type ContributionKind = (typeof contributionKinds)[number];
export const contributionAnswers = ['accepted', 'changed', 'declined', 'withdrawn'] as const;
export type ContributionAnswer = (typeof contributionAnswers)[number];

export type ContributionFacts = {
  id: ContributionId;
  wording: WordingId;
  by: OrganisationId;
  kind: ContributionKind;
  madeOn: Day;
  answer: { answer: ContributionAnswer; by: OrganisationId; answeredOn: Day } | null;
};

export const signOffAnswers = ['signed', 'reservation', 'declined', 'abstained', 'silence'] as const;
export type SignOffAnswer = (typeof signOffAnswers)[number];
export type SignOffFacts = { organisation: OrganisationId; answer: SignOffAnswer; signedOn: Day };

/** The text in all its languages, as it is put before everyone to sign. A later wording leaves it behind. */
export type FinalFacts = {
  id: FinalTextId;
  number: number;
  by: OrganisationId;
  frozenOn: Day;
  answerBy: Day;
  wordings: readonly { language: LanguageCode; wording: WordingId; sha256Hex: string }[];
  signOffs: readonly SignOffFacts[];
  /** Open to further organisations; closed again by whatever stands in the way since. */
  signOn: { openedOn: Day; closedOn: Day | null } | null;
  /** Who lets the text be put on a public page. P1 */
  publicBy: readonly OrganisationId[];
  publishedOn: Day | null;
};

/** Something that keeps sign-on locked and stays, with the reason that both sides signed. It is printed with the text. */
export type StatedFacts = {
  id: StatedId;
  lock: string;
  subject: string;
  by: OrganisationId;
  statedOn: Day;
  signedBy: readonly OrganisationId[];
};

/** A further organisation's signature, under exactly one final text. */
export type EndorsementFacts = {
  id: EndorsementId;
  final: FinalTextId;
  /** From the public page it waits until an organisation on the draft has looked at it. */
  takenOn: Day | null;
  /** A community-led organisation on the draft has looked at its name. */
  namedOn: Day | null;
  withdrawnOn: Day | null;
};

export const objectionAnswers = ['amend', 'supplement', 'decline'] as const;
export type ObjectionAnswer = (typeof objectionAnswers)[number];
export type ObjectionFacts = {
  id: ObjectionId;
  by: OrganisationId;
  madeOn: Day;
  answerBy: Day;
  /** In the order they were given: a better answer may follow, and every one stays on record. */
  answers: readonly {
    answer: ObjectionAnswer;
    by: OrganisationId;
    answeredOn: Day;
    supplement: StatementId | null;
  }[];
};

export type StatementFacts = {
  id: StatementId;
  /** Where it was begun; its record is this partnership's. */
  partnership: PartnershipId;
  by: OrganisationId;
  begunOn: Day;
  /** Working days that everyone asked has with the draft, and to sign off. */
  days: number;
  /** The published statement that this one makes good what it left out of. */
  supplements: StatementId | null;
  groups: readonly CommunityKey[];
  drafters: readonly DrafterFacts[];
  /** In the order they were written. */
  wordings: readonly WordingFacts[];
  passages: readonly PassageFacts[];
  contributions: readonly ContributionFacts[];
  /** In the order they were frozen. */
  finals: readonly FinalFacts[];
  checks: readonly CheckFacts[];
  silenced: readonly SilencedFacts[];
  stated: readonly StatedFacts[];
  endorsements: readonly EndorsementFacts[];
  objections: readonly ObjectionFacts[];
};
