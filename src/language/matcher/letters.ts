/** What a UTF-16 unit is to the matcher. Surrogates count as letters: a pair is never the middle of two words. */
export const kind = { other: 0, letter: 1, han: 2, space: 3, line: 4, skipped: 5, joint: 6 } as const;

/** Hyphens of every sort but dashes: they part words as a space does. */
const hyphens = '-\u2010\u2011';
const spaces =
  ' \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';
/** Seen by nobody: soft hyphen, zero-width characters, marks that stand on the letter before. */
const skipped = /[\u00ad\u200b-\u200f\u2060\ufeff]|\p{Mn}/u;
/** Between the parts of a word in inclusive writing: `travailleur·euse·s`, `trabajador@s`, `(ses)`. */
const joints = '·•⋅∙‧・.@/(';
const dots = '·•⋅∙‧・';
const apostrophes = '’ʼ‘＇';

/** Cyrillic letters are not their neighbours with a mark: `й` is no `и`. Only `ё` is often written `е`. */
const withoutMarks = (unit: string): string => {
  if (unit === 'ё') return 'е';
  if (/\p{sc=Cyrl}/u.test(unit)) return unit;
  const [base = unit] = unit.normalize('NFD').replace(/\p{Mn}/gu, '');
  return base;
};

/** One form of each unit: no capitals, no accents, full-width as half-width, straight apostrophes. */
const foldUnit = (unit: string): string => {
  if (dots.includes(unit)) return '·';
  if (apostrophes.includes(unit)) return "'";
  const [wide = unit] = /[\uff01-\uff5e]/.test(unit) ? unit.normalize('NFKC') : unit;
  const lower = wide.toLowerCase();
  return withoutMarks(lower.length === 1 ? lower : wide);
};

const kindOf = (unit: string, folded: string): number => {
  if (unit === '\n' || unit === '\r' || unit === '\u2028') return kind.line;
  if (spaces.includes(unit) || hyphens.includes(unit)) return kind.space;
  if (skipped.test(unit)) return kind.skipped;
  if (/\p{sc=Han}/u.test(unit)) return kind.han;
  if (/[\p{L}\p{N}]/u.test(folded) || /[\ud800-\udfff]/.test(unit)) return kind.letter;
  return joints.includes(folded) ? kind.joint : kind.other;
};

const units = 0x10000;
/** Han, and scripts without capitals or marks to fold: what they are is known by their block. */
const kindOfBlock = (code: number): number | null => {
  if (code >= 0x3400 && code <= 0x9fff) return kind.han;
  if (code >= 0xa000 && code <= 0xdfff) return kind.letter;
  return code >= 0xe000 && code <= 0xf8ff ? kind.other : null;
};

/** For every UTF-16 unit: the unit it is read as, and what it is. Made once, 0.2 MB. */
export const folded = new Uint16Array(units);
export const kinds = new Uint8Array(units);
for (let code = 0; code < units; code += 1) {
  const block = kindOfBlock(code);
  const unit = String.fromCharCode(code);
  const to = block === null ? foldUnit(unit) : unit;
  folded[code] = to.charCodeAt(0);
  kinds[code] = block ?? kindOf(unit, to);
}

export const fold = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => String.fromCharCode(folded[text.charCodeAt(at)] ?? 0)).join(
    '',
  );
