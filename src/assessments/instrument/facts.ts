import { z } from 'zod';
import { marks } from '../../kernel/provenance.ts';

/** The same sentence by language; instruments come in more languages than the product has. */
const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/);
const texts = (most: number) =>
  z
    .record(language, z.string().trim().min(1).max(most))
    .refine((said) => Object.keys(said).length > 0 && Object.keys(said).length <= 20);
export type Texts = Record<string, string>;

const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/);
/** Areas of the power map are asked under this name: no instrument may take it. */
export const levelPrefix = 'level-';
const itemKey = key.refine((name) => !name.startsWith(levelPrefix));

export const mostItems = 120;
export const mostDomains = 40;

const item = z.strictObject({
  key: itemKey,
  domain: key,
  /** A 0 from the community here outweighs everything that is good. */
  redLine: z.boolean(),
  /** What the question stands on: a right of taking part, a source, or G for what nobody has confirmed. */
  basis: z.array(z.string().max(20)).max(10),
  community: texts(300),
  ally: texts(300),
});
export type Item = z.infer<typeof item>;

const differ = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** A set of questions: data with authors and a licence, never code. P3 */
export const instrumentSchema = z
  .strictObject({
    $schema: z.string().max(80).optional(),
    format: z.literal('alongside-instrument/1'),
    key,
    version: z.int().min(1).max(10_000),
    title: texts(120),
    about: texts(1000),
    authors: z.array(z.string().trim().min(1).max(120)).min(1).max(30),
    licence: z.string().trim().min(1).max(80),
    /** What others may change, and what they keep when they do. */
    mayChange: texts(600),
    languages: z.array(language).min(1).max(20),
    mark: z.enum(marks),
    sources: z
      .array(
        z.strictObject({ id: z.string().max(20), title: z.string().max(200), address: z.string().max(300) }),
      )
      .max(40),
    /** What 0, 1, 2, 3 and 4 look like. */
    anchors: z.array(texts(200)).length(5),
    domains: z
      .array(z.strictObject({ key, title: texts(120) }))
      .min(1)
      .max(40),
    items: z.array(item).min(1).max(mostItems),
  })
  .refine(({ items }) => differ(items.map((one) => one.key)), { path: ['items'] })
  .refine(({ domains }) => differ(domains.map((one) => one.key)), { path: ['domains'] })
  .refine(({ items, domains }) => items.every((one) => domains.some((of) => of.key === one.domain)), {
    path: ['items'],
  });
export type Instrument = z.infer<typeof instrumentSchema>;

/** In the reader's language, or in English, or in whatever there is. */
export const textIn = (said: Texts, wanted: string): string =>
  said[wanted] ?? said.en ?? Object.values(said)[0] ?? '';

/** `alongside-partnership/1`: the exact questions, for as long as anybody refers to them. */
export const nameOf = ({ key: name, version }: Pick<Instrument, 'key' | 'version'>): string =>
  `${name}/${version}`;

export const redLinesOf = ({ items }: Pick<Instrument, 'items'>): Item[] =>
  items.filter(({ redLine }) => redLine);
