import { existsSync } from 'node:fs';
import { installPackages } from './debian.ts';

/** Pages hold whatever fonts a system has: they are looked at in Noto’s, which are wide, and in those of a bare system. */
export const fontSets = [
  { sans: '"Noto Sans"', serif: '"Noto Serif"' },
  { sans: '"DejaVu Sans"', serif: '"DejaVu Serif"' },
] as const;
export type FontSet = (typeof fontSets)[number];

const folders = ['/usr/share/fonts/truetype/noto', '/usr/share/fonts/truetype/dejavu'];
const packages = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-dejavu-core'];
const areThere = (): boolean => process.platform !== 'linux' || folders.every((folder) => existsSync(folder));

/** Before a browser starts, which reads the fonts once. */
export const needFonts = (): void => {
  if (!areThere()) installPackages(packages);
  if (!areThere())
    throw new Error(`These tests look at pages in several fonts: install ${packages.join(', ')}.`);
};
