import type { Context } from 'hono';
import { nowhere, type Source } from '../admission/source.ts';
import { Placed } from './placed/placed.ts';

/**
 * How a request came in, as the listener saw it: from where, and why its body was not taken, if it was not. A body with
 * secrets comes beside it, as bytes, and what a page shows of them goes back so.
 */
export type Arrival = {
  source: Source;
  turnedAway: 'busy' | 'tooLarge' | null;
  secretBody: Buffer | null;
  placed: Placed;
};

const arrivals = new WeakMap<object, Arrival>();

/** What the listener hands to the application beside the request: only what was made here is believed. */
export const arrivedAs = (arrival: Arrival): object => {
  const env = {};
  arrivals.set(env, arrival);
  return env;
};

const none: Arrival = { source: nowhere, turnedAway: null, secretBody: null, placed: new Placed() };

export const hasArrived = (context: Context): boolean => arrivals.has(context.env ?? none);

export const arrivalOf = (context: Context): Arrival => arrivals.get(context.env ?? none) ?? none;
export const sourceOf = (context: Context): Source => arrivalOf(context).source;
