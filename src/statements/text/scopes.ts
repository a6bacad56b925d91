import { z } from 'zod';

/** What a text may be about. Whom that affects is in the vocabulary's scopes, of the same keys. */
export const scopeKeys = [
  'pandemic-relief',
  'hiv',
  'violence',
  'migration',
  'labour',
  'health',
  'housing',
  'policing',
  'drug-policy',
] as const;
export const scopeKey = z.enum(scopeKeys);
