import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { commitment } from '../../commitments/commitment.ts';
import type { Day } from '../../kernel/clock.ts';
import { changes } from '../../kernel/decision/facts.ts';
import { organisationId, partnershipId } from '../../kernel/ids.ts';
import { decisionArea, powerLevel } from '../../kernel/power.ts';
import { termKey } from './terms.ts';

/** Text without half a character in it: only that has one exact form in bytes. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((written) => written.isWellFormed());
const needed = (most: number) => text(most).refine((written) => written.trim() !== '');

const day = z.iso.date();

export const longestTerm = 5000;
export const mostCommitments = 30;
export const mostAreas = 30;

/** Who the partnership is for, and who speaks for whom: an agreement without these is none. P6 */
const terms = z
  .record(termKey, text(longestTerm))
  .refine(({ purpose, voice }) => purpose.trim() !== '' && voice.trim() !== '');

/** One of the areas every map starts with, or one the parties named. */
const area = z.union([decisionArea, z.strictObject({ custom: needed(80) })]);
export type Area = z.infer<typeof area>;
export const areaName = (of: Area): string => (typeof of === 'string' ? of : of.custom);
/** Two rows are about the same area when this is the same. */
export const areaKey = (of: Area): string =>
  typeof of === 'string' ? of : `custom ${of.custom.normalize('NFKC').trim().toLowerCase()}`;

const powerRow = z.strictObject({ area, today: powerLevel, promised: powerLevel });
export type PowerRow = z.infer<typeof powerRow>;

const party = z.strictObject({
  organisation: organisationId,
  name: needed(120),
  side: z.enum(['community', 'ally']),
});
export type AgreementParty = z.infer<typeof party>;

const allDifferent = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** What the parties agree. P1, P2 */
export const agreementDocument = z.strictObject({
  format: z.literal('alongside-agreement/1'),
  partnership: partnershipId,
  title: needed(120),
  parties: z.array(party).min(2).max(50),
  terms,
  reviewOn: day,
  powerMap: z
    .array(powerRow)
    .max(mostAreas)
    .refine((rows) => allDifferent(rows.map((row) => areaKey(row.area)))),
  commitments: z
    .array(commitment)
    .max(mostCommitments)
    .refine((agreed) => allDifferent(agreed.map(({ sentence }) => sentence))),
  // The hash is kept in clear; without 128 random bits inside, a guessed text could be checked against it.
  seal: z.string().regex(/^[0-9a-f]{32}$/),
});
export type Agreement = z.infer<typeof agreementDocument>;

/** What is put to the parties, word for word: what they answer is the hash of exactly this. */
export const proposalDocument = z
  .strictObject({
    format: z.literal('alongside-proposal/1'),
    change: z.enum(changes),
    agreement: agreementDocument,
    note: text(2000),
    ending: z.strictObject({ reason: needed(2000), lastDay: day }).optional(),
  })
  .refine(({ change, ending }) => (change === 'ending') === (ending !== undefined));
export type Proposal = z.infer<typeof proposalDocument>;

/** New for every proposal and amendment: a reader of an earlier text cannot guess a later one from its hash. */
export const newSeal = (): string => randomBytes(16).toString('hex');

/** The one way to write a proposal in bytes: RFC 8785, and a line end. */
export const exactText = (proposal: Proposal): string => `${canonicalize(proposal)}\n`;

/** Until November 2026 a commitment was a sentence alone. Such a text was agreed, so it is read for ever. */
const asNow = (one: unknown): unknown =>
  typeof one === 'string' ? { sentence: one, lesson: '', rule: null } : one;
const everWritten = z
  .looseObject({
    agreement: z.looseObject({ commitments: z.array(z.unknown().transform(asNow)) }),
  })
  .pipe(proposalDocument);

/** Reads an exact text back. Throws where it is not a proposal: the product wrote it, so that is a broken machine. */
export const readProposal = (exact: string): Proposal => everWritten.parse(JSON.parse(exact));

export const sha256 = (exact: string): string => createHash('sha256').update(exact, 'utf8').digest('hex');

/** Do both texts have the same words? The random seal does not count. */
export const sameWords = (one: Proposal, other: Proposal): boolean => {
  const unsealed = { ...one, agreement: { ...one.agreement, seal: other.agreement.seal } };
  return exactText(unsealed) === exactText(other);
};

/** The day a partnership ends once every party agreed to end it: the one they named, if it is still to come. */
export const endingDay = (proposal: Proposal, effectOn: Day): Day =>
  [proposal.ending?.lastDay ?? effectOn, effectOn].sort().at(-1) ?? effectOn;
