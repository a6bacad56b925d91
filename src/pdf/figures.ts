import type { Figure, Pdf } from './document.ts';

export const drawFigure = (
  pdf: Pdf,
  figure: Figure,
  { x, y }: { x: number; y: number },
  size = 4.2,
): void => {
  if (figure === 'disc') {
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
