import { routes } from '../routes.ts';
import { Radios, TextArea } from '../web/fields.tsx';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { problemIn, typedIn } from './statementWords.ts';
import type { Sent } from './views.ts';
import { longestSaid } from './wordingPage.tsx';

type ObjectProps = { frame: Frame; token: string; title: string; days: number; sent: Sent | undefined };

/** Where an organisation objects to a published text, whether or not it was ever on the draft. P14 */
export const ObjectPage = ({ frame, token, title, days, sent }: ObjectProps) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.object.title')}
      heading={t('statement.object.heading', { title })}
      lead={t('statement.object.lead', { count: days })}
      trail={[{ label: t('statement.object.back'), href: routes.publicText.url({ token }) }]}
      problem={sent !== undefined}
    >
      {sent && <ErrorSummary frame={frame} problems={sent.problems} />}
      <Form frame={frame} action={routes.objectNow.url({ token })} submit={t('statement.object.submit')}>
        <TextArea
          frame={frame}
          name="words"
          label={t('statement.object.words')}
          hint={t('statement.object.hint')}
          error={problemIn(sent, 'object', 'words')}
          value={typedIn(sent, 'object', 'words')}
          maxlength={longestSaid}
        />
        <Radios
          frame={frame}
          name="named"
          label={t('statement.object.named')}
          error={problemIn(sent, 'object', 'named')}
          value={typedIn(sent, 'object', 'named')}
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
