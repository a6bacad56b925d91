import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readVocabulary } from './read.ts';
import { vocabularyFiles } from './vocabularyFiles.ts';

const defs = Object.fromEntries(
  Object.entries(vocabularyFiles).map(([kind, schema]) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return [kind, rest];
  }),
);
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'vocabulary.schema.json',
  title: 'The files of the vocabulary',
  description: 'One definition for each kind of file: names, terms, phrases, populations, scopes and so on.',
  $defs: defs,
};

test('the JSON Schema of the vocabulary is the schema that its files are read by', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../vocabulary/vocabulary.schema.json',
  );
});

const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(schema);
const kindOf = (file: string): string => file.split('/')[1]?.replace('.yaml', '') ?? '';

test.each(globSync('vocabulary/**/*.yaml'))('%s fits the JSON Schema', (file) => {
  const validate = ajv.getSchema(`vocabulary.schema.json#/$defs/${kindOf(file)}`);
  expect([validate?.(parse(readFileSync(file, 'utf8'))), validate?.errors]).toEqual([true, null]);
});

const { sources, populations, scopes, names, terms, phrases, gazetteer, spaces } = readVocabulary();
const keys = new Set(populations.map(({ key }) => key));
const twice = (of: readonly string[]): string[] => of.filter((one, at) => of.indexOf(one) !== at);

test('every source that is named is in the list of sources', () => {
  const named = [
    ...scopes.flatMap(({ affected }) => affected),
    ...names,
    ...terms,
    ...phrases,
    ...gazetteer.organisations,
    ...gazetteer.rules,
    ...spaces,
  ];
  expect(named.map(({ source }) => source).filter((id) => !Object.hasOwn(sources, id))).toEqual([]);
});

test('every population that is named is in the taxonomy, and none twice', () => {
  const named = [
    ...populations.flatMap(({ broader, coveredBy, grounds = [] }) => [...broader, ...coveredBy, ...grounds]),
    ...scopes.flatMap(({ affected }) => affected.map(({ population }) => population)),
    ...names.flatMap(({ population, narrower = [] }) => [
      population,
      ...narrower.map(({ covers }) => covers),
    ]),
    ...terms.flatMap(({ population = [] }) => population),
    ...gazetteer.organisations.flatMap(({ populations: of = [] }) => of),
  ];
  expect(named.filter((key) => !keys.has(key))).toEqual([]);
  expect(twice(populations.map(({ key }) => key))).toEqual([]);
});

test('no population is broader than itself, however far one looks', () => {
  const above = new Map(populations.map(({ key, broader }) => [key, broader]));
  const climb = (key: string, seen: readonly string[]): string[] =>
    seen.includes(key) ? [key] : (above.get(key) ?? []).flatMap((next) => climb(next, [...seen, key]));
  expect(populations.flatMap(({ key }) => climb(key, []))).toEqual([]);
});

test('ids are used once within a language', () => {
  expect(twice(terms.map(({ id, lang }) => `${lang} ${id}`))).toEqual([]);
  expect(twice(phrases.map(({ id, lang }) => `${lang} ${id}`))).toEqual([]);
  expect(twice(scopes.map(({ key }) => key))).toEqual([]);
  expect(twice(spaces.map(({ key }) => key))).toEqual([]);
});
