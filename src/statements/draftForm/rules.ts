import { type Outcome, refuse } from '../../kernel/outcome.ts';

/** A window that has not seen her newest words never writes over them in silence. */
export const mayReplaceUnsent = ({
  isKept,
  seen,
}: {
  isKept: boolean;
  seen: number;
}): Outcome<{ number: number }> => (isKept ? { ok: true, number: seen + 1 } : refuse('newerUnsent'));
