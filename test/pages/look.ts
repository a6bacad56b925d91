import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, CDPSession, Page, Response } from 'playwright-core';
import { build } from 'vite';
import { z } from 'zod';
import { pageSheets, stylesheet } from '../../src/web/pages/assets.ts';
import { type FontSet, fontSets } from '../support/fonts.ts';
import { focusFaults, sizeFaults, twiceFaults, wideFaults } from './measure.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everyRule = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What another scheme and another width can change of the same page. */
const seenRules = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
};
const axeRun = (runOnly: object): string => `axe.run(document, {
  preload: false,
  resultTypes: ['violations'],
  runOnly: ${JSON.stringify(runOnly)},
}).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 120) + ' ' + failureSummary),
  ),
)`;
const violations = z.array(z.string());
/** The first flight of a TCP connection: what arrives in one round trip. */
const roundTrip = 14_600;

/** In the browser: the page in these fonts. */
const wear = ({ sans, serif }: FontSet): void => {
  const { style } = document.documentElement;
  style.setProperty('--sans', sans);
  style.setProperty('--serif', serif);
};

/** Widths in CSS pixels and the browser's text size: a desk, a phone, 200 % and 400 % zoom, larger text. */
const screens = [
  { width: 1280, text: 16 },
  { width: 640, text: 16 },
  { width: 360, text: 16 },
  { width: 320, text: 16 },
  { width: 1280, text: 32 },
  { width: 360, text: 32 },
] as const;
/** Where other fonts can push a page over its edge. */
const tightest = screens.filter(({ width, text }) => width === 320 || text === 32);
const desk = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

/** Styles as they are served: what the build makes of them, compressed. */
const builtBytes = async (...input: string[]): Promise<number> => {
  const options = {
    ssr: false,
    write: false,
    cssMinify: 'lightningcss',
    rolldownOptions: { input },
  } as const;
  const built = await build({ configFile: false, logLevel: 'silent', build: options });
  const sheets = [built].flat().flatMap((made) => ('output' in made ? made.output : []));
  const text = sheets.map((made) => (made.type === 'asset' ? String(made.source) : '')).join('');
  return gzipSync(text).length;
};

/** The one page that carries an enhancement names our own file; it works without, as every test here shows. */
const enhancement = /<script type="module" src="\/assets\/(?:check|draft)\/[0-9a-f]{12}\.js"><\/script>/;

/** Each sheet that a page can wear, by the name it is served under. */
const builtStyles = async (): Promise<ReadonlyMap<string, number>> => {
  const built = new Map([[stylesheet.file, await builtBytes(...globSync('src/web/css/*.css'))]]);
  for (const [name, { file }] of Object.entries(pageSheets))
    built.set(file, await builtBytes(`src/web/css/pages/${name}.css`));
  return built;
};

const scripts = /<script|\son\w+=|javascript:|\sstyle=|<(?:iframe|object|embed|base)\b/gi;

/** In the browser: the whole document anew, with its styles. */
const written = (html: string): Promise<void> => {
  document.open();
  const loaded = new Promise<void>((resolve) =>
    window.addEventListener('load', () => resolve(), { once: true }),
  );
  document.write(html);
  document.close();
  return loaded;
};

export type Seen = { html: string; faults: string[] };

/** A browser with scripting off, and beside it one in which only axe runs, on the very same bytes. */
export class Looker {
  /** Asked of another site, and markup that runs or dresses itself: nothing, ever. */
  readonly strayed: string[] = [];
  readonly scripted: string[] = [];
  #shown = '';
  /** Where axe is and the next page may be written. */
  #axeAt: string | null = null;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly screen: CDPSession,
    private readonly twin: Page,
    private readonly styles: ReadonlyMap<string, number>,
  ) {}

  static async open(browser: Browser, origins: readonly string[]): Promise<Looker> {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: desk });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const twins = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce', viewport: desk });
    const screen = await context.newCDPSession(page);
    const looker = new Looker(context, page, screen, await twins.newPage(), await builtStyles());
    page.on('request', (request) => {
      if (!origins.includes(new URL(request.url()).origin)) looker.strayed.push(request.url());
    });
    await looker.twin.route('**/*', (route) =>
      route.request().isNavigationRequest()
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: looker.#shown })
        : route.continue(),
    );
    return looker;
  }

  /** Everything that is asked of a page as it stands in front of somebody. */
  async look(response: Response): Promise<Seen> {
    const html = await response.text();
    this.scripted.push(...(html.replace(enhancement, '').match(scripts) ?? []));
    const [seen, heard] = await Promise.all([this.#pageFaults(), this.hear(response.url(), html)]);
    const faults = [...seen, ...heard];
    const headings = html.match(/<h1[ >]/g)?.length ?? 0;
    if (headings !== 1) faults.push(`${headings} first headings`);
    const worn = [...this.styles].filter(([file]) => html.includes(file)).map(([, bytes]) => bytes);
    const bytes = worn.reduce((sum, each) => sum + each, gzipSync(html).length);
    if (bytes > roundTrip) faults.push(`weighs ${bytes} bytes with its styles`);
    return { html, faults };
  }

  async #pageFaults(): Promise<string[]> {
    return [
      ...(await this.#screenFaults()),
      ...(await this.page.evaluate(twiceFaults)),
      ...(await this.page.evaluate(focusFaults)),
    ];
  }

  /** Does it fit the screen, whatever the screen? */
  async #screenFaults(): Promise<string[]> {
    const faults: string[] = [];
    const [wide, plain] = fontSets;
    await this.page.evaluate(wear, wide);
    for (const screen of screens) {
      faults.push(...(await this.#wideFaults(screen, wide)));
      if (screen.width === phone.width && screen.text === 16)
        faults.push(...(await this.page.evaluate(sizeFaults)));
    }
    await this.page.evaluate(wear, plain);
    for (const screen of tightest) faults.push(...(await this.#wideFaults(screen, plain)));
    await this.#show(desk.width, 16);
    return faults;
  }

  async #wideFaults({ width, text }: (typeof screens)[number], { sans }: FontSet): Promise<string[]> {
    await this.#show(width, text);
    const found = await this.page.evaluate(wideFaults);
    return found.map((fault) => `at ${width} px, text ${text} px, in ${sans}: ${fault}`);
  }

  /** The narrowest alone: for a page in another language. */
  async narrowFaults(): Promise<string[]> {
    await this.#show(320, 16);
    const faults = await this.page.evaluate(wideFaults);
    await this.#show(desk.width, 16);
    return faults;
  }

  async #show(width: number, text: number): Promise<void> {
    const fontSizes = { standard: text, fixed: Math.round(text * 0.8125) };
    await this.screen.send('Page.setFontSizes', { fontSizes });
    await this.page.setViewportSize({ width, height: 740 });
  }

  /** What axe hears: light on a desk, then dark on a phone: both schemes and both layouts. */
  async hear(url: string, html: string): Promise<string[]> {
    this.#shown = html;
    await this.twin.setViewportSize(desk);
    await this.twin.emulateMedia({ colorScheme: 'light' });
    await this.#put(url, html);
    const light = await this.#violations('light', everyRule);
    await this.twin.setViewportSize(phone);
    await this.twin.emulateMedia({ colorScheme: 'dark' });
    return [...light, ...(await this.#violations('dark', seenRules))];
  }

  /**
   * Reading axe takes longer than reading a page: the next one is written where axe is. Not one with a script, nor the
   * one without our styles, whose colours come with loading it; and nothing is written after those.
   */
  async #put(url: string, html: string): Promise<void> {
    const { origin } = new URL(url);
    const plain = html.includes(stylesheet.file) && !enhancement.test(html);
    if (plain && this.#axeAt === origin) return this.twin.evaluate(written, html);
    await this.twin.goto(url);
    await this.twin.evaluate(axeSource);
    this.#axeAt = plain ? origin : null;
  }

  async #violations(scheme: 'light' | 'dark', rules: object): Promise<string[]> {
    const found = violations.parse(await this.twin.evaluate(axeRun(rules)));
    return found.map((fault) => `axe, ${scheme}: ${fault}`);
  }
}

export const titleOf = (html: string): string => /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
