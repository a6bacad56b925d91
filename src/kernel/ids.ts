import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Every id is a random UUIDv4: it tells neither order nor time. The brand says what it points at. */
export const personId = z.uuidv4().brand<'Person'>();
export const organisationId = z.uuidv4().brand<'Organisation'>();
export const invitationId = z.uuidv4().brand<'Invitation'>();
export const claimId = z.uuidv4().brand<'Claim'>();
export const clauseQuestionId = z.uuidv4().brand<'ClauseQuestion'>();
export const partnershipId = z.uuidv4().brand<'Partnership'>();
export const decisionId = z.uuidv4().brand<'Decision'>();
export const versionId = z.uuidv4().brand<'Version'>();
export const engagementId = z.uuidv4().brand<'Engagement'>();
export const planVersionId = z.uuidv4().brand<'PlanVersion'>();
export const seatRequestId = z.uuidv4().brand<'SeatRequest'>();
export const exceptionId = z.uuidv4().brand<'Exception'>();
export const expertId = z.uuidv4().brand<'Expert'>();
export const nominationId = z.uuidv4().brand<'Nomination'>();
export const releaseId = z.uuidv4().brand<'Release'>();
export const noteId = z.uuidv4().brand<'Note'>();
export const daysOffId = z.uuidv4().brand<'DaysOff'>();
export const paymentId = z.uuidv4().brand<'Payment'>();
export const feedbackId = z.uuidv4().brand<'Feedback'>();

// statements
export const statementId = z.uuidv4().brand<'Statement'>();
export const wordingId = z.uuidv4().brand<'Wording'>();
export const passageId = z.uuidv4().brand<'Passage'>();
export const contributionId = z.uuidv4().brand<'Contribution'>();
export const finalTextId = z.uuidv4().brand<'FinalText'>();
export const statedId = z.uuidv4().brand<'Stated'>();
export const signOnLinkId = z.uuidv4().brand<'SignOnLink'>();
export const endorsementId = z.uuidv4().brand<'Endorsement'>();
export const objectionId = z.uuidv4().brand<'Objection'>();
export const externalTextId = z.uuidv4().brand<'ExternalText'>();
export const silencedRuleId = z.uuidv4().brand<'SilencedRule'>();

// what pages say to anyone
export const publicWordsId = z.uuidv4().brand<'PublicWords'>();
export const blankingId = z.uuidv4().brand<'Blanking'>();

// assessments
export const roundId = z.uuidv4().brand<'Round'>();
export const instrumentId = z.uuidv4().brand<'Instrument'>();
export const instrumentVersionId = z.uuidv4().brand<'InstrumentVersion'>();
export const sheetId = z.uuidv4().brand<'Sheet'>();
export const ratingLinkId = z.uuidv4().brand<'RatingLink'>();
export const pooledViewId = z.uuidv4().brand<'Together'>();
export const agreedActionId = z.uuidv4().brand<'AgreedAction'>();
export const readingId = z.uuidv4().brand<'Reading'>();
export type RoundId = z.infer<typeof roundId>;
export type InstrumentId = z.infer<typeof instrumentId>;
export type InstrumentVersionId = z.infer<typeof instrumentVersionId>;
export type SheetId = z.infer<typeof sheetId>;
export type RatingLinkId = z.infer<typeof ratingLinkId>;
export type PooledViewId = z.infer<typeof pooledViewId>;
export type AgreedActionId = z.infer<typeof agreedActionId>;
export type ReadingId = z.infer<typeof readingId>;

export type PersonId = z.infer<typeof personId>;
export type OrganisationId = z.infer<typeof organisationId>;
export type InvitationId = z.infer<typeof invitationId>;
export type ClaimId = z.infer<typeof claimId>;
export type ClauseQuestionId = z.infer<typeof clauseQuestionId>;
export type PartnershipId = z.infer<typeof partnershipId>;
export type DecisionId = z.infer<typeof decisionId>;
export type VersionId = z.infer<typeof versionId>;
export type EngagementId = z.infer<typeof engagementId>;
export type PlanVersionId = z.infer<typeof planVersionId>;
export type SeatRequestId = z.infer<typeof seatRequestId>;
export type ExceptionId = z.infer<typeof exceptionId>;
export type ExpertId = z.infer<typeof expertId>;
export type NominationId = z.infer<typeof nominationId>;
export type ReleaseId = z.infer<typeof releaseId>;
export type NoteId = z.infer<typeof noteId>;
export type DaysOffId = z.infer<typeof daysOffId>;
export type PaymentId = z.infer<typeof paymentId>;
export type FeedbackId = z.infer<typeof feedbackId>;
export type StatementId = z.infer<typeof statementId>;
export type WordingId = z.infer<typeof wordingId>;
export type PassageId = z.infer<typeof passageId>;
export type ContributionId = z.infer<typeof contributionId>;
export type FinalTextId = z.infer<typeof finalTextId>;
export type StatedId = z.infer<typeof statedId>;
export type SignOnLinkId = z.infer<typeof signOnLinkId>;
export type EndorsementId = z.infer<typeof endorsementId>;
export type ObjectionId = z.infer<typeof objectionId>;
export type ExternalTextId = z.infer<typeof externalTextId>;
export type SilencedRuleId = z.infer<typeof silencedRuleId>;
export type PublicWordsId = z.infer<typeof publicWordsId>;
export type BlankingId = z.infer<typeof blankingId>;

/** An audience is an organisation's members, a partnership's parties, one nominee, or those on one draft. */
export type AudienceId = OrganisationId | PartnershipId | NominationId | StatementId;

type IdSchema<Id> = { parse: (value: unknown) => Id };

/** A new id of the given kind: `newId(decisionId)`. */
export const newId = <Id>(schema: IdSchema<Id>): Id => schema.parse(randomUUID());
