import { routes } from '../routes.ts';
import { TextArea, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { SaidNo } from './roundWords.tsx';
import { textOf } from './sheetParts.tsx';

type WriteProps = {
  frame: Frame;
  typed: Typed;
  problems?: Problems | undefined;
  /** The own set that this is a new version of. */
  own: string | null;
};

/** Writing, copying and translating are one form: what was there stands in it. */
export const WriteQuestionsPage = ({ frame, typed, problems, own }: WriteProps) => {
  const { t } = frame;
  const { form: refused, ...wrong } = problems ?? {};
  const field = (name: string) => ({
    frame,
    name,
    value: textOf(typed, name),
    error: wrong[name],
  });
  const labels = {
    ...{ title: t('assessment.write.title'), about: t('assessment.write.about') },
    ...{ authors: t('assessment.write.authors'), licence: t('assessment.questions.licence') },
    ...{ mayChange: t('assessment.questions.mayChange'), questions: t('assessment.write.questions') },
    language: t('assessment.write.language'),
  };
  return (
    <Page
      frame={frame}
      title={t('assessment.questions.title')}
      heading={t(own ? 'assessment.questions.change' : 'assessment.questions.new')}
      lead={t('assessment.write.lead')}
      trail={[{ label: t('assessment.questions.title'), href: routes.questionSets.url() }]}
      here="partnerships"
      problem={problems !== undefined}
    >
      <SaidNo sentence={refused} />
      <ErrorSummary frame={frame} problems={wrong} labels={labels} />
      <Form
        frame={frame}
        action={own ? routes.changeQuestions.url({ instrument: own }) : routes.writeQuestions.url()}
        submit={t('assessment.write.submit')}
      >
        <input type="hidden" name="from" value={textOf(typed, 'from')} />
        <TextField
          {...field('language')}
          label={labels.language}
          hint={t('assessment.write.languageHint')}
          size={6}
          maxlength={12}
        />
        <TextField {...field('title')} label={labels.title} maxlength={120} />
        <TextArea {...field('about')} label={labels.about} maxlength={1000} rows={3} />
        <TextArea
          {...field('questions')}
          label={labels.questions}
          hint={t('assessment.write.questionsHint')}
          rows={16}
        />
        <fieldset class="field">
          <legend>{t('assessment.sheet.anchors')}</legend>
          {[0, 1, 2, 3, 4].map((mark) => (
            <TextField {...field(`anchor-${mark}`)} label={String(mark)} maxlength={200} />
          ))}
        </fieldset>
        <TextArea
          {...field('authors')}
          label={labels.authors}
          hint={t('assessment.write.authorsHint')}
          rows={2}
        />
        <TextField {...field('licence')} label={labels.licence} maxlength={80} />
        <TextArea {...field('mayChange')} label={labels.mayChange} maxlength={600} rows={2} />
        <WhoCanSee frame={frame} now={t('assessment.write.seen')} seized={t('assessment.write.seized')} />
      </Form>
    </Page>
  );
};
