import type { Context, MiddlewareHandler } from 'hono';
import { arrivalOf, hasArrived } from '../arrival.ts';
import { Placed } from './placed.ts';

const alone = new WeakMap<Context, Placed>();

/** What is placed in the page that answers this request. */
export const placedIn = (context: Context): Placed => {
  if (hasArrived(context)) return arrivalOf(context).placed;
  const known = alone.get(context) ?? new Placed();
  alone.set(context, known);
  return known;
};

/** Where no listener of ours sends the page: it is put together here. */
export const placeHere: MiddlewareHandler = async (context, next) => {
  await next();
  if (hasArrived(context)) return;
  const placed = placedIn(context);
  if (placed.isEmpty) return;
  const page = placed.into(new Uint8Array(await context.res.arrayBuffer()));
  // The response has a copy of its own.
  context.res = new Response(page, context.res);
  placed.forget();
};
