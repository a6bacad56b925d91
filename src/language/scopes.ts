import { z } from 'zod';

/** What a text may be about; whom that affects is in `vocabulary/scopes.yaml`. Keys are kept with texts. */
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
  'gender-equality',
  'anti-trafficking',
  'social-protection',
  'sexual-and-reproductive-health',
  'digital-rights',
] as const;
export const scopeKey = z.enum(scopeKeys);
export type ScopeKey = z.infer<typeof scopeKey>;
