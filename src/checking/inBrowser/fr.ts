import { reading, vocabulary, web } from '../../../locales/fr.json';

export const sentences = { reading, vocabulary, web: { principle: web.principle } };
