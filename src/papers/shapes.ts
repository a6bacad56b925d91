import type { Pdf } from './piece.ts';

/** Shapes tell who is meant, so that they read in black and white. */
export type Shape = 'disc' | 'diamond';

export const drawShape = (pdf: Pdf, shape: Shape, { x, y }: { x: number; y: number }, size = 4.2): void => {
  if (shape === 'disc') {
    pdf.circle(x, y, size).fillColor('#000').fill();
    return;
  }
  const far = size * 1.25;
  pdf
    .moveTo(x, y - far)
    .lineTo(x + far, y)
    .lineTo(x, y + far)
    .lineTo(x - far, y)
    .closePath()
    .lineWidth(1.3)
    .fillAndStroke('#fff', '#000');
  pdf.fillColor('#000');
};
