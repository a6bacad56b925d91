import { communityKey, languageCode, regionKey } from '../../language/vocabulary.ts';
import { choice, line, lines, many } from '../../web/forms/parse.ts';
import { clauseAnswers } from './clauseStore.ts';

export const profileFields = {
  name: line(120),
  communities: many(communityKey),
  regions: many(regionKey),
  languages: many(languageCode),
  listed: choice(['no', 'yes']),
};

export const askFields = { clause: choice(['pepfar-pledge']) };
export const clauseFields = { answer: choice(clauseAnswers), note: lines(1000).default('') };
