import { z } from 'zod';
import { grammar } from './grammarSchema.ts';
import {
  gazetteer,
  knownLanguage,
  nameEntry,
  phraseEntry,
  population,
  scope,
  sourceEntry,
  sourceId,
  space,
  stances,
  termEntry,
} from './schema.ts';

/** What each kind of file in `vocabulary/` holds. */
export const vocabularyFiles = {
  sources: z.record(sourceId, sourceEntry),
  populations: z.array(population),
  scopes: z.array(scope),
  names: z.array(nameEntry),
  terms: z.array(termEntry),
  phrases: z.array(phraseEntry),
  gazetteer,
  spaces: z.array(space),
  languages: z.array(knownLanguage),
  grammar,
  stances: z.array(stances),
} as const;
export type FileKind = keyof typeof vocabularyFiles;
