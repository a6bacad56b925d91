import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { DateField, Radios } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { occasions } from '../facts.ts';
import { sayList } from '../words.ts';
import { openingFields } from './form.ts';
import type { OpeningView } from './view.ts';

type Props = {
  frame: Frame;
  view: OpeningView;
  /** What stands in the form before anybody typed. */
  values: Record<keyof typeof openingFields, string>;
  today: string;
  returned: ReturnedForm | undefined;
};

/** Either side may ask both to answer; the community side has the last word on what is asked. P3 */
export const OpenRoundPage = ({ frame, view, values, today, returned }: Props) => {
  const { t } = frame;
  const { partnership } = view;
  const action = routes.openRound.url({ partnership });
  const f = bound(frame, returned, {
    ...{ action, fields: openingFields, values },
    labels: {
      instrument: t('assessment.open.instrument'),
      occasion: t('assessment.open.occasion'),
      answerBy: t('assessment.open.answerBy'),
      engagement: '',
    },
  });
  return (
    <Page
      frame={frame}
      title={t('assessment.open.title')}
      lead={t('assessment.open.lead')}
      trail={[
        { label: t('partnership.title'), href: routes.partnership.url({ partnership }) },
        { label: t('assessment.list.title'), href: routes.rounds.url({ partnership }) },
      ]}
      here="partnerships"
      problem={returned !== undefined}
    >
      <ReturnedNotices {...f.summary} returned={returned} />
      <Form frame={frame} action={action} submit={t('assessment.open.submit')}>
        <input type="hidden" name="engagement" value={f('engagement').value ?? ''} />
        <Radios
          {...f('instrument')}
          hint={t(`assessment.open.instrumentHint.${view.community ? 'community' : 'ally'}`)}
          options={view.instruments}
        />
        <Radios
          {...f('occasion')}
          hint={t('assessment.open.occasionHint')}
          options={occasions.map((value) => ({ value, label: t(`assessment.occasion.${value}`) }))}
        />
        <DateField {...f('answerBy')} hint={t('assessment.open.answerByHint')} min={today} />
        <WhoCanSee
          frame={frame}
          now={t('assessment.open.seen', { organisations: sayList(frame, view.parties) })}
          seized={t('assessment.open.seized')}
        />
      </Form>
    </Page>
  );
};
