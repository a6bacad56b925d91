import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type pg from 'pg';

/** What is typed into one form, by field, as it was typed. */
export type Typed = Readonly<Record<string, string>>;

/** Fields that stand beside each other, up to four: what a program would hash together. */
const runs = (fields: readonly string[]): string[][] =>
  fields.flatMap((_, from) =>
    [1, 2, 3, 4].flatMap((length) =>
      from + length <= fields.length ? [fields.slice(from, from + length)] : [],
    ),
  );

/** The texts that somebody who guesses would try: each field, and several of a form together, as programs join them. */
const textsOf = (typed: Typed): string[] =>
  runs(Object.keys(typed)).flatMap((names) => {
    const words = names.map((name) => typed[name] ?? '').filter((word) => word !== '');
    const whole = Object.fromEntries(names.map((name) => [name, typed[name] ?? '']));
    return [
      ...['\n\n', '\n', ' ', '', '|'].map((between) => words.join(between)),
      ...[JSON.stringify(whole), JSON.stringify(words), canonicalize(whole) ?? ''],
    ];
  });

/** As it is, and as a program may have tidied it or marked it before it was hashed. */
const spellings = (text: string): string[] =>
  [text, text.trim(), text.toLowerCase(), text.normalize('NFKC'), `${text}\n`, JSON.stringify(text)].flatMap(
    (one) => [one, `text|${one}`, `login\0${one}`],
  );

const hashes = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'blake2s256', 'blake2b512'];
const knownKeys = ['', 'alongside', 'alongside/1'];

const digests = (text: string): Buffer[] => [
  ...hashes.map((name) => createHash(name).update(text, 'utf8').digest()),
  ...knownKeys.map((key) => createHmac('sha256', key).update(text, 'utf8').digest()),
  createHash('sha256').update(createHash('sha256').update(text, 'utf8').digest()).digest(),
];

/** So many bytes of a hash are enough to know it by, cut short or not. */
const beginning = 8;
const named = (bytes: Buffer): string => bytes.subarray(0, beginning).toString('hex');

/**
 * Everything without a secret that follows from these words alone: the beginning of each hash, and what it is of.
 * `mark`: only texts with this in them are secret.
 */
export const functionsOf = (forms: Iterable<Typed>, mark = ''): Map<string, string> => {
  const texts = [...forms].flatMap(textsOf).filter((text) => text.includes(mark));
  const found = new Map<string, string>();
  for (const text of new Set(texts.flatMap(spellings)))
    for (const digest of digests(text)) found.set(named(digest), text);
  return found;
};

/** Whatever in a row could be the bytes of a hash, in hex or in base64. */
const asBytes = (row: string): string[] => [
  ...(row.match(/[0-9a-f]{16,}/gi) ?? []).map((hex) => hex.slice(0, 2 * beginning).toLowerCase()),
  ...(row.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []).map((text) => named(Buffer.from(text, 'base64'))),
];

/** The columns of a whole database in which a value stands that follows from the words alone (F4). */
export const guessable = async (
  owner: Pick<pg.Pool, 'query'>,
  functions: ReadonlyMap<string, string>,
  tables?: readonly string[],
): Promise<string[]> => {
  const { rows: columns } = await owner.query<{ relation: string; name: string }>(
    `select c.relname as relation, a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and attnum > 0 and not attisdropped
       and ($1::text[] is null or quote_ident(c.relname) = any ($1) or '"' || c.relname || '"' = any ($1))`,
    [tables ?? null],
  );
  const told: string[] = [];
  for (const { relation, name } of columns) {
    const { rows } = await owner.query<{ value: string }>(
      `select to_jsonb("${name}")::text as value from "${relation}" where "${name}" is not null`,
    );
    const of = rows.flatMap(({ value }) => asBytes(value)).find((bytes) => functions.has(bytes));
    if (of !== undefined) told.push(`${relation}.${name} follows from “${functions.get(of)}”`);
  }
  return told;
};
