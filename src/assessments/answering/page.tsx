import { Form, Submit } from '../../web/forms/form.tsx';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Notice } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { answeredIn, missingRecords } from '../sheet/facts.ts';
import { questionInWords } from '../words.ts';
import { answerField, type SheetPart, typedOfSheet } from './form.ts';
import { Anchors, Progress, partTitle, QuestionField } from './parts.tsx';
import type { SheetView } from './view.ts';

type Props = {
  frame: Frame;
  view: SheetView;
  part: SheetPart;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

const partUrl = (action: string) => (part: string) => `${action}?part=${encodeURIComponent(part)}`;

const Buttons = ({ frame, view, part }: Props) => {
  const { t } = frame;
  const last = view.parts.at(-1)?.key === part.key;
  const rest = view.questions.filter((question) => !part.questions.includes(question));
  const ready = answeredIn(view.sheet, rest) === rest.length;
  return (
    <p class="acts">
      {!last && <Submit name="do" value="next" label={t('assessment.sheet.next')} />}
      {view.kind !== 'one' && (last || ready) && (
        <Submit
          name="do"
          value="give"
          label={t('assessment.sheet.give')}
          variant={last ? 'primary' : 'quiet'}
        />
      )}
      <Submit
        name="do"
        value="stop"
        label={t('assessment.sheet.stop')}
        variant={last && view.kind === 'one' ? 'primary' : 'quiet'}
      />
    </p>
  );
};

/** One domain at a time, with what was answered kept at every step. */
export const SheetPage = (props: Props) => {
  const { frame, view, part, returned, done } = props;
  const { t } = frame;
  const { terms, side, sheet, kind } = view;
  const typed = returned?.typed ?? typedOfSheet(sheet);
  const owed = missingRecords(side, sheet, part.questions).length;
  const labels = Object.fromEntries(
    part.questions.map(({ key }) => [answerField(key), questionInWords(frame, terms, key, side)]),
  );
  return (
    <Page
      frame={frame}
      title={t('assessment.sheet.title')}
      sheets={['assessments']}
      lead={t(`assessment.sheet.lead.${kind}`, { organisation: view.organisation, others: view.others })}
      trail={view.trail}
      here={kind === 'link' ? undefined : 'partnerships'}
      done={done}
      problem={returned !== undefined}
    >
      <ReturnedNotices {...{ frame, returned, labels }} />
      <Progress {...view} frame={frame} here={part.key} url={partUrl(view.action)} />
      <Form frame={frame} action={view.action}>
        <h2>{partTitle({ frame, terms }, part.key)}</h2>
        <Anchors frame={frame} terms={terms} part={part.key} />
        <input type="hidden" name="part" value={part.key} />
        {owed > 0 && (
          <Notice tone="warn">
            <p>{t('assessment.sheet.owed', { count: owed })}</p>
          </Notice>
        )}
        {part.questions.map((question) => (
          <QuestionField
            frame={frame}
            terms={terms}
            side={side}
            question={question}
            typed={typed}
            problems={returned?.problems ?? {}}
          />
        ))}
        {side === 'ally' && <p class="hint">{t('assessment.sheet.recordHint')}</p>}
        <WhoCanSee
          frame={frame}
          now={t(`assessment.sheet.seen.${kind}`, { organisation: view.organisation })}
          seized={t(`assessment.sheet.seized.${kind === 'one' ? 'one' : 'people'}`)}
        />
        <Buttons {...props} />
      </Form>
    </Page>
  );
};
