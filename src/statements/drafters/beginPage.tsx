import { longestWindow, shortestWindow, usualWindow } from '../../kernel/decision/window.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, Select, TextArea, TextField } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { EmptyState } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { scopeKeys } from '../text/scopes.ts';
import { trailTo } from '../words.ts';
import { beginFields } from './form.ts';

type BeginProps = {
  frame: Frame;
  partnerships: readonly { id: PartnershipId; parties: string }[];
  returned: ReturnedForm | undefined;
};

const BeginForm = ({ frame, partnerships, returned }: BeginProps) => {
  const { t } = frame;
  const action = routes.beginStatement.url();
  const f = bound(frame, returned, {
    action,
    fields: beginFields,
    labels: {
      partnership: t('statement.begin.partnership'),
      title: t('statement.begin.name'),
      purpose: t('statement.begin.purpose'),
      scope: t('statement.begin.scope'),
      days: t('statement.begin.days'),
    },
    values: {
      partnership: partnerships.length === 1 ? partnerships[0]?.id : '',
      days: String(usualWindow),
    },
  });
  const window = { least: shortestWindow, most: longestWindow, usual: usualWindow };
  return (
    <>
      <ErrorSummary {...f.summary} />
      <Form frame={frame} action={action} submit={t('statement.begin.submit')}>
        <Select
          {...f('partnership')}
          hint={t('statement.begin.partnershipHint')}
          options={partnerships.map(({ id, parties }) => ({ value: id, label: parties }))}
        />
        <TextField {...f('title')} />
        <TextArea {...f('purpose')} hint={t('statement.begin.purposeHint')} />
        <Checkboxes
          {...f('scope')}
          hint={t('statement.begin.scopeHint')}
          options={scopeKeys.map((key) => ({ value: key, label: t(`statement.scope.${key}`) }))}
        />
        <TextField {...f('days')} hint={t('statement.begin.daysHint', window)} inputmode="numeric" size={4} />
        <WhoCanSee frame={frame} now={t('statement.begin.see')} seized={t('statement.see.seized')} />
      </Form>
    </>
  );
};

export const BeginPage = (props: BeginProps) => {
  const { frame, partnerships, returned } = props;
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.begin.title')}
      lead={t('statement.begin.lead')}
      trail={trailTo(frame)}
      here="statements"
      problem={returned !== undefined}
    >
      {partnerships.length === 0 ? (
        <EmptyState
          title={t('statement.begin.alone.title')}
          text={t('statement.begin.alone.text')}
          action={
            <a class="button primary" href={routes.newPartnership.url()}>
              {t('statement.list.partnerFirst')}
            </a>
          }
        />
      ) : (
        <BeginForm {...props} />
      )}
    </Page>
  );
};
