import { z } from 'zod';
import type { PrincipleId } from '../../kernel/outcome.ts';

/** The terms of an agreement that are text. Their words are under `terms.<key>` in `locales/`. */
export const termKeys = [
  'purpose',
  'work',
  'voice',
  'pay',
  'credit',
  'data',
  'decisions',
  'problems',
  'ending',
] as const;
export const termKey = z.enum(termKeys);
export type TermKey = z.infer<typeof termKey>;

type Term =
  | { key: TermKey; is: 'text'; serves: readonly PrincipleId[] }
  | { key: 'review'; is: 'date'; serves: readonly PrincipleId[] };

/** The ten terms in the order they are read, each with the principles its suggested wording serves. */
export const agreementTerms: readonly Term[] = [
  { key: 'purpose', is: 'text', serves: ['P1', 'P2'] },
  { key: 'work', is: 'text', serves: ['P4', 'P9', 'P10'] },
  { key: 'voice', is: 'text', serves: ['P6', 'P7', 'P12'] },
  { key: 'pay', is: 'text', serves: ['P5', 'P11'] },
  { key: 'credit', is: 'text', serves: ['P8', 'P9'] },
  { key: 'data', is: 'text', serves: ['P6'] },
  { key: 'decisions', is: 'text', serves: ['P1', 'P2'] },
  { key: 'problems', is: 'text', serves: ['P14'] },
  { key: 'review', is: 'date', serves: ['P1', 'P3'] },
  { key: 'ending', is: 'text', serves: ['P1'] },
];

/** How far ahead the form suggests the next review. Our default (P): published cadences differ. */
export const suggestedReviewMonths = 6;
