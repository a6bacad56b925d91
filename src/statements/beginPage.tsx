import type { PartnershipId } from '../kernel/ids.ts';
import { longestWindow, shortestWindow, usualWindow } from '../kernel/window.ts';
import { routes } from '../routes.ts';
import { Checkboxes, Select, TextArea, TextField } from '../web/fields.tsx';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { EmptyState } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { scopeKeys } from './scopes.ts';
import { listIn, problemIn, trailTo, typedIn } from './statementWords.ts';
import type { Sent } from './views.ts';

export const longestAbout = 4000;
export const formOfBeginning = 'begin';

type Fields = {
  frame: Frame;
  partnerships: readonly { id: PartnershipId; parties: string }[];
  sent: Sent | undefined;
};

const BeginFields = ({ frame, partnerships, sent }: Fields) => {
  const { t } = frame;
  const typed = (name: string, fallback?: string) => typedIn(sent, formOfBeginning, name, fallback);
  const problem = (name: string) => problemIn(sent, formOfBeginning, name);
  return (
    <>
      <Select
        frame={frame}
        name="partnership"
        label={t('statement.begin.partnership')}
        hint={t('statement.begin.partnershipHint')}
        error={problem('partnership')}
        value={typed('partnership', partnerships.length === 1 ? partnerships[0]?.id : '')}
        options={partnerships.map(({ id, parties }) => ({ value: id, label: parties }))}
      />
      <TextField
        frame={frame}
        name="title"
        label={t('statement.begin.name')}
        error={problem('title')}
        value={typed('title')}
        maxlength={200}
      />
      <TextArea
        frame={frame}
        name="purpose"
        label={t('statement.begin.purpose')}
        hint={t('statement.begin.purposeHint')}
        error={problem('purpose')}
        value={typed('purpose')}
        maxlength={longestAbout}
      />
      <Checkboxes
        frame={frame}
        name="scope"
        label={t('statement.begin.scope')}
        hint={t('statement.begin.scopeHint')}
        error={problem('scope')}
        optional
        options={scopeKeys.map((key) => ({ value: key, label: t(`statement.scope.${key}`) }))}
        values={listIn(sent, formOfBeginning, 'scope')}
      />
      <TextField
        frame={frame}
        name="days"
        label={t('statement.begin.days')}
        hint={t('statement.begin.daysHint', {
          least: shortestWindow,
          most: longestWindow,
          usual: usualWindow,
        })}
        error={problem('days')}
        value={typed('days', String(usualWindow))}
        inputmode="numeric"
        size={4}
      />
    </>
  );
};

export const BeginPage = ({ frame, partnerships, sent }: Fields) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.begin.title')}
      lead={t('statement.begin.lead')}
      trail={trailTo(frame)}
      here="statements"
      problem={sent !== undefined}
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
        <>
          {sent && <ErrorSummary frame={frame} problems={sent.problems} />}
          <Form frame={frame} action={routes.beginStatement.url()} submit={t('statement.begin.submit')}>
            <BeginFields frame={frame} partnerships={partnerships} sent={sent} />
            <WhoCanSee frame={frame} now={t('statement.begin.see')} seized={t('statement.see.seized')} />
          </Form>
        </>
      )}
    </Page>
  );
};
