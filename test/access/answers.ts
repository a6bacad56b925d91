import en from '../../locales/en.json' with { type: 'json' };
import { type RouteName, routes } from '../../src/routes.ts';
import type { Page } from '../support/page.ts';

const sentences = {
  ...en.refusal,
  alreadyIn: en.identity.alreadyIn.text,
  lastStewardErases: en.refusal.lastSteward,
} as const;
export type Reason = keyof typeof sentences;
const all = new Map<string, string>(Object.entries(sentences));

/**
 * What the software says to one kind of person at one address.
 * - `sees`: the page or file. Nothing changes.
 * - `acts`: done, and something is not as it was.
 * - `hidden`: the same answer, byte for byte, as where there is nothing (C16).
 * - `to …`: led to another page; nothing changes.
 * - `no …`: refused, with this reason on the page; nothing changes.
 */
export type Answer = 'sees' | 'acts' | 'hidden' | `to ${RouteName}` | `no ${Reason}`;

const plain = (text: string): string => text.replace(/&#39;/g, "'");
const partsOf = (html: string, tag: string, kind: string): string[] =>
  [...html.matchAll(new RegExp(`<${tag} class="${kind}"[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
    ([, part = '']) => plain(part.replace(/<[^>]+>/g, ' ')),
  );

/** Where a refusal stands on a page: a notice, the list of what needs mending, a button that cannot be pressed. */
const refusalsOn = ({ html }: Page): string =>
  [
    ...partsOf(html, 'div', 'notice stop'),
    ...partsOf(html, 'section', 'problems'),
    ...partsOf(html, 'div', 'refused'),
    ...partsOf(html, 'div', 'lead'),
  ].join(' ');

const says = (page: Page, reason: Reason): boolean => {
  const pieces = (all.get(reason) ?? 'no such reason').split(/\{\{\w+\}\}/);
  const refusals = refusalsOn(page);
  return pieces.every((piece) => refusals.includes(piece.trim()));
};

const isReason = (key: string): key is Reason => all.has(key);
const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

/** Which page an address leads to, by its pattern. */
const routeAt = (location: string): string => {
  const { pathname } = new URL(location, 'http://localhost');
  const found = Object.entries(routes).find(
    ([, { method, pattern }]) =>
      method === 'GET' && new RegExp(`^${pattern.replace(/:\w+/g, '[\\w.-]+')}$`).test(pathname),
  );
  return found && isRoute(found[0]) ? `to ${found[0]}` : `to ${location}`;
};

const refusal = (page: Page, declared: Answer): string => {
  const [, expected = ''] = declared.split('no ');
  if (isReason(expected) && says(page, expected)) return declared;
  const found = [...all.keys()].find((key) => isReason(key) && says(page, key));
  return found ? `no ${found}` : `${page.status}: ${refusalsOn(page).slice(0, 120)}`;
};

/** What came back, in the words of the table. `changed`: is anything not as it was, here or in her browser? */
export const answerOf = (page: Page, declared: Answer, changed: boolean): string => {
  if (page.status === 404) return 'hidden';
  if ([403, 409, 422].includes(page.status)) return refusal(page, declared);
  if (changed && [200, 303].includes(page.status)) return 'acts';
  if (page.status === 303) return routeAt(page.location ?? '');
  return page.status === 200 ? 'sees' : String(page.status);
};
