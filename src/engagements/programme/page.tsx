import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Notice, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { ShownText } from '../nominations/appearanceText.tsx';
import { SeatsPager } from '../plan/reading/seatsPager.tsx';
import { saySession, sayWhose } from '../plan/reading/words.ts';
import { sayList, trailTo } from '../words.ts';
import type { ProgrammeSeat, ProgrammeView } from './view.ts';

const SeatCard = ({ frame, item }: { frame: Frame; item: ProgrammeSeat }) => {
  const { t } = frame;
  const role = t(`engagement.role.${item.seat.role}`);
  return (
    <Card
      level={3}
      overline={sayWhose(frame, item.seat)}
      title={t('engagement.plan.seatBrief', { number: item.number, role })}
    >
      {item.organisation && <p>{item.organisation}</p>}
      {item.shown ? (
        <>
          <ShownText frame={frame} shown={item.shown} />
          {item.earlier && <p class="muted">{t('engagement.programme.earlier')}</p>}
        </>
      ) : (
        item.seat.communities.length > 0 && <p class="muted">{t('engagement.programme.nobody')}</p>
      )}
    </Card>
  );
};

const Days = ({ frame, view }: { frame: Frame; view: ProgrammeView }) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('engagement.text.days')}</h2>
      {view.plan.sessions.length === 0 ? (
        <p class="muted">{t('engagement.list.noDay')}</p>
      ) : (
        <ul>
          {view.plan.sessions.map((session) => (
            <li>{saySession(frame, session)}</li>
          ))}
        </ul>
      )}
      <p>
        <Onward href={routes.engagementCalendar.url({ engagement: view.engagement })}>
          {t('engagement.programme.calendar')}
        </Onward>
      </p>
    </section>
  );
};

/** Who takes which seat, as each of them released it; that somebody looked is told to them. P6 */
export const ProgrammePage = ({ frame, view }: { frame: Frame; view: ProgrammeView }) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('engagement.programme.title')}
      heading={view.plan.title}
      lead={t('engagement.programme.lead')}
      trail={trailTo(frame, { id: view.engagement, title: view.plan.title })}
      here="engagements"
    >
      {view.cancelled && (
        <Notice tone="warn">
          <p>{t('engagement.page.cancelled')}</p>
        </Notice>
      )}
      <Days frame={frame} view={view} />
      <section class="part">
        <h2>{t('engagement.plan.section.seats')}</h2>
        {view.seats.map((item) => (
          <SeatCard frame={frame} item={item} />
        ))}
        <SeatsPager frame={frame} part={view.part} />
        <p>
          <Onward href={routes.notes.url({ engagement: view.engagement })}>{t('note.title')}</Onward>
        </p>
      </section>
      <WhoCanSee
        frame={frame}
        now={t('engagement.see.partnership', { organisations: sayList(frame, view.parties) })}
        seized={t('engagement.programme.seized')}
      />
    </Page>
  );
};
