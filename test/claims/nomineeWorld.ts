import { createHash, randomBytes } from 'node:crypto';
import { type RouteName, routes } from '../../src/routes.ts';
import { nowhere, type Parameters, parametersOf, send, urlOf } from '../access/asking.ts';
import type { Kind } from '../access/kinds.ts';
import type { World } from '../access/world.ts';
import type { Copy } from '../support/copies.ts';
import type { Fields, Page } from '../support/page.ts';

/**
 * What an ally can open at all, and what it might try to open. The programme first: whom it saw there, no home page
 * announces to it any more.
 */
const windows = [
  'programme',
  ...['home', 'organisations', 'partnerships', 'partnership', 'record', 'recordFile', 'engagements'],
  ...['partnershipEngagements', 'engagement', 'plan', 'planVersion', 'request'],
  ...['engagementCalendar', 'payments', 'invoice', 'paymentsFile', 'feedback', 'nominations', 'experts'],
  ...['expert', 'seat', 'ownSeat', 'ownCalendar', 'newEngagement'],
];
const looked = windows.filter((name): name is RouteName => Object.hasOwn(routes, name));

/** Every row in which a nominee, an expert or a payment stands, or what Harbour says of how it was. */
const guarded = {
  nomination: 'id',
  nominee_link: 'nomination_id',
  nominee_terms: 'nomination_id',
  nominee_answer: 'nomination_id',
  nominee_message: 'nomination_id',
  appearance: 'nomination_id',
  release: 'nomination_id',
  expert: null,
  payment: null,
  feedback: null,
} as const;

export type Known = {
  /** Codes that were ever handed out, and whose they are. */
  codes: { code: string; nomination: string }[];
  /** The one that works now, by nomination. */
  alive: Map<string, string>;
  /** What each nominee chose to be called, and what is shown of it now. */
  chosen: Map<string, string>;
  shown: Map<string, string>;
  /** What each nominee asked and was answered: hers and her organisation's to read. */
  asked: Map<string, Set<string>>;
  /** What was said to everyone. */
  told: Set<string>;
  /** Said by Harbour for itself, until it shares it. */
  kept: string[];
};

let count = 0;
export const mark = `canary${randomBytes(6).toString('hex')}`;
export const canary = (what: string): string => {
  count += 1;
  return `${mark}${what}${count}end`;
};
export const canariesIn = (text: string): Set<string> =>
  new Set(text.match(new RegExp(`${mark}\\w+?end`, 'g')) ?? []);

/** Without what is new on every page, and without how far its reader herself looked the last time. */
const bare = ({ status, html }: Page): string => {
  const alike = html
    .replace(/(name="(?:token|act)" value=")[^"]*/g, '$1')
    .replace(/It contains what you saw here on [^<]*/, 'It contains what you saw here');
  return `${status} ${alike}`;
};

/** One copy of the world, in which everybody does what they like. */
export class Stage {
  constructor(
    readonly world: World,
    readonly copy: Copy,
  ) {}

  ask(kind: Kind, name: RouteName, more: Parameters = {}, body: Fields = {}): Promise<Page> {
    const at = parametersOf(this.world, { name, kind: 'stranger', place: 'community' });
    const held = { ...at, ...this.world.engagements.main.at, ...more };
    return send(this.world, this.copy, kind, { name, url: urlOf(name, held), body });
  }

  /** All that somebody of the ally sees, wherever she looks; codes she has none of. */
  async sight(kind: Kind): Promise<Map<RouteName, string>> {
    const seen = new Map<RouteName, string>();
    for (const name of looked) {
      const { code } = nowhere('seat');
      seen.set(name, bare(await this.ask(kind, name, code ? { code } : {})).replaceAll(code ?? '', ':code'));
    }
    return seen;
  }

  /** A digest of every guarded row, but for those of one nomination. */
  async rows(but: string | null = null): Promise<Record<string, string>> {
    const digests: Record<string, string> = {};
    for (const [table, column] of Object.entries(guarded)) {
      if (but && column === null && table !== 'payment' && table !== 'expert') continue;
      // Anybody lists experts of her own: what is guarded is Harbour's.
      const own = table === 'feedback' || table === 'expert';
      const which = own ? 'where organisation_id = $1' : 'where $1::uuid is not null';
      const other = but && column ? `and ${column} <> '${but}'` : '';
      const { rows } = await this.copy.at.owner.query(
        `select t::text as row from ${table} t ${which} ${other} order by 1`,
        [this.world.organisations.harbour],
      );
      digests[table] = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    }
    return digests;
  }

  async ids(question: string): Promise<string[]> {
    return (await this.copy.at.owner.query(question)).rows.map(({ id }) => String(id));
  }
  nominations(): Promise<string[]> {
    const { engagement } = this.world.engagements.main.at;
    return this.ids(
      `select id from nomination where engagement_id = '${engagement}' order by seat_key, place, id`,
    );
  }
  async paid(): Promise<string> {
    return (
      await this.ids(`select id || coalesce(paid_on::text, '-') as id from payment order by id`)
    ).join();
  }
}
