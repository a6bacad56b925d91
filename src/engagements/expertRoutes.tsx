import { z } from 'zod';
import { type ExpertId, expertId, newId } from '../kernel/ids.ts';
import { languageCode, regionKey } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { line, lines, many, type Problems, spareLine, type Typed } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type Expert, expertFormats, matches } from './expert.ts';
import { ExpertPage, ExpertsPage, typedExpert } from './expertPages.tsx';
import { ExpertReader, ExpertWriter, type ListedExpert } from './expertStore.ts';

const perPage = 20;
/** A search opens the newest of the list, one by one: sealed words have no index. */
const mostSearched = 1000;
const nothing = z.strictObject({});
const searching = z.strictObject({ wanted: spareLine(100) });
const expertForm = z.strictObject({
  name: line(80),
  skills: lines(2000),
  formats: many(z.enum(expertFormats)),
  availability: spareLine(500),
  feeFloor: spareLine(120),
  notes: lines(2000),
  languages: many(languageCode),
  regions: many(regionKey),
});

const list = async (visit: Visit, member: SignedIn) => {
  const after = expertId.safeParse(visit.context.req.query('after')).data;
  const rows = await visit.within((tx, keyring) =>
    new ExpertReader(tx, keyring).page(member.organisation.id, { after, limit: perPage + 1 }),
  );
  const items = rows.slice(0, perPage);
  const next = rows.length > perPage ? (items.at(-1)?.id ?? null) : null;
  const further = after !== undefined;
  const view = { frame: visit.frame, items, wanted: null, next, further, done: visit.done };
  return visit.page(<ExpertsPage {...view} />);
};

const search = async (visit: Visit, member: SignedIn) => {
  const form = await visit.form(searching);
  const wanted = form.ok ? form.values.wanted : '';
  if (wanted === '') return list(visit, member);
  const all = await visit.within((tx, keyring) =>
    new ExpertReader(tx, keyring).page(member.organisation.id, { limit: mostSearched }),
  );
  const items = all.filter(({ about }) => matches(about, wanted));
  const view = { frame: visit.frame, items, wanted, next: null, further: false, done: null };
  return visit.page(<ExpertsPage {...view} />);
};

type Came = { typed: Typed; problems: Problems };
const page = (visit: Visit, item: ListedExpert | null, came?: Came) =>
  visit.page(
    <ExpertPage
      frame={visit.frame}
      item={item}
      typed={came?.typed ?? typedExpert(item?.about ?? null)}
      problems={came?.problems ?? {}}
      done={visit.done}
    />,
    came ? 422 : 200,
  );

const find = (visit: Visit, member: SignedIn, id: ExpertId) =>
  visit.within((tx, keyring) => new ExpertReader(tx, keyring).expert(member.organisation.id, id));

const show = async (visit: Visit, member: SignedIn, id: ExpertId) => {
  const item = await find(visit, member, id);
  return item ? page(visit, item) : visit.notFound();
};

const add = async (visit: Visit, member: SignedIn) => {
  const form = await visit.form(expertForm);
  if (!form.ok) return page(visit, null, form);
  const about: Expert = form.values;
  const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
    const id = newId(expertId);
    await new ExpertWriter(tx, keyring).list(member.organisation.id, id, about, visit.today);
    return { ok: true, to: withDone(routes.experts.url(), 'expertListed') };
  });
  return respond(visit, decided, () => visit.notFound());
};

const change = async (visit: Visit, member: SignedIn, id: ExpertId) => {
  const form = await visit.form(expertForm);
  const item = await find(visit, member, id);
  if (!item) return visit.notFound();
  if (!form.ok) return page(visit, item, form);
  const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
    await new ExpertWriter(tx, keyring).change(member.organisation.id, id, form.values);
    return { ok: true, to: withDone(routes.expert.url({ expert: id }), 'expertChanged') };
  });
  return respond(visit, decided, () => visit.notFound());
};

const remove = async (visit: Visit, member: SignedIn, id: ExpertId) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
    const writer = new ExpertWriter(tx, keyring);
    if (!(await writer.expert(member.organisation.id, id))) return null;
    await writer.remove(member.organisation.id, id);
    return { ok: true, to: withDone(routes.experts.url(), 'expertRemoved') };
  });
  return respond(visit, decided, () => visit.notFound());
};

export const expertRoutes = (doors: Doors): void => {
  doors.member(routes.experts, (visit, _, member) => list(visit, member));
  doors.member(routes.searchExperts, (visit, _, member) => search(visit, member));
  doors.member(routes.newExpert, (visit) => page(visit, null));
  doors.member(routes.listExpert, (visit, _, member) => add(visit, member));
  doors.member(routes.expert, (visit, at, member) => show(visit, member, at.expert));
  doors.member(routes.changeExpert, (visit, at, member) => change(visit, member, at.expert));
  doors.member(routes.removeExpert, (visit, at, member) => remove(visit, member, at.expert));
};
