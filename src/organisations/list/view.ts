import type { Led } from '../ledStatus/store.ts';
import type { Listing } from '../store.ts';

/** An organisation in the list. */
export type Found = Listing & { host: boolean; led: Led; acquainted: boolean };
