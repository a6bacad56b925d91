import type { Hono } from 'hono';
import { createApp } from '../../src/app.ts';
import { renewSetUpLink } from '../../src/database/setUp.ts';
import { SignInDelays } from '../../src/identity/delays.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { routes } from '../../src/routes.ts';
import { newToken, tokenHash } from '../../src/vault/link.ts';
import { Turnstile } from '../../src/vault/turnstile.ts';
import type { Deps } from '../../src/web/deps.ts';
import type { Trouble } from '../../src/web/report.ts';
import { wordsReady } from '../../src/web/words.ts';
import { type TestDatabase, testDatabase, testPepper } from './database.ts';

export const origin = 'http://localhost:8080';
export const ownPassphrase = 'lanterns over the quiet harbour at dawn';

/** A clock that stands still until a test moves it; sleeping takes no time and is written down. */
export class FakeClock implements Clock {
  slept: number[] = [];
  constructor(private at = Temporal.Instant.from('2026-11-23T10:00:00Z')) {}
  now = (): Temporal.Instant => this.at;
  sleep = async (milliseconds: number): Promise<void> => void this.slept.push(milliseconds);
  pass(duration: { days?: number; hours?: number; minutes?: number }): void {
    const { days = 0, hours = 0, minutes = 0 } = duration;
    this.at = this.at.add({ hours: hours + 24 * days, minutes });
  }
}

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

export type Page = { status: number; html: string; location: string | null; headers: Headers };
type Fields = Record<string, string | string[]>;

/** One browser: a cookie jar, and forms filled in the way a person does, from the page they stand on. */
export class Visitor {
  cookie = '';
  constructor(
    readonly app: Hono,
    readonly name = '',
  ) {}

  async #answer(response: Response): Promise<Page> {
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  }

  async get(url: string): Promise<Page> {
    return this.#answer(await this.app.request(url, { headers: this.cookie ? { cookie: this.cookie } : {} }));
  }

  /** Sends a form as it would arrive; headers may be overridden to play somebody else's page. */
  async post(url: string, fields: Fields, headers: Record<string, string> = {}): Promise<Page> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one);
    return this.#answer(
      await this.app.request(url, {
        method: 'POST',
        body: body.toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin,
          'sec-fetch-site': 'same-origin',
          cookie: this.cookie,
          ...headers,
        },
      }),
    );
  }

  /** A token of this visit, and an act that was never used. */
  async tokens(from: string = routes.principles.url()): Promise<{ token: string; act: string }> {
    const { html } = await this.get(from);
    return {
      token: hidden(html, 'token'),
      act: Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url'),
    };
  }

  async send(url: string, fields: Fields = {}): Promise<Page> {
    return this.post(url, { ...(await this.tokens()), ...fields });
  }

  /** Signs up by a one-time link, prints the recovery code and confirms it. */
  async signUp(link: string, more: Fields = {}): Promise<{ code: string }> {
    const path = new URL(link, origin).pathname;
    const { html } = await this.get(path);
    const joined = await this.send(path, {
      name: this.name,
      choice: 'own',
      words: hidden(html, 'words'),
      own: ownPassphrase,
      ...more,
    });
    if (joined.status !== 303) throw new Error(`sign-up answered ${joined.status}`);
    const shown = await this.send(routes.newRecoveryCode.url(), { passphrase: ownPassphrase });
    const code = /([0-9A-Z]{5}(?:-[0-9A-Z]{5}){5})/.exec(shown.html)?.[1] ?? '';
    const confirmed = await this.send(routes.confirmRecoveryCode.url(), { code });
    if (confirmed.status !== 303) throw new Error(`the code was answered with ${confirmed.status}`);
    return { code };
  }

  signIn(name = this.name, passphrase = ownPassphrase): Promise<Page> {
    return this.send(routes.signInNow.url(), { name, passphrase });
  }

  /** The id of the organisation she belongs to, as her pages link it. */
  async organisation(): Promise<string> {
    const { html } = await this.get(routes.home.url());
    return /\/organisations\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
  }

  async invite(fields: Fields): Promise<string> {
    const { html } = await this.send(routes.invite.url({ organisation: await this.organisation() }), fields);
    return /(\/join\/[\w-]{43})/.exec(html)?.[1] ?? '';
  }
}

export type Network = {
  app: Hono;
  deps: Deps;
  clock: FakeClock;
  at: TestDatabase;
  troubles: Trouble[];
  setUpLink: string;
  visitor: (name?: string) => Visitor;
  drop: () => Promise<void>;
};

/** A host that nobody has set up yet, on a database of its own. */
export const openNetwork = async (servedAt = origin): Promise<Network> => {
  await wordsReady;
  const at = await testDatabase();
  const clock = new FakeClock();
  const troubles: Trouble[] = [];
  const deps: Deps = {
    database: at.database,
    clock,
    pepper: testPepper,
    origin: servedAt,
    leaveTo: 'https://www.wikipedia.org/',
    turnstile: new Turnstile(),
    delays: new SignInDelays(clock),
    report: (trouble) => void troubles.push(trouble),
  };
  const token = newToken();
  await renewSetUpLink(at.targets.owner, tokenHash(token));
  const app = createApp(deps);
  const setUpLink = routes.setUp.url({ token: token.toString('base64url') });
  return {
    app,
    deps,
    clock,
    at,
    troubles,
    setUpLink,
    visitor: (name) => new Visitor(app, name),
    drop: at.drop,
  };
};
