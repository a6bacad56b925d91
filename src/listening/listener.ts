import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { FairShare } from '../admission/fairShare.ts';
import type { Source, Sources } from '../admission/source.ts';
import { isSecretPath } from '../routes.ts';
import { type Arrival, arrivedAs } from '../web/arrival.ts';
import { limitOfPath } from '../web/guard.ts';
import { headerSet } from '../web/headers.ts';
import { Placed } from '../web/placed/placed.ts';
import { takeBody } from './body.ts';
import { bodyBytes, type Flight, requests, shareOf } from './bounds.ts';
import { isForPage } from './target.ts';

export type App = { fetch: (request: Request, env: object) => Response | Promise<Response> };

const isSpared = ({ whole }: Flight): boolean => whole;
const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/**
 * An answer in one piece: one that is sent as it is made fails in the adapter, which then writes what it should not.
 * What the page shows of secrets takes its place now; the adapter sends these very bytes.
 */
const inOnePiece = async (response: Response, placed: Placed | undefined): Promise<Response> => {
  if (!response.body) return response;
  const page = new Uint8Array(await response.arrayBuffer());
  // Made of a response, the adapter would have it copied.
  const { status, headers } = response;
  return new Response(!placed || placed.isEmpty ? page : placed.into(page), { status, headers });
};

const nothing = Buffer.alloc(0);
const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0] ?? '';

/** What stands between the network and the application: nothing half sent, and no more than there is room for, passes. */
export class Listener {
  readonly #requests = new FairShare<Flight>(requests.inAll, isSpared);
  readonly #bytes = new FairShare<Flight>(bodyBytes.inAll, isSpared);
  readonly #arrivals = new WeakMap<object, Arrival>();
  readonly #secretBodies = new WeakMap<object, Buffer>();
  readonly #answering = new Map<object, ServerResponse>();
  readonly #headers: [string, string][];
  readonly #answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<unknown>;
  #closing = false;

  constructor(
    app: App,
    readonly origin: string,
    readonly sources: Sources,
  ) {
    this.#headers = Object.entries(headerSet(origin));
    this.#answer = getRequestListener(
      async (request, { incoming }) => {
        const arrival = this.#arrivals.get(incoming);
        return inOnePiece(await app.fetch(request, arrival ? arrivedAs(arrival) : {}), arrival?.placed);
      },
      { hostname: 'localhost', overrideGlobalObjects: true },
    );
  }

  /** From now on every answer is the last on its connection, those that are being made too. */
  close(): void {
    this.#closing = true;
    for (const outgoing of this.#answering.values()) this.#last(outgoing);
  }

  /** Is an answer being made for this socket? Then nothing else may be written to it. */
  answerOn(socket: object): ServerResponse | null {
    return this.#answering.get(socket) ?? null;
  }

  /** Answers without the application, and with the same headers (C25). */
  bare(outgoing: ServerResponse, status: 400 | 417): void {
    this.#prepare(outgoing);
    this.#last(outgoing);
    outgoing.writeHead(status, { 'Content-Length': 0 }).end();
  }

  async take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    this.#prepare(outgoing);
    if (!isForPage(incoming)) return this.bare(outgoing, 400);
    const source = this.sources.of(incoming.socket.remoteAddress, incoming.headers);
    const flight: Flight = { whole: false, turnAway: () => undefined };
    outgoing.once('close', () => {
      this.#requests.release(flight);
      this.#bytes.release(flight);
    });
    const full = this.#enter(flight, source);
    // What has no body is here as a whole already, before anything else is read from its connection.
    const turnedAway =
      full ?? (isRead(incoming) ? null : await this.#takeBody(incoming, outgoing, flight, source));
    if (turnedAway === 'gone') return;
    flight.whole = true;
    if (turnedAway) this.#last(outgoing);
    const secretBody = turnedAway === null ? (this.#secretBodies.get(incoming) ?? null) : null;
    const placed = new Placed();
    this.#arrivals.set(incoming, { source, turnedAway, secretBody, placed });
    const { socket } = incoming;
    this.#answering.set(socket, outgoing);
    outgoing.once('close', () => {
      if (this.#answering.get(socket) === outgoing) this.#answering.delete(socket);
      placed.forget();
    });
    try {
      if (!outgoing.destroyed) await this.#answer(incoming, outgoing);
    } finally {
      secretBody?.fill(0);
    }
  }

  #enter(flight: Flight, source: Source): 'busy' | null {
    const others = this.#requests.hold(flight, shareOf(source, requests));
    for (const other of others) other.turnAway();
    return others.includes(flight) ? 'busy' : null;
  }

  /** Waits until the body is here, or is turned away; whoever goes away meanwhile asked for nothing. */
  async #takeBody(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    flight: Flight,
    source: Source,
  ): Promise<Arrival['turnedAway'] | 'gone'> {
    const path = pathOf(incoming);
    const limit = limitOfPath(path);
    const share = shareOf(source, bodyBytes);
    const goOn = (): void => void (incoming.headers.expect && outgoing.writeContinue());
    const taken = await takeBody(incoming, { limit, flight, inFlight: this.#bytes, share, goOn });
    if (taken === 'gone') return taken;
    const body = 'body' in taken ? taken.body : nothing;
    // Secrets go beside the request: what reads its body makes text of it.
    const isSecret = isSecretPath(path);
    if (isSecret) this.#secretBodies.set(incoming, body);
    Object.assign(incoming, { rawBody: isSecret ? nothing : body });
    return 'body' in taken ? null : taken.turnedAway;
  }

  #prepare(outgoing: ServerResponse): void {
    for (const [name, value] of this.#headers) outgoing.setHeader(name, value);
    if (this.#closing) this.#last(outgoing);
  }

  #last(outgoing: ServerResponse): void {
    if (!outgoing.headersSent) outgoing.setHeader('Connection', 'close');
  }
}
