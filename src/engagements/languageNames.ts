import { type LanguageCode, languageCodes, languageName } from '../language/vocabulary.ts';
import { type Language, languages } from '../web/words.ts';

const plain = (name: string): string => name.trim().toLowerCase();

/** Every name people may write: in any language of the pages, in the language itself, or its code. */
const codes: ReadonlyMap<string, LanguageCode> = new Map(
  languageCodes.flatMap((code) =>
    [code, ...[...languages, code].map((reader) => languageName(code, reader))].map(
      (name) => [plain(name), code] as const,
    ),
  ),
);

/** "English, Kiswahili" as codes; null when one of them is unknown. */
export const languagesNamed = (written: string): LanguageCode[] | null => {
  const names = written.split(/[,;،、\n]/).map(plain);
  const found = names.filter((name) => name !== '').map((name) => codes.get(name));
  const known = found.filter((code) => code !== undefined);
  return known.length === found.length ? [...new Set(known)] : null;
};

export const languagesInWords = (spoken: readonly LanguageCode[], reader: Language): string =>
  spoken.map((code) => languageName(code, reader)).join(', ');
