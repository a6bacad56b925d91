import { routes } from '../../../routes.ts';
import type { BoundField } from '../../../web/forms/bound.ts';
import { FileField, TextField } from '../../../web/forms/fields.tsx';
import { Form } from '../../../web/forms/form.tsx';
import type { Frame } from '../../../web/frame.ts';
import { WhoCanSee } from '../../../web/parts/whoCanSee.tsx';

type Props = {
  frame: Frame;
  field: (name: 'form' | 'formLanguage') => BoundField;
  /** Why a form was not taken, row by row. */
  told: readonly string[];
  open: boolean;
};

/** Where a form of KoboToolbox or ODK is brought: read, shown, and only then taken. */
export const BringForm = ({ frame, field, told, open }: Props) => {
  const { t } = frame;
  return (
    <details class="option" open={open}>
      <summary>
        <span class="button">{t('assessment.form.summary')}</span>
        <span>{t('assessment.form.text')}</span>
      </summary>
      <Form
        frame={frame}
        action={routes.writeQuestions.url()}
        submit={t('assessment.form.button')}
        variant="quiet"
        files
      >
        <FileField {...field('form')} optional={false} accept=".xlsx" hint={t('assessment.form.fileHint')} />
        {told.length > 0 && (
          <ul>
            {told.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        )}
        <TextField {...field('formLanguage')} hint={t('assessment.form.languageHint')} size={20} />
        <WhoCanSee frame={frame} now={t('assessment.form.seen')} seized={t('assessment.form.seized')} />
      </Form>
    </details>
  );
};
