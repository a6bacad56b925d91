import { choice } from '../../web/forms/parse.ts';
import { reasons } from '../facts.ts';

/** `reason`: why they do not show; it is asked for with both, and kept only where they do not. */
export const lookFields = { look: choice(['show', 'hide']), reason: choice(reasons).default('other') };
export const judgeFields = { look: choice(['keep', 'restore']) };
