import { z } from 'zod';

/** The occasions to take part that the note and the field name. Their words are under `engagement.kind` in `locales/`. */
export const engagementKinds = [
  'panel',
  'parallel-event',
  'consultation',
  'drafting-group',
  'study',
  'advisory-board',
  'programme-role',
  'training',
] as const;
export const engagementKind = z.enum(engagementKinds);
export type EngagementKind = z.infer<typeof engagementKind>;
