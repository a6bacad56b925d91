import { task } from '../work/task.ts';
import { type Face, face } from './fonts.ts';
import { printable } from './oneLine.ts';

/** A stretch of text in one font. */
export type TextRun = { face: Face; text: string };
export type Weight = 'text' | 'bold';

const needsHan = /[\p{sc=Han}\u3000-\u303f\u3040-\u30ff\uff00-\uffef]/u;
const joining = /[\p{M}\p{Cf}]/u;
/** Stands for a sign that no font here has. */
const unset = '\ufffd';

type Faces = { text: Face; han: Face | null };

const facesFor = async (text: string, weight: Weight): Promise<Faces> => ({
  text: await face(weight),
  han: needsHan.test(text) ? await face(weight === 'bold' ? 'hanBold' : 'han') : null,
});

/** What is not set: signs of a script that these fonts do not have. A page says so before anyone downloads. */
export const notSet = async (text: string): Promise<string[]> => {
  const { text: latin, han } = await facesFor(text, 'text');
  const missing = new Set<string>();
  for (const sign of printable(text).replace(/\s/gu, '')) {
    const codePoint = sign.codePointAt(0) ?? 0;
    if (!joining.test(sign) && !latin.has(codePoint) && !han?.has(codePoint)) missing.add(sign);
  }
  return [...missing];
};

export const missingSigns = task('missing-signs', notSet);

/** A line in its fonts: a sign stays in the font before it where that has it, so that spaces do not jump. */
export const runsOf = async (line: string, weight: Weight): Promise<TextRun[]> => {
  const faces = await facesFor(line, weight);
  const runs: TextRun[] = [];
  for (const sign of printable(line).replace(/\t/g, '    ')) {
    const codePoint = sign.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const wide = needsHan.test(sign) ? [faces.han, faces.text] : [last?.face ?? null, faces.text, faces.han];
    const found = wide.find((one) => one?.has(codePoint));
    if (last && (found === last.face || (!found && joining.test(sign)))) last.text += found ? sign : '';
    else if (found) runs.push({ face: found, text: sign });
    else if (last?.face === faces.text) last.text += unset;
    else runs.push({ face: faces.text, text: unset });
  }
  return runs;
};
