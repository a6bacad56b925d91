import { line } from '../../web/forms/parse.ts';

export const searchFields = { name: line(120) };
