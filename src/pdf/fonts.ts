import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Latin, Greek and Cyrillic in one family, Chinese in another; both under the SIL Open Font Licence. */
export type FontName = 'text' | 'bold' | 'han' | 'hanBold';
const files: Record<FontName, readonly [folder: string, file: string]> = {
  text: ['@embedpdf/fonts-latin', 'NotoSans-Regular.ttf'],
  bold: ['@embedpdf/fonts-latin', 'NotoSans-Bold.ttf'],
  han: ['@embedpdf/fonts-sc', 'NotoSansHans-Regular.otf'],
  hanBold: ['@embedpdf/fonts-sc', 'NotoSansHans-Bold.otf'],
};

const find = createRequire(import.meta.url);
const bytesOf = async ([folder, file]: readonly [string, string]): Promise<Buffer> =>
  readFile(join(dirname(find.resolve(folder)), '..', 'fonts', file));

export type Face = { name: FontName; bytes: Buffer; has: (codePoint: number) => boolean };

/** Read when the first file is asked for, and only those that it needs: the Chinese ones are eight megabytes each. */
const load = async (name: FontName): Promise<Face> => {
  const bytes = await bytesOf(files[name]);
  const { create } = await import('fontkit');
  const font = create(bytes);
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${name} is a collection of fonts`);
  return { name, bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
};

const loaded = new Map<FontName, Promise<Face>>();
export const face = (name: FontName): Promise<Face> => {
  const known = loaded.get(name);
  if (known) return known;
  const fresh = load(name);
  loaded.set(name, fresh);
  return fresh;
};
