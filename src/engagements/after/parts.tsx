import { type BoundField, bound } from '../../web/forms/bound.ts';
import { Select, TextArea } from '../../web/forms/fields.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { feedbackQuestions } from './feedback.ts';
import { feedbackFields } from './form.ts';

type Props = { frame: Frame; action: string; returned: ReturnedForm | undefined };

const feedbackForm = ({ frame, action, returned }: Props) => {
  const { t } = frame;
  return bound(frame, returned, {
    action,
    fields: feedbackFields,
    labels: {
      ownVoice: t('engagement.after.question.ownVoice'),
      freeToSayNo: t('engagement.after.question.freeToSayNo'),
      earlyEnough: t('engagement.after.question.earlyEnough'),
      answered: t('engagement.after.question.answered'),
      paidWell: t('engagement.after.question.paidWell'),
      words: t('engagement.after.words'),
    },
  });
};

const Mark = ({ field }: { field: BoundField }) => (
  <Select
    {...field}
    value={field.value || 'na'}
    options={(['na', '0', '1', '2', '3', '4'] as const).map((value) => ({
      value,
      label: field.frame.t(`engagement.after.mark.${value}`),
    }))}
  />
);

/** The same five questions for the organisation and for a nominee. */
export const FeedbackFields = (props: Props) => {
  const f = feedbackForm(props);
  return (
    <>
      {feedbackQuestions.map((question) => (
        <Mark field={f(question)} />
      ))}
      <TextArea {...f('words')} hint={props.frame.t('engagement.after.wordsHint')} rows={3} />
    </>
  );
};
