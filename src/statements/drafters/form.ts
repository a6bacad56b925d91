import { z } from 'zod';
import { organisationId, partnershipId } from '../../kernel/ids.ts';
import { communityKey } from '../../language/vocabulary.ts';
import { line, many, neededLines } from '../../web/forms/parse.ts';
import { longestTitle } from '../text/document.ts';
import { scopeKey } from '../text/scopes.ts';

export const longestAbout = 4000;

/** What a new statement is about, and how many working days everyone asked has. */
export const beginFields = {
  partnership: partnershipId,
  title: line(longestTitle),
  purpose: neededLines(longestAbout),
  scope: many(scopeKey),
  days: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, { error: 'problem.number' })
    .transform(Number),
};

export const listFields = {
  group: z.union([z.array(communityKey).min(1), communityKey.transform((one) => [one])], {
    error: 'problem.choose',
  }),
};
export const dropFields = { group: communityKey };
/** `group`: the listed group it is asked for, where it is asked for one. */
export const askFields = { organisation: organisationId, group: communityKey.optional() };
export const findFields = { name: line(120) };
