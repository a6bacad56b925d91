import { routes } from '../../routes.ts';
import { TextArea, TextField } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form, Submit } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Part } from '../../web/parts/sections.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { languages } from '../../web/words/translate.ts';
import type { PlanFinding } from '../checks/ruleTable.ts';
import { FindingsList } from '../findings/list.tsx';
import type { Plan } from '../plan/document.ts';
import { labelsOf } from '../plan/form/labels.ts';
import { Press } from '../plan/form/parts.tsx';
import { PlanContents, PlanSections } from '../plan/form/sections.tsx';
import { type Sheet, textOf, typedOfSheet } from '../plan/form/sheet.ts';
import { PlanText } from '../plan/reading/text.tsx';
import { commitmentsIn } from './checkForm.ts';
import { type PlanState, planFilled, typedOrganisations } from './filled.ts';

/** `unread`: a file's text that could not be read. */
export type CheckView = PlanState & { unread?: string };
type Props = { frame: Frame; view: CheckView };

/** What Enter in a field presses: the first button of a form, so it must not be one that removes. */
const EnterPresses = ({ frame }: { frame: Frame }) => (
  <button type="submit" class="unseen" name="do" value="check" tabindex={-1}>
    {frame.t('engagement.check.check')}
  </button>
);

const Carried = ({ frame, view }: Props) => {
  const commitments = commitmentsIn(view.sheet.fields);
  if (commitments.length === 0) return null;
  return (
    <>
      <input type="hidden" name="commitments" value={textOf(view.sheet.fields, 'commitments')} />
      <p>{frame.t('engagement.check.commitments')}</p>
      <ul>
        {commitments.map(({ sentence }) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  );
};

/** The footer's language switch opens another page; this one takes along what was written. */
const InAnotherLanguage = ({ frame }: { frame: Frame }) => (
  <p class="acts">
    {languages
      .filter((language) => language !== frame.language)
      .map((language) => (
        <Press
          value={`language-${language}`}
          label={frame.t('engagement.check.goOnIn', { language: frame.t(`web.language.${language}`) })}
        />
      ))}
  </p>
);

const Finish = ({ frame, view }: Props) => {
  const { t } = frame;
  return (
    <Part id="finish" title={t('engagement.plan.section.finish')}>
      <TextField
        frame={frame}
        name="noticeDays"
        label={t('engagement.check.notice')}
        hint={t('engagement.check.noticeHint')}
        error={view.problems?.['noticeDays']}
        value={textOf(view.sheet.fields, 'noticeDays')}
        inputmode="numeric"
        maxlength={3}
        size={4}
      />
      <Carried frame={frame} view={view} />
      <WhoCanSee frame={frame} now={t('engagement.check.seenBy')} seized={t('engagement.check.seized')} />
      <p class="acts">
        <Submit name="do" value="check" label={t('engagement.check.check')} />
        <Submit name="do" value="read" label={t('engagement.check.read')} variant="quiet" />
        <Submit name="do" value="download" label={t('engagement.check.download')} variant="quiet" />
      </p>
      <InAnotherLanguage frame={frame} />
    </Part>
  );
};

const OpenFile = ({ frame, view }: Props) => (
  <details class="more" open={view.unread !== undefined}>
    <summary>{frame.t('engagement.check.open.summary')}</summary>
    <Form frame={frame} action={routes.checkEngagementNow.url()}>
      <TextArea
        frame={frame}
        name="file"
        label={frame.t('engagement.check.open.label')}
        hint={frame.t('engagement.check.open.hint')}
        error={
          view.unread === undefined
            ? undefined
            : (view.problems?.['file'] ?? frame.t('engagement.check.open.unread'))
        }
        value={view.unread}
        rows={4}
      />
      <Submit name="do" value="open" label={frame.t('engagement.check.open.button')} variant="quiet" />
    </Form>
  </details>
);

/** A plan laid out by anyone, and what the note says of it. Nothing of it is kept. */
export const CheckPage = ({ frame, view }: Props) => {
  const { t } = frame;
  const { problems = {}, findings } = view;
  return (
    <Page
      frame={frame}
      title={t('engagement.check.title')}
      lead={
        <>
          <p>{t('engagement.check.lead')}</p>
          <p>{t('engagement.check.notKept')}</p>
        </>
      }
      problem={Object.keys(problems).length > 0}
      asideFirst
      aside={<PlanContents frame={frame} known={false} />}
    >
      <ErrorSummary
        frame={frame}
        problems={problems}
        labels={{ ...labelsOf(t, problems), noticeDays: t('engagement.check.notice') }}
      />
      {findings && <FindingsList frame={frame} findings={findings} linked />}
      <Form frame={frame} action={routes.checkEngagementNow.url()}>
        <EnterPresses frame={frame} />
        <PlanSections filled={planFilled(frame, view, typedOrganisations(view.sheet))} known={false} />
        <Finish frame={frame} view={view} />
      </Form>
      <OpenFile frame={frame} view={view} />
    </Page>
  );
};

type PaperProps = { frame: Frame; plan: Plan; sheet: Sheet; findings: readonly PlanFinding[] };

/** The plan on paper: to read, to print, to take to a meeting; and back to the form with everything in it. */
export const CheckPaper = ({ frame, plan, sheet, findings }: PaperProps) => (
  <Page frame={frame} title={frame.t('engagement.check.title')} heading={plan.title} wide>
    <Form frame={frame} action={routes.checkEngagementNow.url()}>
      {Object.entries(typedOfSheet(sheet)).flatMap(([name, value]) =>
        [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
      )}
      <p class="acts">{frame.t('engagement.check.printHint')}</p>
      <p class="acts">
        <Submit name="do" value="edit" label={frame.t('engagement.check.back')} variant="quiet" />
        <Submit name="do" value="download" label={frame.t('engagement.check.download')} variant="quiet" />
      </p>
    </Form>
    <PlanText frame={frame} plan={plan} />
    <FindingsList frame={frame} findings={findings} />
  </Page>
);
