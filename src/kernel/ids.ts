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

export type PersonId = z.infer<typeof personId>;
export type OrganisationId = z.infer<typeof organisationId>;
export type InvitationId = z.infer<typeof invitationId>;
export type ClaimId = z.infer<typeof claimId>;
export type ClauseQuestionId = z.infer<typeof clauseQuestionId>;
export type PartnershipId = z.infer<typeof partnershipId>;
export type DecisionId = z.infer<typeof decisionId>;
export type VersionId = z.infer<typeof versionId>;

/** An audience is an organisation's members or a partnership's parties; it is named by their id. */
export type AudienceId = OrganisationId | PartnershipId;

type IdSchema<Id> = { parse: (value: unknown) => Id };

/** A new id of the given kind: `newId(decisionId)`. */
export const newId = <Id>(schema: IdSchema<Id>): Id => schema.parse(randomUUID());
