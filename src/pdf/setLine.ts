import type { Pdf, Setting } from './document.ts';
import type { TextRun } from './textRuns.ts';

export const margin = 64;
export const lineGap = 3;

/** Where the baseline is below the top of a line: the text font's, so that fonts in one line stand on it together. */
const baseline = (size: number): number => -1.069 * size;

export type Place = { x: number; y: number; width: number; align?: 'left' | 'right' };

/** Words in their fonts, one after the other on the same lines. Afterwards `pdf.y` is below them. */
export const setRuns = (pdf: Pdf, runs: readonly TextRun[], size: number, place: Place): void => {
  const { x, y, width, align = 'left' } = place;
  const options = { width, align, lineGap, baseline: baseline(size) };
  for (const [index, { face, text }] of runs.entries()) {
    pdf.font(face.name).fontSize(size);
    const going = { ...options, continued: index < runs.length - 1 };
    if (index === 0) pdf.text(text, x, y, going);
    else pdf.text(text, going);
  }
};

/** How high words will stand. Where they are in several fonts, the widest of them is taken for all. */
export const heightOf = (pdf: Pdf, runs: readonly TextRun[], size: number, width: number): number => {
  const text = runs.map((run) => run.text).join('');
  const heights = runs.map(({ face }) =>
    pdf.font(face.name).fontSize(size).heightOfString(text, { width, lineGap }),
  );
  return Math.max(0, ...heights);
};

/** A heading is not left alone at the foot of a page. */
const keepTogether = (pdf: Pdf, { size, tag }: Setting): void => {
  const needed = tag.startsWith('H') ? size * 5 : size * 2;
  if (pdf.y + needed > pdf.page.height - margin) pdf.addPage();
};

const drawLine = (pdf: Pdf, { size, indent = 0, bullet }: Setting, runs: readonly TextRun[]): void => {
  const x = margin + indent;
  const width = pdf.page.width - margin - x;
  if (bullet) {
    const { y } = pdf;
    pdf
      .font('text')
      .fontSize(size)
      .text('•', x - 11, y, { width, lineGap, baseline: baseline(size), lineBreak: false });
    pdf.y = y;
  }
  setRuns(pdf, runs, size, { x, y: pdf.y, width });
};

type Struct = ReturnType<Pdf['struct']>;

/** What leads somewhere is a link for a screen reader as well, and has a line under it. */
export const linked = (
  pdf: Pdf,
  parent: Struct,
  { to, box }: { to: string; box: () => Place & { height: number } },
  draw: () => void,
): void => {
  const link = pdf.struct('Link');
  parent.add(link);
  link.add(() => {
    draw();
    const { x, y, width, height } = box();
    pdf.goTo(x, y, width, height, to, { structParent: link });
  });
  link.end();
};

export type SetLine = { setting: Setting; runs: readonly TextRun[]; at?: string; to?: string };

export const writeLine = (pdf: Pdf, root: Struct, line: SetLine): void => {
  const { setting, runs, at, to } = line;
  const { tag, lang, before, after } = setting;
  pdf.y += before;
  keepTogether(pdf, setting);
  if (at) pdf.addNamedDestination(at, 'XYZ', margin, pdf.y - 4, null);
  const draw = (): void => drawLine(pdf, setting, runs);
  if (to === undefined) root.add(pdf.struct(tag, lang ? { lang } : {}, draw));
  else {
    const element = pdf.struct(tag);
    root.add(element);
    const [x, y, width] = [margin, pdf.y, pdf.page.width - 2 * margin];
    linked(pdf, element, { to, box: () => ({ x, y, width, height: pdf.y - y }) }, draw);
    element.end();
  }
  pdf.y += after;
};
