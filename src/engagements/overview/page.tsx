import { routes } from '../../routes.ts';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Facts, Notice, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { FindingsList } from '../findings/list.tsx';
import { partOf } from '../plan/reading/seatParts.ts';
import { PlanText } from '../plan/reading/text.tsx';
import { sayDay, sayDays, sayList, trailTo } from '../words.ts';
import { nextOf } from './nextStep.ts';
import { Ask, Bring, Cancel, ExceptForm, Exceptions, type Props, Requests } from './parts.tsx';
import type { EngagementView } from './view.ts';

const Links = ({ frame: { t }, view }: Props) => {
  const at = { engagement: view.facts.id };
  const links = [
    { href: routes.programme.url(at), label: t('engagement.page.programme') },
    ...(view.me.asked ? [{ href: routes.nominations.url(at), label: t('engagement.page.nominations') }] : []),
    { href: routes.notes.url(at), label: t('note.title') },
    { href: routes.payments.url(at), label: t('engagement.page.payments') },
    { href: routes.feedback.url(at), label: t('engagement.page.feedback') },
  ];
  return (
    <ul class="plain">
      {links.map(({ href, label }) => (
        <li>
          <Onward href={href}>{label}</Onward>
        </li>
      ))}
    </ul>
  );
};

const Margin = ({ frame, view }: Props) => {
  const { t } = frame;
  const { facts, partnership } = view;
  return (
    <>
      <Facts
        items={[
          { term: t('engagement.page.when'), fact: sayDays(frame, facts.firstDay, facts.lastDay) },
          ...(view.plannerName ? [{ term: t('engagement.page.planner'), fact: view.plannerName }] : []),
          ...(partnership
            ? [
                {
                  term: t('engagement.page.partnership'),
                  fact: (
                    <Onward href={routes.partnership.url({ partnership: partnership.id })}>
                      {partnership.title ?? t('engagement.list.unreadable')}
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
      {view.state !== 'draft' && <Links frame={frame} view={view} />}
    </>
  );
};

const Versions = ({ frame, view }: Props) => {
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

const Plan = ({ frame, view, from }: Props & { from: number }) => {
  const url = routes.engagement.url({ engagement: view.facts.id });
  return (
    <section class="part">
      <h2>{frame.t('engagement.page.plan')}</h2>
      {view.may.change.ok && (
        <p>
          <a class="button quiet" href={routes.plan.url({ engagement: view.facts.id })}>
            {frame.t('engagement.page.change')}
          </a>
        </p>
      )}
      <PlanText frame={frame} plan={view.plan} part={partOf(view.plan.seats, from, url).part} />
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

type EngagementProps = Props & {
  /** The first seat that is shown. */
  from?: number | undefined;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

export const EngagementPage = ({ frame, view, from = 0, returned, done }: EngagementProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('engagement.page.title')}
      heading={view.plan.title}
      lead={`${t(`engagement.kind.${view.facts.kind}`)} · ${t(`engagement.state.${view.state}`)}`}
      trail={trailTo(frame)}
      here="engagements"
      done={done}
      problem={returned !== undefined}
      next={nextOf({ frame, view })}
      aside={<Margin frame={frame} view={view} />}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {view.cancelledNote !== null && (
        <Notice tone="warn" title={t('engagement.page.cancelled')}>
          <p class="written">{view.cancelledNote}</p>
        </Notice>
      )}
      <Requests frame={frame} view={view} />
      <FindingsList frame={frame} findings={view.findings} signed={view.signed} />
      <Exceptions frame={frame} view={view} />
      <ExceptForm frame={frame} view={view} returned={returned} />
      <Bring frame={frame} view={view} returned={returned} />
      <Ask frame={frame} view={view} returned={returned} />
      <Plan frame={frame} view={view} from={from} />
      <Versions frame={frame} view={view} />
      <Cancel frame={frame} view={view} returned={returned} />
      <WhoCanSee frame={frame} now={seenBy(frame, view)} seized={t('engagement.see.seized')} />
    </Page>
  );
};
