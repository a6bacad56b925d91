import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../src/app.ts';
import { routes } from '../src/routes.ts';
import type { Deps } from '../src/web/deps.ts';

export const origin = 'http://localhost:8080';
export type App = ReturnType<typeof createApp>;
export type Fields = Record<string, string>;

/** Somebody with a browser: the pages she asks for carry her cookie, and her forms what a form must. */
export class Visitor {
  cookie = '';
  constructor(
    readonly app: App,
    readonly language = 'en',
  ) {}

  async get(path: string): Promise<Response> {
    const headers = { 'accept-language': this.language, ...(this.cookie ? { cookie: this.cookie } : {}) };
    return this.#kept(await this.app.request(origin + path, { headers }));
  }

  async send(path: string, fields: Fields): Promise<Response> {
    const html = await (await this.get(routes.principles.url())).text();
    const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const act = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'accept-language': this.language,
      'sec-fetch-site': 'same-origin',
      origin,
      cookie: this.cookie,
    };
    const body = new URLSearchParams({ token, act, ...fields }).toString();
    return this.#kept(await this.app.request(origin + path, { method: 'POST', headers, body }));
  }

  #kept(answer: Response): Response {
    const [cookie] = answer.headers.get('set-cookie')?.split(';') ?? [];
    if (cookie) this.cookie = cookie;
    return answer;
  }
}

/** One of the example's people, as its list of them has her: `organisation · role · name · words`. */
export const signedIn = async (
  visitor: Visitor,
  people: readonly string[],
  who: string,
): Promise<Visitor> => {
  const found = people.map((line) => line.split(' · ')).find((line) => line.join(' · ').startsWith(who));
  const [, , , words = ''] = found ?? [];
  const answer = await visitor.send(routes.signInNow.url(), { words });
  if (answer.status !== 303) throw new Error(`${who} could not sign in: ${answer.status}`);
  return visitor;
};

export type Served = { app: App; url: string; took: number[]; close: () => Promise<void> };

/** The application behind a real socket; `took` is the server's own time for each request, in milliseconds. */
export const serve = async (deps: Deps): Promise<Served> => {
  const app = createApp(deps);
  const server: Server = createServer(getRequestListener(app.fetch));
  const took: number[] = [];
  server.prependListener('request', (_, response) => {
    const start = performance.now();
    response.once('finish', () => void took.push(performance.now() - start));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { app, url: `http://localhost:${port}`, took, close };
};
