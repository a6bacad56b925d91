import { z } from 'zod';
import { engagementKind } from '../kernel/engagementKind.ts';
import { communityKey } from '../language/vocabulary.ts';

export const longestCommitment = 500;
export const longestLesson = 1000;
export const longestWhere = 160;
export const mostSeats = 100;
export const mostNoticeDays = 260;

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((written) => written.isWellFormed());

/** Where a commitment holds: engagements of this kind, at this space, on this topic; empty means every one. */
const where = {
  kind: engagementKind.nullable(),
  space: text(longestWhere),
  topic: text(longestWhere),
};

/** What the software can check. P14 */
export const commitmentRule = z.discriminatedUnion('is', [
  /** Every community's seat is asked of this organisation: it nominates. P6 */
  z.strictObject({ is: z.literal('nominations'), ...where, organisation: text(120) }),
  /** At least so many seats for each of these communities. P12 */
  z.strictObject({
    is: z.literal('seats'),
    ...where,
    communities: z.array(communityKey).min(1).max(40),
    atLeast: z.int().min(1).max(mostSeats),
  }),
  /** Nothing is recorded or streamed. */
  z.strictObject({ is: z.literal('no-recording'), ...where }),
  /** At least so many working days between being told and the first day. P10 */
  z.strictObject({ is: z.literal('notice'), ...where, workingDays: z.int().min(1).max(mostNoticeDays) }),
]);
export type CommitmentRule = z.infer<typeof commitmentRule>;

/** Agreed by decision, mostly after something went wrong: a sentence for people, and a rule where one can be checked. */
export const commitment = z.strictObject({
  sentence: text(longestCommitment).refine((written) => written.trim() !== ''),
  /** What happened, and was learnt. Shown with every finding that comes from it. */
  lesson: text(longestLesson),
  rule: commitmentRule.nullable(),
});
export type Commitment = z.infer<typeof commitment>;

/** A name stands where the key of an organisation stood: to be read, and to be known by when it has left. */
export const withName = (
  rule: CommitmentRule,
  parties: readonly { organisation: string; name: string }[],
): CommitmentRule => {
  if (rule.is !== 'nominations') return rule;
  const party = parties.find(({ organisation }) => organisation === rule.organisation);
  return party ? { ...rule, organisation: party.name } : rule;
};
