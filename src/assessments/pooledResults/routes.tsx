import type { OrganisationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { memberPage } from '../../web/forms/memberPage.tsx';
import type { Mount } from '../../web/mount.ts';
import { poolWhenFive } from './acts.ts';
import { PooledResultsPage } from './page.tsx';
import { fewestPooled } from './rules.ts';
import { allyCalled, viewsOf } from './store.ts';
import type { PooledResultsView } from './view.ts';

type At = { organisation: OrganisationId };

const read = async (
  context: MemberContext,
  { organisation: ally }: At,
): Promise<PooledResultsView | null> => {
  const name = await allyCalled(context.tx, ally);
  if (name === null) return null;
  const outcome = await poolWhenFive(context, ally);
  const there = outcome.ok ? 0 : Number(outcome.values?.there ?? 0);
  const missing = ownOf(context) === ally && !outcome.ok ? fewestPooled - there : null;
  return { ally, name, views: await viewsOf(context.tx, ally), missing };
};

const show = memberPage(read, PooledResultsPage);

export const pooledResultsRoutes = (mount: Mount): void => mount.member(routes.pooledResults, show);
