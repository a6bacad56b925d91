import { z } from 'zod';
import { engagementKind } from '../kernel/engagementKind.ts';
import { communityKey } from '../language/vocabulary.ts';

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((written) => written.isWellFormed());

/** Where a commitment holds: engagements of this kind, at this space, on this topic; empty means every one. */
const where = {
  kind: engagementKind.nullable(),
  space: text(160),
  topic: text(160),
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
    atLeast: z.int().min(1).max(100),
  }),
  /** Nothing is recorded or streamed. */
  z.strictObject({ is: z.literal('no-recording'), ...where }),
  /** At least so many working days between being told and the first day. P10 */
  z.strictObject({ is: z.literal('notice'), ...where, workingDays: z.int().min(1).max(260) }),
]);
export type CommitmentRule = z.infer<typeof commitmentRule>;

/** Agreed by decision, mostly after something went wrong: a sentence for people, and a rule where one can be checked. */
export const commitment = z.strictObject({
  sentence: text(500).refine((written) => written.trim() !== ''),
  /** What happened, and was learnt. Shown with every finding that comes from it. */
  lesson: text(1000),
  rule: commitmentRule.nullable(),
});
export type Commitment = z.infer<typeof commitment>;
