import type { Place } from '../language/reading/ground.ts';

/** What a file says, and where each part of it stands: in the file, or in its text where a file has no lines. */
export type Document = { text: string; placeOf: (offset: number) => Place };
