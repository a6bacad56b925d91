import type { PooledView } from './store.ts';

export type PooledResultsView = {
  ally: string;
  name: string;
  views: readonly PooledView[];
  /** How many more partnerships have to agree; told to nobody but the ally. */
  missing: number | null;
};
