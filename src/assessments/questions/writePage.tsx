import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextArea, TextField } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { questionsFields } from './form.ts';

type WriteProps = {
  frame: Frame;
  /** What stands in the form before anybody typed. */
  values: Partial<Record<keyof typeof questionsFields, string>>;
  /** The own set that this is a new version of. */
  own: string | null;
  returned: ReturnedForm | undefined;
};

const anchors = ['anchor-0', 'anchor-1', 'anchor-2', 'anchor-3', 'anchor-4'] as const;

/** Writing, copying and translating are one form: what was there stands in it. */
export const WriteQuestionsPage = ({ frame, values, own, returned }: WriteProps) => {
  const { t } = frame;
  const action = own ? routes.changeQuestions.url({ instrument: own }) : routes.writeQuestions.url();
  const f = bound(frame, returned, {
    ...{ action, fields: questionsFields, values },
    labels: {
      ...{ from: '', language: t('assessment.write.language') },
      ...{ title: t('assessment.write.title'), about: t('assessment.write.about') },
      ...{ authors: t('assessment.write.authors'), licence: t('assessment.questions.licence') },
      ...{ mayChange: t('assessment.questions.mayChange'), questions: t('assessment.write.questions') },
      ...{ 'anchor-0': '0', 'anchor-1': '1', 'anchor-2': '2', 'anchor-3': '3', 'anchor-4': '4' },
    },
  });
  return (
    <Page
      frame={frame}
      title={t('assessment.questions.title')}
      heading={t(own ? 'assessment.questions.change' : 'assessment.questions.new')}
      lead={t('assessment.write.lead')}
      trail={[{ label: t('assessment.questions.title'), href: routes.questionSets.url() }]}
      here="partnerships"
      problem={returned !== undefined}
    >
      <ReturnedNotices {...f.summary} returned={returned} />
      <Form frame={frame} action={action} submit={t('assessment.write.submit')}>
        <input type="hidden" name="from" value={f('from').value ?? ''} />
        <TextField {...f('language')} hint={t('assessment.write.languageHint')} size={6} maxlength={12} />
        <TextField {...f('title')} />
        <TextArea {...f('about')} rows={3} />
        <TextArea {...f('questions')} optional={false} hint={t('assessment.write.questionsHint')} rows={16} />
        <fieldset class="field">
          <legend>{t('assessment.sheet.anchors')}</legend>
          {anchors.map((name) => (
            <TextField {...f(name)} />
          ))}
        </fieldset>
        <TextArea {...f('authors')} hint={t('assessment.write.authorsHint')} rows={2} />
        <TextField {...f('licence')} />
        <TextArea {...f('mayChange')} rows={2} />
        <WhoCanSee frame={frame} now={t('assessment.write.seen')} seized={t('assessment.write.seized')} />
      </Form>
    </Page>
  );
};
