import { routes } from '../../routes.ts';
import { Form, RefusedAction } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { sayDay, trailTo } from '../words.ts';
import type { LeavingView, LeftView } from './view.ts';

const Meaning = ({ frame, view }: { frame: Frame; view: LeavingView }) => {
  const { t } = frame;
  return (
    <>
      <h2>{t('partnership.leaving.means')}</h2>
      <ul>
        <li>{t('partnership.leaving.day')}</li>
        <li>{t('partnership.leaving.decisions', { count: view.closes })}</li>
        <li>{t(`partnership.leaving.${view.ends ? 'ends' : 'goesOn'}`)}</li>
        <li>{t('partnership.leaving.keys')}</li>
      </ul>
      <p>
        {t('partnership.leaving.before')}{' '}
        <Onward href={routes.record.url({ partnership: view.id })}>{t('partnership.leaving.record')}</Onward>
      </p>
    </>
  );
};

const Go = ({ frame, view: { id, may } }: { frame: Frame; view: LeavingView }) => {
  const label = frame.t('partnership.leaving.submit');
  return may.ok ? (
    <Form
      frame={frame}
      action={routes.leavePartnership.url({ partnership: id })}
      submit={label}
      variant="danger"
    />
  ) : (
    <RefusedAction frame={frame} label={label} refusal={may} />
  );
};

type LeavingProps = { frame: Frame; view: LeavingView; returned?: ReturnedForm | undefined };

/** Any party may go, and needs nobody's consent. P1 */
export const LeavingPage = ({ frame, view, returned }: LeavingProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('partnership.leaving.title')}
      heading={
        view.title
          ? t('partnership.leaving.heading', { title: view.title })
          : t('partnership.leaving.headingBare')
      }
      lead={t('partnership.leaving.lead')}
      trail={trailTo(frame, view)}
      here="partnerships"
      problem={Boolean(returned)}
    >
      <RefusalNotice frame={frame} returned={returned} title={t('partnership.decision.refused')} />
      <Meaning frame={frame} view={view} />
      <WhoCanSee
        frame={frame}
        now={t('partnership.see.leaving')}
        seized={t('partnership.see.seizedLeaving')}
        sealed={false}
      />
      <Go frame={frame} view={view} />
      <p>
        <Onward href={routes.partnership.url({ partnership: view.id })}>
          {t('partnership.leaving.stay')}
        </Onward>
      </p>
    </Page>
  );
};

/** What an organisation that left still sees: its own days, and the record up to the day it left. */
export const LeftPage = ({ frame, view, done }: { frame: Frame; view: LeftView; done?: string | null }) => {
  const { t } = frame;
  const day = sayDay(frame, view.leftOn);
  return (
    <Page
      frame={frame}
      title={t('partnership.title')}
      heading={t('partnership.left.title')}
      lead={t('partnership.left.lead', { day })}
      trail={trailTo(frame)}
      here="partnerships"
      done={done}
    >
      <p>
        {view.joinedOn
          ? t('partnership.left.since', { from: sayDay(frame, view.joinedOn), to: day })
          : t('partnership.left.never')}
      </p>
      <p>{t(`partnership.left.${view.hasRecord ? 'record' : 'noRecord'}`)}</p>
      {view.hasRecord && (
        <p>
          <Onward href={routes.record.url({ partnership: view.id })}>
            {t('partnership.page.recordLink')}
          </Onward>
        </p>
      )}
    </Page>
  );
};
