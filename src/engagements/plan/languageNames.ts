import { languageNamed, nameOfLanguage } from '../../language/worldLanguages.ts';
import type { Language } from '../../web/words/translate.ts';

/** "English, Kiswahili" as codes, by any of their names or by their codes; null when one of them is unknown. */
export const languagesNamed = (written: string): string[] | null => {
  const names = written.split(/[,;،、\n]/).filter((name) => name.trim() !== '');
  const known = names.map(languageNamed).filter((code) => code !== null);
  return known.length === names.length ? [...new Set(known)] : null;
};

export const languagesInWords = (spoken: readonly string[], reader: Language): string =>
  spoken.map((code) => nameOfLanguage(code, reader)).join(', ');
