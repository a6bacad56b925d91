import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { type Plan, planDocument } from './document.ts';

const planText = z.strictObject({
  plan: planDocument,
  // The hash is kept in clear; without 128 random bits inside, a guessed plan could be checked against it.
  seal: z.string().regex(/^[0-9a-f]{32}$/),
});

/** The one way to write a plan in bytes (RFC 8785): what is asked and answered is the hash of exactly this. */
export const exactPlan = (plan: Plan): string =>
  `${canonicalize({ plan, seal: randomBytes(16).toString('hex') })}\n`;

/** Reads an exact text back. Throws where it is not a plan: the product wrote it, so that is a broken machine. */
export const readPlan = (exact: string): Plan => planText.parse(JSON.parse(exact)).plan;

export const planHash = (exact: string): string => createHash('sha256').update(exact, 'utf8').digest('hex');

/** The same words to every reader. */
export const samePlan = (one: Plan, other: Plan): boolean => canonicalize(one) === canonicalize(other);
