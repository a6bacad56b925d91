import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import { organisationId } from '../../kernel/ids.ts';
import { organisationKinds } from '../../kernel/organisation.ts';
import { pageAsked, pageOf } from '../../kernel/page.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { returnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { StatusReader } from '../ledStatus/store.ts';
import { OrganisationReader, type Wanted } from '../store.ts';
import { searchFields } from './form.ts';
import { ListPage, SearchPage } from './page.tsx';
import type { Found } from './view.ts';

const pageSize = 50;
/** What is not understood in an address is as good as not there. */
const query = z.object({
  kind: z.enum(organisationKinds).nullable().catch(null),
  after: organisationId.nullable().catch(null),
});
const searchForm = z.strictObject(searchFields);

const find = async (tx: Tx, request: Request, member: SignedIn, want: Omit<Wanted, 'limit'>) => {
  const reader = new OrganisationReader(tx);
  const own = member.organisation.id;
  const rows = await reader.page(own, { ...want, ...pageAsked(want.after, pageSize) });
  const { items, next } = pageOf(rows, pageSize, ({ id }) => id);
  const host = await reader.hostId();
  const ids = items.map(({ id }) => id);
  const acquainted = await reader.acquainted(own, ids);
  const judged = items.map((one) => ({ ...one, host: one.id === host }));
  const known = await new StatusReader(tx).led(judged, request.today);
  const found = judged.flatMap((one): Found[] => {
    const led = known.get(one.id);
    return led ? [{ ...one, led, acquainted: acquainted.has(one.id) }] : [];
  });
  return { found, next };
};

const list = async (request: Request, member: SignedIn) => {
  const { kind, after } = query.parse({
    kind: request.context.req.query('kind'),
    after: request.context.req.query('after'),
  });
  const want = { kind: kind ?? undefined, after: after ?? undefined };
  const page = await request.within((tx) => find(tx, request, member, want));
  return request.page(<ListPage frame={request.frame} {...page} kind={kind} onward={after !== null} />);
};

const search = async (request: Request, member: SignedIn) => {
  const form = await request.repeatableForm(searchForm);
  const problems = form.ok ? {} : form.problems;
  const returned = returnedForm(routes.searchOrganisations.url(), form.typed, problems);
  const { found, next } = form.ok
    ? await request.within((tx) => find(tx, request, member, { prefix: form.values.name }))
    : { found: [], next: null };
  const page = { frame: request.frame, returned, found, more: next !== null };
  return request.page(<SearchPage {...page} />, form.ok ? 200 : 422);
};

export const listRoutes = (mount: Mount): void => {
  mount.member(routes.organisations, (request, _, member) => list(request, member));
  mount.member(routes.searchOrganisations, (request, _, member) => search(request, member));
};
