import { sealed, text } from '../vault/sealed.ts';

/** The name a member chose, sealed to her organisation. */
export const memberName = sealed('membership', 'name_sealed', text);
