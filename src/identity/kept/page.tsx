import { routes } from '../../routes.ts';
import { Form } from '../../web/forms/form.tsx';
import { isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Onward } from '../../web/parts/cards.tsx';
import { WhatIsWrong } from '../pages.tsx';
import { StepUpField } from '../stepUp/field.tsx';

const Take = ({ frame, returned }: { frame: Frame; returned: ReturnedForm | undefined }) => {
  const { t } = frame;
  return (
    <Card title={t('kept.take')}>
      <WhatIsWrong frame={frame} returned={returned} />
      <p>{t('kept.file')}</p>
      <Form frame={frame} action={routes.keptFile.url()} submit={t('kept.submit')} variant="quiet">
        <StepUpField frame={frame} id="kept-passphrase" error={returned?.problems['passphrase']} />
      </Form>
    </Card>
  );
};

/** What is kept about oneself: what it is, where it is read, and all of it in one file. */
export const KeptPage = ({
  frame,
  tables,
  returned,
}: {
  frame: Frame;
  /** How many rows are about her, by table. */
  tables: ReadonlyMap<string, number>;
  returned?: ReturnedForm | undefined;
}) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('kept.title')}
      lead={t('kept.lead')}
      here="account"
      trail={[{ label: t('identity.account.title'), href: routes.account.url() }]}
      problem={isWrong(returned)}
    >
      <Card title={t('kept.rows')}>
        <ul>
          {[...tables].map(([table, count]) => (
            <li>
              <code lang="en" translate="no">
                {table}
              </code>{' '}
              {t('kept.count', { count })}
            </li>
          ))}
        </ul>
        <p>{t('kept.words')}</p>
        <Onward href={routes.held.url()}>{t('held.title')}</Onward>
      </Card>
      <Take frame={frame} returned={returned} />
    </Page>
  );
};
