import { pathsOf, type Route, routes } from '../../../src/routes.ts';
import type { Visitor } from '../../support/visitor.ts';
import { plain } from './bodies.ts';

/** A form that stands on a page of hers, at its real address, with what it would send as it stands. */
export type OwnForm = { by: Visitor; route: Route; path: string; fields: readonly [string, string][] };

const posts = Object.values<Route>(routes).filter(({ method }) => method === 'POST');
const gets = Object.values<Route>(routes).filter(({ method }) => method === 'GET');
const routeOf = (among: readonly Route[], path: string): Route | undefined =>
  among.find((route) => pathsOf(route).test(path.split(/[?#]/)[0] ?? ''));

/** Of pages of one kind that she can reach, as many as this are looked at. */
const ofOneKind = 4;

/** Follows every link from her home page, and gives one form of each kind that she may send. */
export const ownForms = async (by: Visitor): Promise<OwnForm[]> => {
  const found = new Map<string, OwnForm>();
  const looked = new Map<string, number>();
  const seen = new Set<string>();
  const left: string[] = [routes.home.url()];
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    const page = await by.follow(await by.get(next));
    for (const path of page.actions) {
      const route = routeOf(posts, path);
      if (route && !found.has(route.pattern))
        found.set(route.pattern, { by, route, path, fields: page.form(path) });
    }
    for (const link of page.links) {
      const kind = routeOf(gets, link)?.pattern;
      const times = looked.get(kind ?? '') ?? 0;
      if (kind === undefined || seen.has(link) || times >= ofOneKind) continue;
      seen.add(link);
      looked.set(kind, times + 1);
      left.push(link);
    }
  }
  return [...found.values()];
};

/** What every form carries, and what is chosen rather than written. */
const isFree = ([name, value]: readonly [string, string]): boolean =>
  !['token', 'act', 'do', 'base', 'version'].includes(name) && !/^[\w-]{16,}$/.test(value);

/** As many signs as fit into all its free fields together, below the limit of a form. */
const most = 240_000;
const filling = {
  'a list without an end': 'prostitutes, migrants and drug addicts, ',
  'sentences in which much is named':
    'They say sex work is violence. “Women, men and others” are not asked. ',
  blanks: ' \n\t',
  'line after line': '- a\n',
} as const;

const full = ({ fields }: OwnForm, text: string): string => {
  const free = fields.filter(isFree);
  const each = Math.floor(most / 3 / Math.max(1, free.length) / text.length);
  const kept = fields.filter((field) => !isFree(field) && !['token', 'act'].includes(field[0]));
  return new URLSearchParams([
    ...kept,
    ...free.map(([name, value]): [string, string] => [name, `${value} ${text.repeat(each)}`]),
  ]).toString();
};

const asItStands = ({ fields }: OwnForm): string =>
  new URLSearchParams(fields.filter(([name]) => name !== 'token' && name !== 'act')).toString();

const seats = Array.from({ length: 7000 }, (_, index) => `seat-${index + 1}-role=speaker`).join('&');

/** Each of these forms with everything that its owner could write into it. What ends an account comes last. */
export const ownAttacks = (forms: readonly OwnForm[]) =>
  forms
    .toSorted((one, other) => Number(one.route.secret) - Number(other.route.secret))
    .flatMap((form) =>
      [
        ...Object.entries(filling).map(([name, text]) => ({ name, body: full(form, text) })),
        { name: 'seven thousand seats', body: `${asItStands(form)}&${seats}` },
      ].map(({ name, body }) => ({
        name: `${form.route.pattern}: ${name}`,
        by: form.by,
        path: form.path,
        body: plain(body),
      })),
    );
