import { readClaims } from './readClaims.ts';

/** A claim, how many tests that ran stand for it, and in which files. */
export type Claim = { number: string; claim: string; tests: number; files: readonly string[] };
export type Claims = { shown: readonly Claim[]; open: readonly Omit<Claim, 'tests' | 'files'>[] };

const shownIn = (section: string): Claim[] => {
  const [head = '', ...lines] = section.split('\n');
  const [, number, claim] = /^(C\d\d) (.+)$/.exec(head) ?? [];
  if (!number || !claim) return [];
  const files = lines.flatMap((line) => /^- .*\(`([^`]+)`\)$/.exec(line)?.[1] ?? []);
  return [{ number, claim, tests: files.length, files: [...new Set(files)] }];
};

const openIn = (section: string): Claims['open'] =>
  [...section.matchAll(/^- (C\d\d) (.+)$/gm)].map(([, number = '', claim = '']) => ({ number, claim }));

/** `docs/claims.md`, read back: exactly what the run wrote into it (C56). */
export const claimsIn = (text: string): Claims => {
  const sections = text.split(/^## /m).slice(1);
  return { shown: sections.flatMap(shownIn), open: openIn(sections.at(-1) ?? '') };
};

let known: Claims | null = null;
export const claimsThatRan = (): Claims => {
  known ??= claimsIn(readClaims());
  return known;
};
