import { z } from 'zod';
import { communityKey } from '../../language/vocabulary.ts';

/** Stored under an edition of the vocabulary; what this build does not know of is left out. */
export const knownGroups = z.array(communityKey).catch([]);
