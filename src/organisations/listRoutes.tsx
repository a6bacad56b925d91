import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import { organisationId } from '../kernel/ids.ts';
import { organisationKinds } from '../kernel/organisation.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import { line } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type Found, ListPage, SearchPage } from './listPage.tsx';
import { StatusReader } from './statusStore.ts';
import { OrganisationReader, type Wanted } from './store.ts';

const pageSize = 50;
/** What is not understood in an address is as good as not there. */
const query = z.object({
  kind: z.enum(organisationKinds).nullable().catch(null),
  after: organisationId.nullable().catch(null),
});
const searchForm = z.strictObject({ name: line(120) });

const find = async (tx: Tx, visit: Visit, member: SignedIn, want: Omit<Wanted, 'limit'>) => {
  const reader = new OrganisationReader(tx);
  const own = member.organisation.id;
  const rows = await reader.page(own, { ...want, limit: pageSize + 1 });
  const shown = rows.slice(0, pageSize);
  const host = await reader.hostId();
  const acquainted = await reader.acquainted(
    own,
    shown.map(({ id }) => id),
  );
  const standings = await new StatusReader(tx).standings(
    shown.map((one) => ({ ...one, host: one.id === host })),
    visit.today,
  );
  const found = shown.flatMap((one): Found[] => {
    const standing = standings.get(one.id);
    return standing ? [{ ...one, host: one.id === host, standing, acquainted: acquainted.has(one.id) }] : [];
  });
  return { found, more: rows.length > pageSize };
};

export const listRoutes = (doors: Doors): void => {
  doors.member(routes.organisations, async (visit, _, member) => {
    const { kind, after } = query.parse({
      kind: visit.context.req.query('kind'),
      after: visit.context.req.query('after'),
    });
    const want = { kind: kind ?? undefined, after: after ?? undefined };
    const { found, more } = await visit.within((tx) => find(tx, visit, member, want));
    const next = more ? (found.at(-1)?.id ?? null) : null;
    return visit.page(
      <ListPage frame={visit.frame} found={found} kind={kind} onward={after !== null} next={next} />,
    );
  });

  doors.member(routes.searchOrganisations, async (visit, _, member) => {
    const form = await visit.repeatableForm(searchForm);
    if (!form.ok)
      return visit.page(<SearchPage frame={visit.frame} state={form} found={[]} more={false} />, 422);
    const { found, more } = await visit.within((tx) => find(tx, visit, member, { prefix: form.values.name }));
    return visit.page(
      <SearchPage
        frame={visit.frame}
        state={{ typed: form.typed, problems: {} }}
        found={found}
        more={more}
      />,
    );
  });
};
