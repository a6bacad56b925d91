import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Facts, Notice, Onward } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import {
  Ask,
  Bring,
  Cancel,
  ExceptForm,
  Exceptions,
  type Looking,
  Requests,
  type Sent,
} from './engagementParts.tsx';
import { sayDay, sayDays, sayList, trailTo } from './engagementWords.ts';
import { FindingsList } from './findingsList.tsx';
import { PlanText } from './planText.tsx';
import { SaidNo } from './saidNo.tsx';
import { partOf } from './seatParts.ts';
import type { EngagementView } from './views.ts';

const openRequest = ({ requests, me }: EngagementView) =>
  requests.find(({ asked, answer, current }) => asked === me.organisation && answer === null && current);

const nextFor = ({ frame, view }: Looking) => {
  const { t } = frame;
  const engagement = view.facts.id;
  const mine = openRequest(view);
  if (mine)
    return {
      text: t('engagement.next.answer', { day: sayDay(frame, mine.answerBy) }),
      href: routes.request.url({ engagement, request: mine.id }),
      label: t('engagement.next.answerLink'),
    };
  if (view.me.accepted)
    return {
      text: t('engagement.next.nominate'),
      href: routes.nominations.url({ engagement }),
      label: t('engagement.next.nominateLink'),
    };
  return undefined;
};

const nextForPlanner = ({ frame, view }: Looking) => {
  const { t } = frame;
  const changes = view.requests.find(({ answer, current }) => current && answer?.answer === 'changes');
  if (changes)
    return {
      text: t('engagement.next.changes', { organisation: changes.askedName }),
      href: routes.request.url({ engagement: view.facts.id, request: changes.id }),
      label: t('engagement.next.changesLink'),
    };
  if (view.standing > 0)
    return {
      text: t('engagement.next.mend', { count: view.standing }),
      href: routes.plan.url({ engagement: view.facts.id }),
      label: t('engagement.next.mendLink'),
    };
  if (view.state === 'draft') return { text: t('engagement.next.bring') };
  return { text: t(view.may.ask.ok ? 'engagement.next.ask' : 'engagement.next.wait') };
};

/** When it is over, whoever convened it owes an answer, and whoever came is asked how it was. P11 */
const nextAfterwards = ({ frame, view }: Looking) => {
  const { t } = frame;
  const href = routes.feedback.url({ engagement: view.facts.id });
  if (view.me.planner)
    return view.outcomeTold
      ? { text: t('engagement.after.pulseText'), href, label: t('engagement.after.pulse') }
      : { text: t('engagement.after.owed'), href, label: t('engagement.after.report') };
  return view.me.accepted
    ? { text: t('engagement.after.feedback'), href, label: t('engagement.after.give') }
    : undefined;
};

const nextOf = (looking: Looking) => {
  const { view } = looking;
  if (view.state === 'cancelled') return undefined;
  if (view.state === 'over') return view.partnership ? nextAfterwards(looking) : undefined;
  return nextFor(looking) ?? (view.me.planner ? nextForPlanner(looking) : undefined);
};

const Margin = ({ frame, view }: Looking) => {
  const { t } = frame;
  const { facts, me } = view;
  const engagement = facts.id;
  return (
    <>
      <Facts
        items={[
          { term: t('engagement.page.when'), fact: sayDays(frame, facts.firstDay, facts.lastDay) },
          ...(view.plannerName ? [{ term: t('engagement.page.planner'), fact: view.plannerName }] : []),
          ...(view.partnership
            ? [
                {
                  term: t('engagement.page.partnership'),
                  fact: (
                    <Onward href={routes.partnership.url({ partnership: view.partnership.id })}>
                      {view.partnership.title ?? t('engagement.list.unreadable')}
                    </Onward>
                  ),
                },
              ]
            : []),
          {
            term: t('engagement.page.version'),
            fact: t('engagement.page.versionNumber', { number: view.version.number }),
          },
        ]}
      />
      {view.state !== 'draft' && (
        <ul class="plain">
          <li>
            <Onward href={routes.programme.url({ engagement })}>{t('engagement.page.programme')}</Onward>
          </li>
          {me.asked && (
            <li>
              <Onward href={routes.nominations.url({ engagement })}>
                {t('engagement.page.nominations')}
              </Onward>
            </li>
          )}
          <li>
            <Onward href={routes.disclosures.url({ engagement })}>{t('disclosure.title')}</Onward>
          </li>
          <li>
            <Onward href={routes.payments.url({ engagement })}>{t('engagement.page.payments')}</Onward>
          </li>
          <li>
            <Onward href={routes.feedback.url({ engagement })}>{t('engagement.page.feedback')}</Onward>
          </li>
        </ul>
      )}
    </>
  );
};

const Versions = ({ frame, view }: Looking) => {
  const { t } = frame;
  if (view.facts.versions.length < 2) return null;
  return (
    <section class="part">
      <h2>{t('engagement.version.title')}</h2>
      <ul>
        {view.facts.versions.map(({ id, number, madeOn, by }) => (
          <li>
            <a href={routes.planVersion.url({ engagement: view.facts.id, planVersion: id })}>
              {t('engagement.version.item', {
                number,
                organisation: view.parties.find(({ organisation }) => organisation === by)?.name ?? '…',
                day: sayDay(frame, madeOn),
              })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const seenBy = (frame: Frame, view: EngagementView): string =>
  view.partnership
    ? frame.t('engagement.see.partnership', {
        organisations: sayList(
          frame,
          view.parties.map(({ name }) => name),
        ),
      })
    : frame.t('engagement.see.own');

type EngagementProps = Looking & {
  /** The first seat that is shown. */
  from?: number | undefined;
  sent?: Sent | undefined;
  done?: string | null;
};

export const EngagementPage = ({ frame, view, from = 0, sent, done }: EngagementProps) => {
  const { t } = frame;
  const { part } = partOf(view.plan.seats, from, routes.engagement.url({ engagement: view.facts.id }));
  const editable = view.me.planner && view.may.change.ok;
  return (
    <Page
      frame={frame}
      title={t('engagement.page.title')}
      heading={view.plan.title}
      lead={`${t(`engagement.kind.${view.facts.kind}`)} · ${t(`engagement.state.${view.state}`)}`}
      trail={trailTo(frame)}
      here="engagements"
      done={done}
      problem={sent !== undefined}
      next={nextOf({ frame, view })}
      aside={<Margin frame={frame} view={view} />}
    >
      <SaidNo sentence={sent?.problems['form']} />
      {view.cancelledNote !== null && (
        <Notice tone="warn" title={t('engagement.page.cancelled')}>
          <p class="written">{view.cancelledNote}</p>
        </Notice>
      )}
      <Requests frame={frame} view={view} />
      <FindingsList frame={frame} findings={view.findings} />
      <Exceptions frame={frame} view={view} />
      <ExceptForm frame={frame} view={view} sent={sent} />
      <Bring frame={frame} view={view} sent={sent} />
      <Ask frame={frame} view={view} sent={sent} />
      <section class="part">
        <h2>{t('engagement.page.plan')}</h2>
        {editable && (
          <p>
            <a class="button quiet" href={routes.plan.url({ engagement: view.facts.id })}>
              {t('engagement.page.change')}
            </a>
          </p>
        )}
        <PlanText frame={frame} plan={view.plan} part={part} />
      </section>
      <Versions frame={frame} view={view} />
      <Cancel frame={frame} view={view} sent={sent} />
      <WhoCanSee frame={frame} now={seenBy(frame, view)} seized={t('engagement.see.seized')} />
    </Page>
  );
};
