import { nowhere, type Source } from './source.ts';

/** Who comes, as far as it takes to be fair: from which source, and with which device that has signed in before. */
export type Comer = { readonly source: Source; readonly device: string | null };

export const nobody: Comer = { source: nowhere, device: null };
