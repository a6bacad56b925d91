import type { OrganisationId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type Looking, ownOf } from './scene.ts';
import { countWhenFive } from './together.ts';
import { TogetherPage, type TogetherPageView } from './togetherPage.tsx';
import { fewestTogether } from './togetherRules.ts';
import { allyCalled, viewsOf } from './togetherStore.ts';
import { look } from './visiting.ts';

const read = async (looking: Looking, ally: OrganisationId): Promise<TogetherPageView | null> => {
  const name = await allyCalled(looking.tx, ally);
  if (name === null) return null;
  const ruling = await countWhenFive(looking, ally);
  const there = ruling.ok ? 0 : Number(ruling.values?.there ?? 0);
  const missing = ownOf(looking) === ally && !ruling.ok ? fewestTogether - there : null;
  return { ally, name, views: await viewsOf(looking.tx, ally), missing };
};

const show = async (visit: Visit, member: SignedIn, ally: OrganisationId): Promise<Response> => {
  const view = await look(visit, member, (looking) => read(looking, ally));
  return view ? visit.page(<TogetherPage frame={visit.frame} view={view} />) : visit.notFound();
};

export const togetherRoutes = (doors: Doors): void => {
  doors.member(routes.together, (visit, { organisation }, member) => show(visit, member, organisation));
};
