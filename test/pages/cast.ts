import { seedExample } from '../../src/example/seed.ts';
import { routes } from '../../src/routes.ts';
import { serveNetwork } from '../support/browser.ts';
import type { Page } from '../support/page.ts';
import { type Network, network } from '../support/people.ts';
import { Visitor } from '../support/visitor.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The ids that a page's links name, in their order: `idsIn(page, 'partnerships')`. */
export const idsIn = (page: Page, kind: string): string[] => [
  ...new Set([...page.html.matchAll(new RegExp(`/${kind}/(${uuid})`, 'g'))].map(([, id = '']) => id)),
];

export const firstId = (page: Page, kind: string): string => {
  const [id] = idsIn(page, kind);
  if (!id) throw new Error(`no ${kind} on this page: ${page.text.slice(0, 200)}`);
  return id;
};

type Seeded = { database: string; passphrases: ReadonlyMap<string, string> };

const seed = async (): Promise<Seeded> => {
  const net = await network();
  const token = Buffer.from(net.setUpLink.split('/').at(-1) ?? '', 'base64url');
  const people = (await seedExample({ deps: net.deps, setUpToken: token })).map((line) => {
    const [, , name = '', passphrase = ''] = line.split(' · ');
    return [name, passphrase] as const;
  });
  return { database: await net.rest(), passphrases: new Map(people) };
};

/** Made once in each process: every file of tests works on a copy. */
let seeded: Promise<Seeded> | null = null;

/** The example network behind a real socket, and its people, who sign in the first time they are asked for. */
export class Cast {
  readonly #people = new Map<string, Visitor>();

  private constructor(
    readonly net: Network,
    private readonly passphrases: ReadonlyMap<string, string>,
  ) {}

  static async open(): Promise<Cast> {
    seeded ??= seed();
    const { database, passphrases } = await seeded;
    return new Cast(await serveNetwork({ copyOf: database }), passphrases);
  }

  passphraseOf(name: string): string {
    return this.passphrases.get(name) ?? '';
  }

  get names(): string[] {
    return [...this.passphrases.keys()];
  }

  /** Somebody's own browser, without a socket: for what has to have happened before the pages are looked at. */
  async as(name: string): Promise<Visitor> {
    const there = this.#people.get(name) ?? (await this.signIn(name));
    this.#people.set(name, there);
    return there;
  }

  /** In one more browser of hers. */
  async signIn(name: string): Promise<Visitor> {
    const { app, origin } = this.net;
    const visitor = new Visitor(async (path, init) => app.request(origin + path, init), origin);
    await visitor.get(routes.signIn.url());
    await visitor.submit(routes.signInNow.url(), { words: this.passphraseOf(name) });
    if (visitor.page.offers(routes.signInNow.url())) throw new Error(`${name} was not let in`);
    return visitor;
  }

  async organisationOf(name: string): Promise<string> {
    return firstId(await (await this.as(name)).get(routes.home.url()), 'organisations');
  }

  /** A one-time link that somebody makes, as she would copy it. */
  async link(by: string, fields: Record<string, string>): Promise<string> {
    const visitor = await this.as(by);
    const at = { organisation: await this.organisationOf(by) };
    await visitor.get(routes.invitations.url(at));
    const { codes } = await visitor.submit(routes.invite.url(at), fields, { kind: fields.kind ?? '' });
    const [link] = codes;
    if (!link) throw new Error(`${by} made no link`);
    return link.replace(this.net.origin, '');
  }
}
