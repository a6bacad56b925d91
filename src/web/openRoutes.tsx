import { routes } from '../routes.ts';
import { icon, sheetNamed } from './assets.ts';
import type { Doors } from './doors.ts';
import { FrontPage } from './frontPage.tsx';
import { keepForever } from './headers.ts';
import { PrinciplesPage } from './principlesPage.tsx';
import { sourceArchive } from './sourceArchive.ts';
import { StylePage, StylePartsPage } from './stylePage.tsx';

/** What needs no account: the front page, the principles, the style page, and what browsers fetch by themselves. */
export const openRoutes = (doors: Doors): void => {
  doors.open(routes.front, (visit) =>
    visit.session ? visit.redirect(routes.home.url()) : visit.page(<FrontPage frame={visit.frame} />),
  );
  doors.open(routes.principles, (visit) => visit.page(<PrinciplesPage frame={visit.frame} />));
  doors.open(routes.style, (visit) => visit.page(<StylePage frame={visit.frame} />));
  doors.open(routes.styleParts, (visit) => visit.page(<StylePartsPage frame={visit.frame} />));

  doors.bare(routes.health, async (context, deps) => {
    const ready = await deps.database.ping();
    return context.text(ready ? 'ready\n' : 'not ready\n', ready ? 200 : 503);
  });
  doors.bare(routes.robots, (context) => context.text('User-agent: *\nDisallow: /\n'));
  doors.bare(routes.icon, (context) => context.body(icon.body, 200, { 'Content-Type': icon.type }));
  doors.bare(routes.source, async (context) =>
    context.body(await sourceArchive(), 200, {
      'Content-Type': 'application/gzip',
      'Content-Disposition': 'attachment; filename="source.tar.gz"',
    }),
  );
  doors.bare(routes.stylesheet, (context) => {
    const sheet = sheetNamed(context.req.param('file') ?? '');
    if (!sheet) return context.notFound();
    const { type, body } = sheet;
    return context.body(body, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': keepForever,
    });
  });
};
