import { type Outcome, refuse } from '../../kernel/outcome.ts';

/** Whoever says "I have read this" says it of what her page showed: what came meanwhile is not passed over. P8 */
export const sayRead = (shown: number, now: number): Outcome =>
  shown === now ? { ok: true } : refuse('happenedMeanwhile');
