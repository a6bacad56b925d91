import { randomBytes } from 'node:crypto';
import { type Fields, Page } from './page.ts';

export type Ask = (path: string, init: RequestInit) => Promise<Response>;
export type Sending = {
  /** The act token: send the same one twice to be a double click (C48). */
  act?: string;
  /** Another form token than the visitor's own, or none. */
  token?: string | null;
  headers?: Record<string, string>;
};

const newSubmission = (): string => randomBytes(24).toString('base64url');

/** A browser without scripting: one cookie jar, the page it looks at, links and forms. Redirects are shown, not followed. */
export class Visitor {
  cookie: string | null = null;
  /** The last page that was read. */
  page = new Page(0, new Headers(), '');
  #token: string | null = null;

  constructor(
    readonly ask: Ask,
    readonly origin: string,
  ) {}

  get(url: string): Promise<Page> {
    return this.#send(url, { method: 'GET' });
  }

  /** Posts these fields, with the visitor's own form token and a fresh act, whether or not a page offers such a form. */
  async post(url: string, fields: Fields = {}, sending: Sending = {}): Promise<Page> {
    const body = new URLSearchParams();
    const token = sending.token === undefined ? await this.#ownToken() : sending.token;
    if (token !== null) body.set('token', token);
    body.set('act', sending.act ?? newSubmission());
    this.#fill(body, fields);
    return this.#submit(url, body, sending.headers);
  }

  /**
   * Fills in and sends a form that is on the page she looks at, then follows where it leads. Fields that are not given
   * go as they stand; `null` leaves a field out. Fails when the page has no such form.
   */
  async submit(
    url: string,
    fields: Record<string, string | readonly string[] | null> = {},
    holding: Fields = {},
  ): Promise<Page> {
    const body = new URLSearchParams(this.page.form(url, holding));
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name);
      if (value !== null) this.#fill(body, { [name]: value });
    }
    return this.follow(await this.#submit(url, body));
  }

  /** Goes where a redirect leads, until there is a page. */
  async follow(page: Page): Promise<Page> {
    let at = page;
    for (let hops = 0; at.location !== null && hops < 5; hops += 1) at = await this.get(at.location);
    return at;
  }

  #fill(body: URLSearchParams, fields: Fields): void {
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    }
  }

  async #ownToken(): Promise<string | null> {
    if (this.#token === null) await this.get('/sign-in').then((page) => this.follow(page));
    return this.#token;
  }

  #submit(url: string, body: URLSearchParams, headers: Record<string, string> = {}): Promise<Page> {
    return this.#send(url, {
      method: 'POST',
      body: body.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: this.origin,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });
  }

  async #send(url: string, init: RequestInit): Promise<Page> {
    const path = url.startsWith(this.origin) ? url.slice(this.origin.length) : url;
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    const response = await this.ask(path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      // A new secret has new form tokens; a dropped cookie has none.
      if (set.split(';')[0] !== this.cookie) this.#token = null;
      this.cookie = set.includes('Max-Age=0') ? null : (set.split(';')[0] ?? null);
    }
    const page = new Page(response.status, response.headers, await response.text());
    if (page.openSecrets.length > 0)
      throw new Error(`a secret is sent where it is read: ${page.openSecrets.join(' ')}`);
    this.#token = page.token ?? this.#token;
    if (page.html !== '') this.page = page;
    return page;
  }
}
