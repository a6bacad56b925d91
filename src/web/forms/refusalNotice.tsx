import type { Refusal } from '../../kernel/outcome.ts';
import type { Frame } from '../frame.ts';
import { Notice, PrincipleLink } from '../parts/cards.tsx';
import { refusalInWords } from '../words/refusals.ts';
import { DisabledAction, ErrorSummary } from './form.tsx';
import { fieldProblems, type ReturnedForm } from './returned.ts';

type Props = { frame: Frame; returned: ReturnedForm | undefined; title?: string | undefined };

/** Why an act was refused, first on the page: what it stood in may not be shown to whoever tried. */
export const RefusalNotice = ({ frame, returned, title }: Props) => {
  const sentence = returned?.problems.form;
  if (!sentence) return null;
  const principle = returned.refusal?.principle;
  return (
    <Notice tone="stop" title={title}>
      <p>
        {sentence} {principle && <PrincipleLink frame={frame} id={principle} />}
      </p>
    </Notice>
  );
};

type ReturnedProps = Props & { labels?: Readonly<Record<string, string>> };

/** First on a page whose form came back: why a rule refused it, and which fields are to be mended. */
export const ReturnedNotices = ({ labels, ...props }: ReturnedProps) => (
  <>
    <RefusalNotice {...props} />
    <ErrorSummary frame={props.frame} problems={fieldProblems(props.returned)} labels={labels} />
  </>
);

type RefusedProps = { frame: Frame; label: string; refusal: Refusal };

/** An act that a rule refuses, with the rule's own reason. */
export const RefusedAction = ({ frame, label, refusal }: RefusedProps) => (
  <DisabledAction
    frame={frame}
    label={label}
    reason={refusalInWords(refusal, frame.t)}
    principle={refusal.principle}
  />
);
