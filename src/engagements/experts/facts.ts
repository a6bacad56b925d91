import { z } from 'zod';
import { languageCode, regionKey } from '../../language/vocabulary.ts';

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((written) => written.isWellFormed());

/** Somebody an organisation may nominate: under a name she chose, with what she knows of anything. P4 */
export const expert = z.strictObject({
  name: text(80),
  languages: z.array(languageCode).max(20),
  skills: text(2000),
  regions: z.array(regionKey).max(40),
  formats: z.array(z.enum(['in-person', 'online', 'in-writing', 'behind-the-scenes'])),
  availability: text(500),
  feeFloor: text(120),
  notes: text(2000),
});
export type Expert = z.infer<typeof expert>;
export const expertFormats = expert.shape.formats.element.options;

const plain = (written: string): string => written.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word that is looked for stands somewhere in what is known of her. */
export const matches = (known: Expert, wanted: string): boolean => {
  const all = plain(
    [known.name, known.skills, known.availability, known.notes, ...known.languages].join(' '),
  );
  return plain(wanted)
    .split(/\s+/)
    .every((word) => all.includes(word));
};
