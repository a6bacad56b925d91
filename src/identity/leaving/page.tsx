import { raw } from 'hono/html';
import type { Language, Translate } from '../../web/words/translate.ts';

/** Seen for a blink, or by browsers that do not move on by themselves. It carries no name and no style. */
export const LeavingPage = ({ language, t, to }: { language: Language; t: Translate; to: string }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('identity.leaving.title')}</title>
      </head>
      <body>
        <main>
          <h1>
            <a href={to} rel="noreferrer">
              {t('identity.leaving.link')}
            </a>
          </h1>
        </main>
      </body>
    </html>
  </>
);
