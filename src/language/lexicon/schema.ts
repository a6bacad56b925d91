import { z } from 'zod';
import { severities } from '../../kernel/finding.ts';
import { principleIds } from '../../kernel/outcome.ts';
import { marks } from '../../kernel/provenance.ts';

/** The languages that texts are read in; the product itself speaks fewer. */
export const textLanguages = ['en', 'fr', 'es', 'ru', 'zh'] as const;
export const textLanguage = z.enum(textLanguages);
export type TextLanguage = z.infer<typeof textLanguage>;

const key = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
export const sourceId = z.string().regex(/^[A-Za-z][\w.-]*$/);
export const sentence = z.string().trim().min(1).max(600);

/**
 * Plain words. `*` at the end of a word: any ending of letters. `{a|b}`: one or the other (either may be empty).
 * A hyphen, a space and a line's end are the same; a comma stands only where the form has one. ` … `: up to four
 * words between. Capitals only (`LGBT`, `FSWs`) are an abbreviation, matched as it is written.
 */
export const form = z
  .string()
  .min(1)
  .max(400)
  .regex(/^\S+(?: \S+)*$/, { error: 'one space between words, none at the ends' })
  .refine((text) => !/\*[\p{L}\p{N}]/u.test(text), { error: '* stands only at the end of a word' })
  .refine((text) => /^(?:[^{}|]|\{[^{}|]*\|[^{}]*\})*$/.test(text), { error: '{a|b}, not nested' });
const forms = z.array(form).min(1);

/** A sentence that readers are shown, whatever language a text is in. Nobody reads it in a language that is not theirs. */
const forReaders = z.strictObject({
  en: sentence,
  fr: sentence,
  es: sentence.optional(),
  ru: sentence.optional(),
  zh: sentence.optional(),
});
/** The note in other languages, where no entry of the same id says it in them. */
const notes = z.partialRecord(textLanguage, sentence).optional();

const provenance = {
  /** An id in sources.yaml. */
  source: sourceId,
  mark: z.enum(marks),
};
export const reviewed = {
  ...provenance,
  /** Who decides: the community's own organisation before anyone else. */
  authority: sentence.optional(),
  edition: sentence.optional(),
  /** `unreviewed`: no native-speaking community organisation has read it yet. */
  status: z.enum(['reviewed', 'unreviewed']),
};
const match = z.enum(['folded', 'exact-diacritics', 'cased']).default('folded');

export const sourceEntry = z.strictObject({
  title: sentence,
  where: sentence,
  year: z.int().min(1900).max(2100).optional(),
  mark: z.enum(marks),
});

export const population = z.strictObject({
  key,
  kind: z.enum(['population', 'ground']),
  /** Whom naming this population also names. A statement that names `women` has not named women who use drugs. */
  broader: z.array(key).default([]),
  /** Broader names that are enough to have named this population too. */
  coveredBy: z.array(key).default([]),
  /** `false`: no organisation is asked whether it is led by it. */
  community: z.boolean().default(true),
  /** WHO code, where there is one. */
  code: z.string().optional(),
  editions: z.array(z.string()).optional(),
  /** The grounds that speak of this population: naming the ground alone is not naming the people. */
  grounds: z.array(key).optional(),
  /** Organisations led by this population that decide about its words. */
  led: z.array(sentence).optional(),
});

export const scope = z.strictObject({
  key,
  affected: z.array(z.strictObject({ population: key, why: forReaders, ...provenance })).min(1),
  /** Words that suggest this scope, to be confirmed by a person. */
  signals: z.partialRecord(textLanguage, forms).default({}),
});

export const nameEntry = z.strictObject({
  population: key,
  /** Others whom these forms name as well: women with disabilities are women. */
  also: z.array(key).default([]),
  considerate: forms,
  /** Older forms, or others' forms: they still say who is meant. */
  recognise: forms.optional(),
  /** Matched as they are written: capitals. */
  abbreviations: forms.optional(),
  /** What is suggested, one of `considerate` as a reader would write it. */
  prefer: sentence,
  /** Forms that cover less than the group, and the population that they do cover. */
  narrower: z.array(z.strictObject({ form, covers: key })).optional(),
  /** They name the group only right before a name whose noun they share: "older" in "older and disabled people". */
  sharesNext: forms.optional(),
  /** They name it only right after a name whose noun or subject they share: "people who use drugs or sell sex". */
  sharesLast: forms.optional(),
  /** Words of the subject: they suggest whom a text is about, and name nobody. */
  topics: forms.optional(),
  note: sentence.optional(),
  /** Longer phrases in which a form above is not this population: read past. */
  exceptions: forms.optional(),
  match,
  ...reviewed,
});

export const exemption = z.enum(['quotation', 'legal-title', 'own-name', 'self-description']);

export const termEntry = z.strictObject({
  id: key,
  inconsiderate: forms,
  /** What to write instead, ready to read; empty where the words are better left out. */
  considerate: z.array(sentence),
  severity: z.enum(severities),
  population: key.optional(),
  principle: z.enum(principleIds),
  /** Why, in our own words, in the language of the file. */
  note: sentence,
  notes,
  exempt: z.array(exemption).default([]),
  exceptions: forms.optional(),
  match,
  ...reviewed,
});

export const phraseKinds = [
  'hollow-inclusion',
  'centre-without-who',
  'speaking-for',
  'stand-in',
  'conflation',
  'consulted',
  'giving-voice',
  'negation',
] as const;

export const phraseEntry = z.strictObject({
  id: key,
  kind: z.enum(phraseKinds),
  forms,
  /** What to write instead, where words can mend it. */
  considerate: z.array(sentence).optional(),
  /**
   * Where the people are whom it is about: `near` in the sentence, `after` it as what it governs, or `within`: the
   * words say of whom by themselves, or, of what names nobody, they close a row of those who are named. `alone`:
   * no people stand in the sentence, and no figure or date that would say how much or by when.
   */
  about: z.enum(['near', 'after', 'within', 'alone']).default('near'),
  /** Of conflation: what it asserts, since each is denied in its own way. */
  shape: z.enum(['pair', 'claim', 'demand']).optional(),
  severity: z.enum(severities),
  principle: z.enum(principleIds),
  note: sentence,
  notes,
  exceptions: forms.optional(),
  match,
  ...provenance,
  status: z.enum(['reviewed', 'unreviewed']).default('unreviewed'),
});

export const origins = [
  'community-led',
  'co-produced',
  'academic',
  'un-or-government',
  'ngo-other',
  'media',
] as const;
const origin = z.enum(origins);

export const gazetteer = z.strictObject({
  organisations: z.array(
    z.strictObject({
      name: sentence,
      /** As texts write the name; names are matched with their capitals unless `match` says otherwise. */
      forms,
      /** `nswp.org` also answers for `www.nswp.org`. */
      hosts: z.array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)).default([]),
      origin,
      populations: z.array(key).optional(),
      match: z.enum(['folded', 'exact-diacritics', 'cased']).default('cased'),
      ...provenance,
    }),
  ),
  /** Where no organisation is known: by host (its end), by DOI prefix, by ISSN, by words of the entry. */
  rules: z.array(
    z.strictObject({
      origin,
      hosts: z.array(z.string().regex(/^\.?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/)).optional(),
      dois: z.array(z.string().regex(/^10\.\d{4,9}$/)).optional(),
      issns: z.array(z.string().regex(/^\d{4}-\d{3}[\dX]$/)).optional(),
      words: forms.optional(),
      ...provenance,
    }),
  ),
});

export const space = z.strictObject({
  key,
  name: forReaders,
  /** The year the limits were seen: they change. */
  seen: z.int().min(2000).max(2100),
  words: z.int().positive().optional(),
  pages: z.int().positive().optional(),
  coverPage: z.boolean().optional(),
  /** `spelled-out`: none may stand that is not spelled out; `allowed` lists those that may. */
  acronyms: z.strictObject({ allowed: z.array(z.string()) }).optional(),
  footnotes: z.literal(false).optional(),
  numbering: z.literal(false).optional(),
  languages: z.array(z.string()).optional(),
  note: sentence.optional(),
  ...provenance,
});

/** What a word says of the words after it; the README of the vocabulary explains each. */
export const stanceRoles = [
  'negates',
  'denies',
  'opposes',
  'stops',
  'content',
  'reports',
  'endorses',
  'confuses',
  'distinguishes',
  'rebuts',
  'harms',
  'turns',
  'concedes',
  'self',
  'obliges',
  'light',
  'people',
  'organisations',
] as const;

export const stances = z.strictObject({
  lang: textLanguage,
  ...provenance,
  roles: z.record(z.enum(stanceRoles), z.array(z.string().min(1)).min(1)),
});

/** How a language is known, whether it is read or not. */
export const knownLanguage = z.strictObject({
  /** A tag of BCP 47. */
  lang: z.string().regex(/^[a-z]{2,3}$/),
  words: z.string().regex(/^\S+(?: \S+)*$/),
  letters: z.string().min(1).optional(),
});
