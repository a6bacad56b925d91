import { z } from 'zod';
import { type ExpertId, expertId } from '../../kernel/ids.ts';
import { pageAsked, pageOf } from '../../kernel/page.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import { optionalLine } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { changeExpert, listExpert, removeExpert } from './acts.ts';
import { matches } from './facts.ts';
import { expertFields } from './form.ts';
import { ExpertPage, ExpertsPage } from './page.tsx';
import { ExpertReader, type ListedExpert } from './store.ts';

const perPage = 20;
/** A search opens the newest of the list, one by one: sealed words have no index. */
const mostSearched = 1000;

const list = async (request: Request, _: unknown, member: SignedIn) => {
  const after = expertId.safeParse(request.context.req.query('after')).data;
  const read = await request.within((tx, keyring) =>
    new ExpertReader(tx, keyring).page(member.organisation.id, pageAsked(after, perPage)),
  );
  const page = { ...pageOf(read, perPage, ({ id }) => id), further: after !== undefined };
  return request.page(<ExpertsPage frame={request.frame} {...page} wanted={null} done={request.done} />);
};

/** A form, so that no address keeps what was looked for. */
const search = async (request: Request, at: unknown, member: SignedIn) => {
  const form = await request.repeatableForm(z.strictObject({ wanted: optionalLine(100) }));
  const wanted = form.ok ? form.values.wanted : '';
  if (wanted === '') return list(request, at, member);
  const all = await request.within((tx, keyring) =>
    new ExpertReader(tx, keyring).page(member.organisation.id, { limit: mostSearched }),
  );
  const found = { items: all.filter(({ about }) => matches(about, wanted)), next: null, further: false };
  return request.page(<ExpertsPage frame={request.frame} {...found} wanted={wanted} done={null} />);
};

const page = (request: Request, item: ListedExpert | null, returned?: ReturnedForm) =>
  request.answer(
    <ExpertPage frame={request.frame} item={item} returned={returned} done={request.done} />,
    returned,
  );

const show = async (
  request: Request,
  { expert }: { expert: ExpertId },
  member: SignedIn,
  returned?: ReturnedForm,
) => {
  const item = await request.within((tx, keyring) =>
    new ExpertReader(tx, keyring).expert(member.organisation.id, expert),
  );
  return item ? page(request, item, returned) : request.notFound();
};

const toList = { to: () => routes.experts.url() };

export const expertRoutes = (mount: Mount): void => {
  const newExpert = place(routes.newExpert, (request, _, __, returned) => page(request, null, returned));
  const expert = place(routes.expert, show);
  mount.member(routes.experts, list);
  mount.member(routes.searchExperts, search);
  mount.member(routes.newExpert, (request) => page(request, null));
  mount.member(routes.expert, show);
  mount.member(
    routes.listExpert,
    act(newExpert, 'expertListed', expertFields, (context, _, about) => listExpert(context, about), toList),
  );
  mount.member(routes.changeExpert, act(expert, 'expertChanged', expertFields, changeExpert));
  mount.member(routes.removeExpert, act(expert, 'expertRemoved', {}, removeExpert, toList));
};
