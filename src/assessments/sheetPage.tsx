import type { Side } from '../kernel/organisation.ts';
import type { Problems, Typed } from '../web/form.ts';
import { ErrorSummary, Form, Submit } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Notice } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { questionInWords, SaidNo } from './roundWords.tsx';
import { answeredIn, missingRecords, type Question, type Sheet } from './sheet.ts';
import { answerField, type SheetPart, typedOfSheet } from './sheetForm.ts';
import { Anchors, Progress, partTitle, QuestionField } from './sheetParts.tsx';
import type { Terms } from './termsStore.ts';

/** `one`: the organisation's agreed sheet. `own`: a member's own. `link`: of somebody without an account. */
export type SheetKind = 'one' | 'own' | 'link';
export type SheetView = {
  kind: SheetKind;
  terms: Terms;
  questions: readonly Question[];
  parts: readonly SheetPart[];
  side: Side;
  sheet: Sheet;
  organisation: string;
  others: string;
  /** Where this sheet's form goes, and its parts. */
  action: string;
  trail: { label: string; href: string }[] | undefined;
};
export type SentSheet = { typed: Typed; problems: Problems };
type Props = {
  frame: Frame;
  view: SheetView;
  part: SheetPart;
  sent?: SentSheet | undefined;
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
  const { frame, view, part, sent, done } = props;
  const { t } = frame;
  const { terms, side, sheet, kind } = view;
  const typed = sent?.typed ?? typedOfSheet(sheet);
  const owed = missingRecords(side, sheet, part.questions).length;
  const { form: refused, ...problems } = sent?.problems ?? {};
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
      problem={sent !== undefined}
    >
      <SaidNo sentence={refused} />
      <ErrorSummary frame={frame} problems={problems} labels={labels} />
      <Progress {...view} frame={frame} here={part.key} url={partUrl(view.action)} />
      <Form frame={frame} action={view.action}>
        <h2>{partTitle({ frame, terms }, part.key)}</h2>
        <Anchors frame={frame} terms={terms} side={side} part={part.key} />
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
            problems={problems}
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
