import type { Box, Drawing, Pdf } from './document.ts';
import { drawFigure } from './figures.ts';

type Pair = { community: number | null; ally: number | null };

const across = (value: number, most: number, { x, width }: Box): number =>
  x + ((value + 0.5) * width) / (most + 1);
const marks = (most: number): number[] => Array.from({ length: most + 1 }, (_, mark) => mark);

const ruled = (pdf: Pdf, lines: readonly (readonly [number, number, number, number])[]): void => {
  pdf.lineWidth(0.5).strokeColor('#999');
  for (const [x1, y1, x2, y2] of lines) pdf.moveTo(x1, y1).lineTo(x2, y2).stroke();
};

const drawScale = (pdf: Pdf, box: Box, most: number): void => {
  pdf.font('text').fontSize(8);
  for (const mark of marks(most)) {
    const x = across(mark, most, box) - 8;
    pdf.text(String(mark), x, box.y + box.height - 12, { width: 16, align: 'center', lineBreak: false });
  }
};

const drawBell = (pdf: Pdf, box: Box, { community, ally, most }: Pair & { most: number }): void => {
  const y = box.y + box.height / 2;
  ruled(
    pdf,
    marks(most).map((mark) => {
      const x = across(mark, most, box);
      return [x, box.y - 4, x, box.y + box.height + 4] as const;
    }),
  );
  if (community !== null && ally !== null)
    pdf
      .moveTo(across(community, most, box), y)
      .lineTo(across(ally, most, box), y)
      .lineWidth(1.6)
      .strokeColor('#000')
      .stroke();
  // Where both stand at one place, the disc lies within a wider diamond.
  if (ally !== null)
    drawFigure(pdf, 'diamond', { x: across(ally, most, box), y }, ally === community ? 6.4 : 4.2);
  if (community !== null) drawFigure(pdf, 'disc', { x: across(community, most, box), y }, 3.6);
};

type Dot = { x: number; y: number };
const joined = (pdf: Pdf, dots: readonly Dot[]): void => {
  const [first, ...rest] = dots;
  if (!first || rest.length === 0) return;
  pdf.moveTo(first.x, first.y);
  for (const { x, y } of rest) pdf.lineTo(x, y);
  pdf.stroke();
};

const drawMoves = (pdf: Pdf, { x, y, width, height }: Box, rounds: readonly Pair[]): void => {
  const heightOf = (value: number): number => y + height - 5 - (value / 4) * (height - 10);
  const dots = (side: keyof Pair): Dot[] =>
    rounds.flatMap((pair, place) => {
      const value = pair[side];
      const at = x + ((place + 0.5) * width) / rounds.length;
      return value === null ? [] : [{ x: at, y: heightOf(value) }];
    });
  ruled(
    pdf,
    marks(4).map((mark) => [x, heightOf(mark), x + width, heightOf(mark)] as const),
  );
  pdf.lineWidth(1.2).strokeColor('#000').dash(2, { space: 2 });
  joined(pdf, dots('ally'));
  pdf.undash().lineWidth(1.8);
  joined(pdf, dots('community'));
  const ours = dots('community');
  for (const dot of dots('ally')) {
    const together = ours.some(({ x: at, y: up }) => at === dot.x && up === dot.y);
    drawFigure(pdf, 'diamond', dot, together ? 5 : 3.4);
  }
  for (const dot of ours) drawFigure(pdf, 'disc', dot, 2.8);
};

export const draw = (pdf: Pdf, box: Box, drawing: Drawing): void => {
  if (drawing.is === 'scale') drawScale(pdf, box, drawing.most);
  else if (drawing.is === 'bell') drawBell(pdf, box, drawing);
  else drawMoves(pdf, box, drawing.rounds);
};
