import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, TextArea } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { objectionFields } from './form.ts';

type Props = {
  frame: Frame;
  token: string;
  title: string;
  days: number;
  returned: ReturnedForm | undefined;
};

/** Where an organisation objects to a published text, whether or not it was ever on the draft. P14 */
export const ObjectPage = ({ frame, token, title, days, returned }: Props) => {
  const { t } = frame;
  const action = routes.objectNow.url({ token });
  const labels = { words: t('statement.object.words'), named: t('statement.object.named') };
  const f = bound(frame, returned, { action, fields: objectionFields, labels });
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.object.title')}
      heading={t('statement.object.heading', { title })}
      lead={t('statement.object.lead', { count: days })}
      trail={[{ label: t('statement.object.back'), href: routes.publicText.url({ token }) }]}
      problem={returned !== undefined}
    >
      <ErrorSummary frame={frame} problems={returned?.problems ?? {}} />
      <Form frame={frame} action={action} submit={t('statement.object.submit')}>
        <TextArea {...f('words')} hint={t('statement.object.hint')} />
        <Radios
          {...f('named')}
          options={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`statement.object.name.${value}`),
          }))}
        />
        <WhoCanSee
          frame={frame}
          now={t('statement.object.see')}
          seized={t('statement.object.seized')}
          sealed={false}
        />
      </Form>
    </Page>
  );
};
