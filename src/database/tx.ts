import type { Transaction } from 'kysely';
import type { Tables } from './tables/all.ts';

/** One transaction, on behalf of somebody (C22). */
export type Tx = Transaction<Tables>;
