import type { Box, Pdf, Picture } from '../papers/piece.ts';
import { drawShape } from '../papers/shapes.ts';
import type { Frame } from '../web/frame.ts';
import { valueInWords } from './roundWords.tsx';

type Pair = { community: number | null; ally: number | null };

const across = (value: number, most: number, { x, width }: Box): number =>
  x + ((value + 0.5) * width) / (most + 1);
const marks = (most: number): number[] => Array.from({ length: most + 1 }, (_, mark) => mark);

const ruled = (pdf: Pdf, lines: readonly (readonly [number, number, number, number])[]): void => {
  pdf.lineWidth(0.5).strokeColor('#999');
  for (const [x1, y1, x2, y2] of lines) pdf.moveTo(x1, y1).lineTo(x2, y2).stroke();
};

/** The numbers over a column of dumbbells. */
export const scalePicture = (frame: Frame, most: number): Picture => ({
  alt: frame.t('assessment.chart.scale', { most }),
  height: 12,
  draw: (pdf, box) => {
    pdf.font('text').fontSize(8);
    for (const mark of marks(most)) {
      const x = across(mark, most, box) - 8;
      pdf.text(String(mark), x, box.y + box.height - 12, { width: 16, align: 'center', lineBreak: false });
    }
  },
});

const said = (frame: Frame, { community, ally }: Pair): string =>
  frame.t('assessment.chart.sentence', {
    community: valueInWords(frame, community),
    ally: valueInWords(frame, ally),
  });

/** Both sides on one line: the longer it is, the further apart they see it. */
export const bellPicture = (frame: Frame, { community, ally, most }: Pair & { most: number }): Picture => ({
  alt: said(frame, { community, ally }),
  height: 20,
  draw: (pdf, box) => {
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
      drawShape(pdf, 'diamond', { x: across(ally, most, box), y }, ally === community ? 6.4 : 4.2);
    if (community !== null) drawShape(pdf, 'disc', { x: across(community, most, box), y }, 3.6);
  },
});

type Dot = { x: number; y: number };
const joined = (pdf: Pdf, dots: readonly Dot[]): void => {
  const [first, ...rest] = dots;
  if (!first || rest.length === 0) return;
  pdf.moveTo(first.x, first.y);
  for (const { x, y } of rest) pdf.lineTo(x, y);
  pdf.stroke();
};

/** How one domain moved, round by round: a whole line for the community, a dashed one for the ally. */
export const movePicture = (frame: Frame, rounds: readonly Pair[]): Picture => ({
  alt: rounds.map((pair, place) => `${place + 1}: ${said(frame, pair)}`).join(' '),
  height: 44,
  draw: (pdf, { x, y, width, height }) => {
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
      drawShape(pdf, 'diamond', dot, together ? 5 : 3.4);
    }
    for (const dot of ours) drawShape(pdf, 'disc', dot, 2.8);
  },
});
