import { routes } from '../../routes.ts';
import { needInWords } from '../waiting/lines.ts';
import { sayDay, sayList } from '../words.ts';
import type { Props } from './parts.tsx';
import type { EngagementView } from './view.ts';

const openRequest = ({ requests, me }: EngagementView) =>
  requests.find(({ asked, answer, current }) => asked === me.organisation && answer === null && current);

/** Whoever agreed to a plan is led on to what its seats need now. P6 */
export const nextForSeats = ({ frame, view: { facts, seats } }: Props) => {
  const { t, language } = frame;
  const href = routes.nominations.url({ engagement: facts.id });
  const [first] = seats.needed;
  if (!first) return { text: t('engagement.next.seated'), href, label: t('engagement.next.seatedLink') };
  const said = needInWords(frame, first.need, { seats: first.seats.length, firstDay: facts.firstDay });
  const text = said.text.charAt(0).toLocaleUpperCase(language) + said.text.slice(1);
  return { text, href, label: said.label };
};

const nextFor = ({ frame, view }: Props) => {
  const { t } = frame;
  const engagement = view.facts.id;
  const mine = openRequest(view);
  if (mine)
    return {
      text: t('engagement.next.answer', { day: sayDay(frame, mine.answerBy) }),
      href: routes.request.url({ engagement, request: mine.id }),
      label: t('engagement.next.answerLink'),
    };
  return view.me.accepted ? nextForSeats({ frame, view }) : undefined;
};

/** Until all have answered, it waits for them; then for whom they show. */
const nextForAsker = ({ frame, view }: Props) => {
  const { t } = frame;
  const programme = {
    href: routes.programme.url({ engagement: view.facts.id }),
    label: t('engagement.next.programmeLink'),
  };
  if (view.seats.shown > 0)
    return { text: t('engagement.next.shown', { count: view.seats.shown }), ...programme };
  const current = view.requests.filter((request) => request.current);
  const nominating = current.filter(({ answer }) => answer?.answer === 'accepted');
  if (nominating.length === 0 || current.some(({ answer }) => answer === null))
    return { text: t('engagement.next.wait') };
  const organisations = sayList(
    frame,
    nominating.map(({ askedName }) => askedName),
  );
  return { text: t('engagement.next.willNominate', { organisations }), ...programme };
};

const nextForPlanner = ({ frame, view }: Props) => {
  const { t } = frame;
  const changes = view.requests.find(({ answer, current }) => current && answer?.answer === 'changes');
  if (changes)
    return {
      text: t('engagement.next.changes', { organisation: changes.askedName }),
      href: routes.request.url({ engagement: view.facts.id, request: changes.id }),
      label: t('engagement.next.changesLink'),
    };
  if (view.blocking.length > 0)
    return {
      text: t('engagement.next.mend', { count: view.blocking.length }),
      href: routes.plan.url({ engagement: view.facts.id }),
      label: t('engagement.next.mendLink'),
    };
  if (view.may.bring.ok && view.bringTo.length > 0)
    return { text: t('engagement.next.bring'), href: '#bring', label: t('engagement.page.bring') };
  if (view.state === 'draft') return undefined;
  return view.may.ask.ok
    ? { text: t('engagement.next.ask'), href: '#ask', label: t('engagement.page.ask') }
    : nextForAsker({ frame, view });
};

/** When it is over, whoever convened it owes an answer, and whoever came is asked how it was. P11 */
const nextAfterwards = ({ frame, view }: Props) => {
  const { t } = frame;
  const href = routes.feedback.url({ engagement: view.facts.id });
  if (view.me.planner)
    return view.outcomeTold || !frame.member?.steward
      ? undefined
      : { text: t('engagement.after.owed'), href, label: t('engagement.after.report') };
  return view.me.accepted
    ? { text: t('engagement.after.feedback'), href, label: t('engagement.after.give') }
    : undefined;
};

/** What whoever looks can do next, by what waits; nothing where nothing does. */
export const nextOf = (props: Props) => {
  const { view } = props;
  if (view.state === 'cancelled') return undefined;
  if (view.state === 'over') return view.partnership ? nextAfterwards(props) : undefined;
  return nextFor(props) ?? (view.me.planner ? nextForPlanner(props) : undefined);
};
