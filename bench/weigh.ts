import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createApp } from '../src/app.ts';
import { routes } from '../src/routes.ts';
import { pageSheets, stylesheet } from '../src/web/pages/assets.ts';
import { languages } from '../src/web/words/translate.ts';
import type { Ground } from './ground.ts';
import { type App, signedIn, Visitor } from './visitor.ts';

/** The first round trip of a connection: ten packets, and what of them is not headers. */
export const mostBytes = 14_600;

type Bytes = { gzip: number; brotli: number };
type PageWeight = Bytes & { pattern: string; html: number };
export type Weight = { pages: PageWeight[]; css: Bytes; missing: string[] };

/** As a server compresses while it answers, and as a file that is compressed once. */
const weightOf = (text: string, quality: number): Bytes => ({
  gzip: gzipSync(text).length,
  brotli: brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length,
});

/** A page with what it alone wears; what every page wears is added where it is printed. */
const withOwnSheets = (html: string): Bytes => {
  const worn = Object.values(pageSheets).filter(({ file }) => html.includes(file));
  return [weightOf(html, 5), ...worn.map(({ body }) => weightOf(body, 11))].reduce((sum, each) => ({
    gzip: sum.gzip + each.gzip,
    brotli: sum.brotli + each.brotli,
  }));
};

/** Pages only: these are files, or a word. */
const { health, stylesheet: css, icon, robots, source, exactText, recordFile, checkpointFile } = routes;
const files: readonly object[] = [health, css, icon, robots, source, exactText, recordFile, checkpointFile];

const patterns = Object.values(routes)
  .filter((route) => route.method === 'GET' && !files.includes(route))
  .map(({ pattern }) => ({ pattern, test: new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`) }));
/** Fixed words before names: `/partnerships/new` is no partnership. */
const patternOf = (path: string): string =>
  patterns
    .filter(({ test }) => test.test(path))
    .sort((one, other) => colons(one.pattern) - colons(other.pattern))[0]?.pattern ?? path;
const colons = (pattern: string): number => pattern.split(':').length;

const isPage = (href: string): boolean => patterns.some(({ test }) => test.test(href.replace(/\?.*/, '')));

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*href="(\/[^"#]*)[^"]*"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );

/** Every page that can be reached by links from these, the heaviest of each kind. */
const weighFrom = async (visitor: Visitor, starts: readonly string[], heaviest: Map<string, PageWeight>) => {
  const waiting = [...starts];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const answer = await visitor.get(path);
    if (!answer.headers.get('content-type')?.startsWith('text/html') || answer.status !== 200) continue;
    const html = await answer.text();
    const pattern = patternOf(path.replace(/\?.*/, ''));
    const weight = { pattern, html: html.length, ...withOwnSheets(html) };
    if (weight.gzip > (heaviest.get(pattern)?.gzip ?? 0)) heaviest.set(pattern, weight);
    for (const link of linksIn(html).filter((href) => !seen.has(href) && isPage(href))) {
      seen.add(link);
      waiting.push(link);
    }
  }
};

const everybody = ['Ferry Landing', 'Lantern', 'Nine Jacarandas', 'Meridian', 'Quiet River'];

/** What a link opens that a steward has just made. */
const weighInvitations = async (
  app: App,
  host: Visitor,
  heaviest: Map<string, PageWeight>,
): Promise<void> => {
  const home = await (await host.get(routes.home.url())).text();
  const organisation = /\/organisations\/([0-9a-f-]{36})/.exec(home)?.[1] ?? '';
  for (const fields of [
    { kind: 'person', role: 'member' },
    { kind: 'organisation', organisationKind: 'ally' },
  ]) {
    const made = await (await host.send(routes.invite.url({ organisation }), fields)).text();
    const link = /(\/join\/[\w-]{43})/.exec(made)?.[1] ?? '';
    await weighFrom(new Visitor(app), [link], heaviest);
  }
};

export const weighPages = async ({ example, people }: Ground): Promise<Weight> => {
  const app = createApp(example);
  const heaviest = new Map<string, PageWeight>();
  const open = patterns.map(({ pattern }) => pattern).filter((pattern) => !pattern.includes(':'));
  for (const language of languages) {
    await weighFrom(new Visitor(app, language), open, heaviest);
    for (const who of everybody)
      await weighFrom(await signedIn(new Visitor(app, language), people, who), open, heaviest);
  }
  await weighInvitations(app, await signedIn(new Visitor(app), people, 'Ferry Landing'), heaviest);
  const pages = [...heaviest.values()].sort((one, other) => other.gzip - one.gzip);
  const missing = patterns.map(({ pattern }) => pattern).filter((pattern) => !heaviest.has(pattern));
  return { pages, css: weightOf(stylesheet.body, 11), missing };
};
