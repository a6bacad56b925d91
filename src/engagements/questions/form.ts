import { neededLines } from '../../web/forms/parse.ts';

export const messageFields = { words: neededLines(1000) };
