import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { GrammarWords } from './grammarSchema.ts';
import { type TextLanguage, textLanguage, textLanguages } from './schema.ts';
import { type FileKind, vocabularyFiles } from './vocabularyFiles.ts';

type Entry<Kind extends FileKind> = z.output<(typeof vocabularyFiles)[Kind]>;
type Spoken<Kind extends 'names' | 'terms' | 'phrases'> = Entry<Kind>[number] & { lang: TextLanguage };

/** Everything in `vocabulary/`, checked, as plain data: it may be written into a bundle as it is. */
export type Vocabulary = {
  [Kind in Exclude<FileKind, 'names' | 'terms' | 'phrases' | 'grammar'>]: Entry<Kind>;
} & {
  grammar: readonly (GrammarWords & { lang: TextLanguage })[];
  names: Spoken<'names'>[];
  terms: Spoken<'terms'>[];
  phrases: Spoken<'phrases'>[];
};

const folder = fileURLToPath(new URL('../../../vocabulary', import.meta.url));

/** A file that breaks its schema is named with the place in it: people correct this data by hand. */
const readFile = <Kind extends FileKind>(kind: Kind, file: string): Entry<Kind> => {
  const schema: z.ZodType<Entry<Kind>> = vocabularyFiles[kind] as never;
  const read = schema.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
  throw new Error(`vocabulary/${file}\n${problems.join('\n')}`);
};

/** `names/en.yaml`, or in parts: `names/en-more.yaml`. */
const readSpoken = <Kind extends 'names' | 'terms' | 'phrases'>(kind: Kind): Spoken<Kind>[] =>
  globSync(`${kind}/*.yaml`, { cwd: folder })
    .sort()
    .flatMap((file) => {
      const lang = textLanguage.parse(basename(file).slice(0, 2));
      return readFile(kind, file).map((entry) => ({ ...entry, lang }));
    });

/** Reads the data folder. In a bundle Vite puts what this returns in its place: see `vite.config.ts`. */
export const readVocabulary = (): Vocabulary => ({
  sources: readFile('sources', 'sources.yaml'),
  populations: readFile('populations', 'populations.yaml'),
  scopes: readFile('scopes', 'scopes.yaml'),
  names: readSpoken('names'),
  terms: readSpoken('terms'),
  phrases: readSpoken('phrases'),
  gazetteer: readFile('gazetteer', 'gazetteer.yaml'),
  spaces: readFile('spaces', 'spaces.yaml'),
  languages: readFile('languages', 'languages.yaml'),
  grammar: textLanguages.map((lang) => ({ ...readFile('grammar', `grammar/${lang}.yaml`), lang })),
  stances: readFile('stances', 'stances.yaml'),
});
