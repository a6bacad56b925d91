import { routes } from '../../routes.ts';
import { TextField } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';

type FindProps = { frame: Frame; typed: string; problem: string | undefined };

export const FindSeatPage = ({ frame, typed, problem }: FindProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('engagement.seat.tab')}
      heading={t('engagement.find.title')}
      lead={t('engagement.find.lead')}
      problem={problem !== undefined}
    >
      <Form frame={frame} action={routes.findSeatNow.url()} submit={t('engagement.find.submit')}>
        <TextField
          frame={frame}
          name="code"
          label={t('engagement.code.label')}
          hint={t('engagement.find.hint')}
          error={problem}
          value={typed}
          maxlength={60}
        />
      </Form>
    </Page>
  );
};
