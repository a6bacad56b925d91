import { type Language, languages } from './translate.ts';

/** The chosen language, else the browser's first that we speak, else English. */
export const languageOf = (chosen: Language | null, accept: string | undefined): Language => {
  if (chosen) return chosen;
  const wanted = (accept ?? '').split(',').map((part) => {
    const [tag = '', quality = ''] = part.trim().split(';q=');
    return { tag: tag.toLowerCase(), weight: quality === '' ? 1 : Number(quality) || 0 };
  });
  wanted.sort((left, right) => right.weight - left.weight);
  for (const { tag } of wanted) {
    const known = languages.find((language) => tag === language || tag.startsWith(`${language}-`));
    if (known) return known;
  }
  return 'en';
};
