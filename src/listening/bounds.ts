import type { FairShare, Share } from '../admission/fairShare.ts';
import type { Source } from '../admission/source.ts';

/** Connections in all and of one source: a browser opens six, an office behind one address some dozens. */
export const connections = { inAll: 1_500, ofOne: 128 };
/** Requests under way: they are what counts behind a proxy, whose connections are all its own. */
export const requests = { inAll: 1_500, ofOne: 128 };
/** Bytes of bodies in memory at once: twelve files of the largest size in all, three of one source. */
export const bodyBytes = { inAll: 48 * 1024 * 1024, ofOne: 12 * 1024 * 1024 };

/** The share of a source; one that everybody may come by has as much as there is. */
export const shareOf = (
  { key, shared }: Source,
  { inAll, ofOne }: { inAll: number; ofOne: number },
): Share => ({
  group: key,
  bound: shared ? inAll : ofOne,
});

/** One request while it is under way: until it has come whole it may be turned away for others. */
export type Flight = { whole: boolean; turnAway: () => void };
export type Flights = FairShare<Flight>;
