import { routes } from '../../routes.ts';
import { ActionButton } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { EmptyState, Onward, Pager } from '../../web/parts/cards.tsx';
import { HappenedList } from '../../web/parts/happenedList.tsx';
import { sayDay } from '../words.ts';
import type { HappenedView } from './read.ts';

type Props = {
  frame: Frame;
  view: HappenedView;
  all: boolean;
  further: boolean;
  returned?: ReturnedForm | undefined;
  done: string | null;
};

const leadOf = ({ frame, view: { since }, all }: Props): string => {
  if (all) return frame.t('happened.lead.all');
  return since
    ? frame.t('happened.lead.since', { day: sayDay(frame, since) })
    : frame.t('happened.lead.never');
};

const List = ({ frame, view, all, further }: Props) => {
  const here = all ? `${routes.happened.url()}?all=1` : routes.happened.url();
  const lines = view.lines.map((line) => line(frame));
  return (
    <>
      <HappenedList frame={frame} lines={lines} />
      <Pager
        frame={frame}
        first={further ? here : null}
        next={view.next && `${here}${all ? '&' : '?'}after=${view.next}`}
      />
      {!all && (
        <ActionButton
          frame={frame}
          action={routes.markRead.url()}
          label={frame.t('happened.read')}
          variant="primary"
          fields={{ size: String(view.size) }}
        />
      )}
    </>
  );
};

/** What happened in all her organisation's partnerships, in plain sentences, each with the way to it. */
export const HappenedPage = (props: Props) => {
  const { frame, view, all, returned, done } = props;
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('happened.title')}
      lead={leadOf(props)}
      here="home"
      done={done}
      problem={!!returned}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {view.lines.length > 0 ? (
        <List {...props} />
      ) : (
        <EmptyState title={t('happened.nothing.title')} text={t('happened.nothing.text')} />
      )}
      <p>
        <Onward href={all ? routes.happened.url() : `${routes.happened.url()}?all=1`}>
          {t(all ? 'happened.onlyNew' : 'happened.all')}
        </Onward>
      </p>
    </Page>
  );
};
