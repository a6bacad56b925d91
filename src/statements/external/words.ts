import type { Frame } from '../../web/frame.ts';
import type { Tone } from '../../web/parts/cards.tsx';
import type { ExternalTextState } from './view.ts';

export const tones: Record<ExternalTextState, Tone> = {
  entered: 'plain',
  open: 'warn',
  late: 'stop',
  amend: 'good',
  supplement: 'good',
  decline: 'plain',
};

export const stateInWords = ({ t }: Frame, state: ExternalTextState): string => {
  switch (state) {
    case 'entered':
    case 'open':
    case 'late':
      return t(`external.is.${state}`);
    case 'amend':
    case 'supplement':
    case 'decline':
      return t(`statement.after.is.${state}`);
  }
};
