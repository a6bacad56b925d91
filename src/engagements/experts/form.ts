import { z } from 'zod';
import { languageCode, regionKey } from '../../language/vocabulary.ts';
import { line, lines, many, optionalLine } from '../../web/forms/parse.ts';
import { expertFormats } from './facts.ts';

export const expertFields = {
  name: line(80),
  skills: lines(2000),
  formats: many(z.enum(expertFormats)),
  availability: optionalLine(500),
  feeFloor: optionalLine(120),
  notes: lines(2000),
  languages: many(languageCode),
  regions: many(regionKey),
};
