import { raw } from 'hono/html';
import type { Block, Reader } from './block.ts';
import { OutlineView } from './outlineView.tsx';

/** The file's own, because it is read without this site; the policy lets nothing else in (C33). */
const style = `:root{color-scheme:light dark}
body{max-inline-size:42rem;margin:2rem auto;padding-inline:1rem;font:1.0625rem/1.6 system-ui,sans-serif}
h1,h2,h3{line-height:1.25;text-wrap:balance}
.exact p{white-space:pre-wrap;overflow-wrap:anywhere}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid}
code{font-size:.85em;overflow-wrap:anywhere}
@media print{body{max-inline-size:none;margin:0;font-size:11pt}h2,h3{break-after:avoid}}`;
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A file that shows the statement in any browser, and loads nothing. */
export const htmlFileOf = async (blocks: readonly Block[], { t, language }: Reader): Promise<string> => {
  const page = await (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>{t('published.file')}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <main>
          <OutlineView blocks={blocks} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${String(page)}\n`;
};
