import { reading, vocabulary, web } from '../../../locales/en.json';

export const sentences = { reading, vocabulary, web: { principle: web.principle } };
