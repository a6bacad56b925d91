import { type Day, hasJumped } from '../../kernel/clock.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { ActionButton } from '../../web/forms/form.tsx';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import { isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Facts } from '../../web/parts/cards.tsx';
import { dayInWords } from '../../web/words/figures.ts';
import { IfAllowed } from '../allowed.tsx';
import { confirmDay } from './rules.ts';

type Props = {
  frame: Frame;
  member: SignedIn;
  last: Day | null;
  today: Day;
  returned?: ReturnedForm | undefined;
  done: string | null;
};

/** For the host: does this machine know what day it is? Until somebody says yes, a clock that jumped erases nothing. */
export const ClockPage = ({ frame, member, last, today, returned, done }: Props) => {
  const { t } = frame;
  const held = last !== null && hasJumped(last, today);
  return (
    <Page
      frame={frame}
      title={t('clock.title')}
      lead={t('clock.lead')}
      done={done}
      problem={isWrong(returned)}
    >
      <ReturnedNotices frame={frame} returned={returned} title={t('organisations.refused')} />
      <Card title={t(held ? 'clock.held' : 'clock.runs')}>
        <Facts
          items={[
            { term: t('clock.today'), fact: dayInWords(today, frame.language) },
            { term: t('clock.last'), fact: last ? dayInWords(last, frame.language) : t('clock.none') },
          ]}
        />
        {held && (
          <>
            <p>{t('clock.why')}</p>
            <p>{t('clock.wrong')}</p>
            <IfAllowed frame={frame} outcome={confirmDay(member)} label={t('clock.accept')}>
              <ActionButton frame={frame} action={routes.confirmDay.url()} label={t('clock.accept')} />
            </IfAllowed>
          </>
        )}
      </Card>
    </Page>
  );
};
