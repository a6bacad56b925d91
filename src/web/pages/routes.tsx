import { routes } from '../../routes.ts';
import { keepForever } from '../headers.ts';
import type { Mount } from '../mount.ts';
import { StylePage, StylePartsPage } from '../style/page.tsx';
import { icon, sheetLike, sheetNamed } from './assets.ts';
import { ClaimsPage } from './claimsPage.tsx';
import { FrontPage } from './frontPage.tsx';
import { AskedPage, HeldPage } from './heldPages.tsx';
import { PrinciplesPage } from './principlesPage.tsx';
import { sourceArchive } from './sourceArchive.ts';

/** What needs no account: the front page, the principles, the style page, and what browsers fetch by themselves. */
export const openRoutes = (mount: Mount): void => {
  mount.open(routes.front, (request) =>
    request.session ? request.redirect(routes.home.url()) : request.page(<FrontPage frame={request.frame} />),
  );
  mount.open(routes.principles, (request) => request.page(<PrinciplesPage frame={request.frame} />));
  mount.open(routes.held, (request) => request.page(<HeldPage frame={request.frame} />));
  mount.open(routes.asked, (request) => request.page(<AskedPage frame={request.frame} />));
  mount.open(routes.claims, (request) => request.page(<ClaimsPage frame={request.frame} />));
  mount.open(routes.style, (request) => request.page(<StylePage frame={request.frame} />));
  mount.open(routes.styleParts, (request) => request.page(<StylePartsPage frame={request.frame} />));

  mount.bare(routes.health, async (context, deps) => {
    const ready = await deps.database.ping();
    return context.text(ready ? 'ready\n' : 'not ready\n', ready ? 200 : 503);
  });
  mount.bare(routes.robots, (context) => context.text('User-agent: *\nDisallow: /\n'));
  mount.bare(routes.icon, (context) => context.body(icon.body, 200, { 'Content-Type': icon.type }));
  mount.bare(routes.source, async (context) =>
    context.body(await sourceArchive(), 200, {
      'Content-Type': 'application/gzip',
      'Content-Disposition': 'attachment; filename="source.tar.gz"',
    }),
  );
  mount.bare(routes.stylesheet, (context) => {
    const file = context.req.param('file') ?? '';
    const own = sheetNamed(file);
    const sheet = own ?? sheetLike(file);
    if (!sheet) return context.notFound();
    const type = { 'Content-Type': `${sheet.type}; charset=utf-8` };
    return context.body(sheet.body, 200, own ? { ...type, 'Cache-Control': keepForever } : type);
  });
};
