import { createApp } from '../../src/app.ts';
import { keepLoginSalt } from '../../src/database/setUp.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { organisationId, personId } from '../../src/kernel/ids.ts';
import { routes } from '../../src/routes.ts';
import { answerHere } from '../../src/secrets/answer.ts';
import { SignInDelays } from '../../src/session/delays.ts';
import { handleOf } from '../../src/vault/codes/credential.ts';
import { currentCost, newSalt } from '../../src/vault/codes/passphrase.ts';
import { generatePassphrase } from '../../src/vault/codes/words.ts';
import { newToken, tokenHash } from '../../src/vault/link.ts';
import { Turnstile } from '../../src/vault/turnstile.ts';
import type { Deps } from '../../src/web/deps.ts';
import type { Trouble } from '../../src/web/report.ts';
import { wordsReady } from '../../src/web/words/translate.ts';
import { testDatabase, testPepper } from './database.ts';
import type { Page } from './page.ts';
import { type Ask, Visitor } from './visitor.ts';
import { workHere } from './work.ts';

export const testPassphrase = 'a lantern for every window';
const usual = 'http://localhost:8080';

/** Time stands still until a test moves it; waiting takes no time. */
export class FakeClock implements Clock {
  #now: Temporal.Instant;

  constructor(start: string) {
    this.#now = Temporal.Instant.from(start);
  }

  now = (): Temporal.Instant => this.#now;
  /** A test may set another, to look on or to step in while somebody waits. */
  sleep: Clock['sleep'] = () => Promise.resolve();

  /** Moves time on: `{ minutes: 21 }`, or `{ days: 366 }`. Sessions end on the way, as they would. */
  pass({ days = 0, ...rest }: { days?: number; hours?: number; minutes?: number }): void {
    this.#now = this.#now.add({ hours: days * 24 + (rest.hours ?? 0), minutes: rest.minutes ?? 0 });
  }
}

/** What a form says of somebody who brings her own passphrase, and the handle that she then has. */
export const ownPassphrase = (own: string) => {
  const words = generatePassphrase();
  return { fields: { choice: 'own', words, own }, handle: handleOf(words) };
};

export type Who = { name: string; passphrase?: string; organisation?: string };

/** Somebody who signed up through the real pages, and what she would keep on paper. */
export class Person extends Visitor {
  name = '';
  /** Her own passphrase; or the seven words, where she has no handle. */
  passphrase = testPassphrase;
  /** The four words that go with a passphrase of her own. */
  handle = '';
  recoveryCode = '';

  constructor(ask: Ask, origin = usual) {
    super(ask, origin);
  }

  /** Her organisation, as the address of her pages names it. */
  organisation = organisationId.parse('00000000-0000-4000-8000-000000000000');

  /** Her own id, which no page shows her. */
  id = personId.parse('00000000-0000-4000-8000-000000000000');

  /** Makes the recovery code, and looks at it. */
  async makeCode(): Promise<void> {
    await this.get(routes.account.url());
    const shown = await this.submit(routes.newRecoveryCode.url(), { passphrase: this.passphrase });
    this.recoveryCode = shown.codes[0] ?? '';
  }

  /** Makes the recovery code and confirms it: before that no other page opens (C11). */
  async keepCode(): Promise<Page> {
    await this.makeCode();
    return this.submit(routes.confirmRecoveryCode.url(), { code: this.recoveryCode });
  }

  /** What she types to sign in. */
  typed(passphrase = this.passphrase): Record<'words' | 'handle' | 'own', string> {
    const { handle } = this;
    return handle ? { words: '', handle, own: passphrase } : { words: passphrase, handle: '', own: '' };
  }

  /** The handle that a page offers, for her own passphrase. */
  takeHandle(action: string): Record<'words' | 'choice', string> {
    const words = this.page.form(action).find(([name]) => name === 'words')?.[1] ?? '';
    this.handle = handleOf(words);
    return { words, choice: 'own' };
  }

  /** In a browser that remembers nothing of her. */
  async signIn(passphrase = this.passphrase): Promise<Page> {
    this.cookie = null;
    await this.get(routes.signIn.url());
    return this.submit(routes.signInNow.url(), this.typed(passphrase));
  }

  /** Follows a one-time link to a new account, and stops there: her recovery code is not kept yet. */
  async arrive(link: string, { name, passphrase = testPassphrase, organisation }: Who): Promise<void> {
    await this.get(link);
    this.name = name;
    this.passphrase = passphrase;
    const action = link.replace(this.origin, '');
    const answer = await this.submit(action, {
      name,
      ...this.takeHandle(action),
      own: passphrase,
      ...(organisation ? { organisation } : {}),
    });
    if (!answer.offers(routes.newRecoveryCode.url())) throw new Error(`no sign-up: ${answer.text}`);
  }

  /** Follows a one-time link to its end: a new account, in the link's organisation or in one that she founds. */
  async signUp(link: string, who: Who): Promise<void> {
    await this.arrive(link, who);
    const home = await this.keepCode();
    this.organisation = organisationId.parse(/\/organisations\/([0-9a-f-]{36})/.exec(home.html)?.[1]);
  }

  /** Makes a one-time link as a steward: `{ kind: 'organisation', organisationKind: 'ally' }`. */
  async invite(fields: Record<string, string>): Promise<string> {
    await this.get(routes.invitations.url({ organisation: this.organisation }));
    const action = routes.invite.url({ organisation: this.organisation });
    const page = await this.submit(action, fields, { kind: fields.kind ?? 'person' });
    const link = page.codes[0];
    if (!link) throw new Error(`no link: ${page.text}`);
    return link;
  }
}

export type Network = Awaited<ReturnType<typeof network>>;
/** A network whose people went home: of whom copies are made. */
export type Resting = Pick<Network, 'deps' | 'clock' | 'origin' | 'troubles' | 'rest'>;

/** What the application is given besides a database: nobody has waited yet, and nothing is broken. */
export const around = (database: Deps['database'], { start, origin }: { start: string; origin: string }) => {
  const clock = new FakeClock(start);
  const troubles: Trouble[] = [];
  const deps: Deps = {
    database,
    clock,
    pepper: testPepper,
    origin,
    leaveTo: 'https://www.wikipedia.org/',
    turnstile: new Turnstile(),
    work: workHere,
    secrets: answerHere,
    delays: new SignInDelays(clock),
    report: (trouble) => void troubles.push(trouble),
  };
  return { clock, troubles, deps };
};

/** The same for one more file of tests: what breaks there, and how late it gets, is nothing to the others. */
export const restingAgain = ({ deps, clock, origin, troubles, rest }: Resting): Resting => {
  const anew = around(deps.database, { start: clock.now().toString(), origin });
  anew.troubles.push(...troubles);
  return { ...anew, origin, rest };
};

/** `copyOf`: the name of a database at rest, to begin with all that is in it. */
type Wanted = { start?: string; origin?: string; copyOf?: string };

/**
 * The whole application on a fresh database, and people who use it through its own pages: real keys, real Argon2, real
 * row-level security; only the clock is fake. `close` it when the file is done.
 *
 *     const net = await network();
 *     const host = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
 *     const link = await host.invite({ kind: 'organisation', organisationKind: 'ally' });
 *     const ally = await net.signUp(link, { name: 'Bo', organisation: 'Northern Fund' });
 *     const page = await ally.get(routes.home.url());
 */
export const network = async ({ start = '2026-11-24T09:00:00Z', origin = usual, copyOf }: Wanted = {}) => {
  await wordsReady;
  const { database, owner, targets, name, rest, drop } = await testDatabase(copyOf ? { copyOf } : {});
  const { clock, troubles, deps } = around(database, { start, origin });
  const app = createApp(deps);
  const ask: Ask = async (path, init) => app.request(origin + path, init);

  const setUpToken = newToken();
  await keepLoginSalt(targets.owner, { salt: newSalt(), ...currentCost });
  if (!copyOf)
    await owner.query(
      'insert into installation (set_up_hash) values ($1) on conflict (one) do update set set_up_hash = excluded.set_up_hash',
      [tokenHash(setUpToken)],
    );
  const everyone = async (): Promise<string[]> =>
    (await owner.query('select id from person')).rows.map((row) => row.id);
  const signUp = async (link: string, who: Who, { keepsCode = true } = {}): Promise<Person> => {
    const before = await everyone();
    const person = new Person(ask, origin);
    await (keepsCode ? person.signUp(link, who) : person.arrive(link, who));
    person.id = personId.parse((await everyone()).find((id) => !before.includes(id)));
    return person;
  };

  return {
    app,
    deps,
    clock,
    owner,
    targets,
    origin,
    /** What the application reported as broken: empty, unless a test breaks something. */
    troubles,
    /** Somebody without an account. */
    stranger: () => new Visitor(ask, origin),
    /** A person whose browser is new, to sign in again. */
    elsewhere: (person: Person): Person =>
      Object.assign(new Person(ask, origin), {
        name: person.name,
        passphrase: person.passphrase,
        handle: person.handle,
        organisation: person.organisation,
        id: person.id,
      }),
    setUpLink: origin + routes.setUp.url({ token: setUpToken.toString('base64url') }),
    /** The hosting network and its first steward. */
    setUp: (who: Who & { organisation: string }) =>
      signUp(origin + routes.setUp.url({ token: setUpToken.toString('base64url') }), who),
    signUp,
    /** A new organisation that `inviter` lets in, with its first steward. */
    found: async (
      inviter: Person,
      organisationKind: 'community-led' | 'ally',
      who: Who & { organisation: string },
    ) => signUp(await inviter.invite({ kind: 'organisation', organisationKind }), who),
    /** Somebody who joins the steward's own organisation. */
    join: async (steward: Person, role: 'steward' | 'member', who: Who) =>
      signUp(await steward.invite({ kind: 'person', role }), who),
    /** Everybody goes home; the database's name is given, for copies of it. */
    rest: async (): Promise<string> => {
      await rest();
      return name;
    },
    close: drop,
  };
};
