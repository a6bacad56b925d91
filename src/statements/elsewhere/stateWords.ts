import type { Frame } from '../../web/frame.ts';
import type { Tone } from '../../web/parts.tsx';
import type { ElsewhereState } from './view.ts';

export const tones: Record<ElsewhereState, Tone> = {
  entered: 'plain',
  open: 'warn',
  late: 'stop',
  amend: 'good',
  supplement: 'good',
  decline: 'plain',
};

export const stateInWords = ({ t }: Frame, state: ElsewhereState): string => {
  switch (state) {
    case 'entered':
    case 'open':
    case 'late':
      return t(`elsewhere.is.${state}`);
    case 'amend':
    case 'supplement':
    case 'decline':
      return t(`statement.after.is.${state}`);
  }
};
