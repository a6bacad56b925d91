import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathsOf, type RouteName, routes } from '../../src/routes.ts';
import { translator, type WordKey } from '../../src/web/words/translate.ts';
import { Cast } from '../pages/cast.ts';
import type { Page } from '../support/page.ts';
import type { Visitor } from '../support/visitor.ts';

/** Stewards of both sides, somebody who is none, an ally's, and the host. */
const people = ['Amani', 'Helen', 'Zuri', 'Robin', 'Wren', 'Mali', 'Timur', 'Aigul'];
const mostPages = 60;

/** Sentences that say what is waited for, and name nothing that she could do: they alone may stand without a link. */
const waits: readonly WordKey[] = [
  'engagement.next.wait',
  'partnership.decision.nextOthers',
  'partnership.decision.nextWaiting',
  'partnership.decision.nextCommunity',
  'partnership.decision.nextStewards',
  'partnership.decision.nextObjectionStewards',
  'partnership.decision.objected',
  'partnership.decision.objectedOwn',
  'partnership.page.next.review',
  'statement.final.wait.final',
  'statement.final.wait.answers',
  'statement.final.wait.agreement',
  'publicPages.procedure.next',
  'published.page.paper',
];
/** Pages that a step leads to for reading: nothing is sent from them, or only by some. */
const read: readonly RouteName[] = [
  'result',
  'after',
  'wording',
  'partnership',
  'home',
  'publicExternalText',
  'procedure',
  // Money goes outside; whoever is paid says here that it came.
  'payments',
  'style',
];

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.open();
}, 400_000);
afterAll(() => cast.net.close());

type Step = { text: string; href: string | null };

const stepOn = ({ html }: Page): Step | null => {
  const [, step] = /<aside class="next"[^>]*>([\s\S]*?)<\/aside>/.exec(html) ?? [];
  if (step === undefined) return null;
  const text = step
    .replace(/<a [\s\S]*?<\/a>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^ ?Next step /, '')
    .trim();
  return { text, href: /<a [^>]*href="([^"]*)"/.exec(step)?.[1]?.replaceAll('&amp;', '&') ?? null };
};

/** What stands inside the element of that id; null where the page has none. */
const inside = (html: string, id: string): string | null => {
  const [opening, tag] = new RegExp(`<([a-z0-9]+)\\b[^>]*\\bid="${id}"[^>]*>`).exec(html) ?? [];
  if (opening === undefined || tag === undefined) return null;
  const start = html.indexOf(opening);
  if (/^h\d$/.test(tag)) return html.slice(start, html.indexOf('</section>', start));
  let depth = 0;
  for (const { 0: one, index } of html.slice(start).matchAll(new RegExp(`<(/?)${tag}\\b[^>]*>`, 'g'))) {
    depth += one.startsWith('</') ? -1 : 1;
    if (depth === 0) return html.slice(start, start + index);
  }
  return null;
};

const offersSomething = (html: string): boolean => /<form\b|<a [^>]*href="[^#]/.test(html);
/** The page without its own next step: what else can be sent or followed there. */
const mainOf = ({ html }: Page): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replace(/<aside class="next"[\s\S]*?<\/aside>/, '');
const canAct = (page: Page): boolean => /<form\b|<a class="button|<a [^>]*href="[^"]*\?/.test(mainOf(page));
const isRead = (path: string): boolean =>
  read.some((name) => pathsOf(routes[name]).test(path.split('?')[0] ?? ''));

const says = (text: string, key: WordKey): boolean => {
  const words = translator('en')(key).split(/\{\{\w+\}\}/);
  let from = 0;
  return words.every((part) => {
    const at = text.indexOf(part.trim(), from);
    from = at + part.length;
    return at >= 0;
  });
};

/** Why the step on this page is none that she could take; null where it is fine. */
const wrongWith = async (who: Visitor, page: Page, { text, href }: Step): Promise<string | null> => {
  const isWait = waits.some((key) => says(text, key));
  if (href === null) return isWait ? null : 'an act without a link';
  if (href.startsWith('#')) {
    const part = inside(page.html, href.slice(1));
    if (part === null) return `${href} is not on the page`;
    return offersSomething(part) ? null : `${href} offers nothing`;
  }
  const path = href.replace(cast.net.origin, '');
  const there = await who.get(path);
  if (there.status !== 200) return `${path} answers ${there.status}`;
  return isWait || isRead(path) || canAct(there) ? null : `nothing can be done at ${path}`;
};

const pageLinks = ({ links }: Page): string[] =>
  links
    .map((link) => link.split('#')[0] ?? '')
    .filter(
      (link) => link.startsWith('/') && !/\.(ics|json|pdf|css|svg|txt|docx|csv)|leave|language/.test(link),
    );

test.each(people)(
  'every next step that %s reads can be taken by her',
  async (name) => {
    const who = await cast.as(name);
    const wanted = [
      routes.home.url(),
      routes.partnerships.url(),
      routes.engagements.url(),
      routes.statements.url(),
    ];
    const wrong: string[] = [];
    for (let index = 0; index < Math.min(wanted.length, mostPages); index += 1) {
      const path = wanted[index] ?? '';
      const page = await who.get(path);
      if (page.status !== 200) continue;
      wanted.push(
        ...pageLinks(page).filter((link, at, all) => all.indexOf(link) === at && !wanted.includes(link)),
      );
      const step = stepOn(page);
      const trouble = step && (await wrongWith(who, page, step));
      if (step && trouble) wrong.push(`${path}: “${step.text}”: ${trouble}`);
    }
    expect(wrong).toEqual([]);
  },
  240_000,
);
