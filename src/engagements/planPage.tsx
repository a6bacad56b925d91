import { routes } from '../routes.ts';
import { Select, TextArea } from '../web/fields.tsx';
import type { Problems } from '../web/form.ts';
import { ErrorSummary, Form, Submit } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Part } from '../web/sections.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import type { PlanFinding } from './checks/ruleTable.ts';
import { longestNote } from './engagementParts.tsx';
import { sayList, trailTo } from './engagementWords.ts';
import { FindingsList, notesOf } from './findingsList.tsx';
import { labelsOf } from './planLabels.ts';
import type { PlanFilled } from './planParts.tsx';
import { PlanContents, PlanSections } from './planSections.tsx';
import { type Reshaped, type Sheet, textOf } from './planSheet.ts';
import { suggestedBy } from './suggested.ts';

export type PlanFormView = {
  /** A new engagement, the next wording of one, or an asked organisation's own wording. */
  form: 'new' | 'change' | 'counter';
  action: string;
  /** The engagement it is about; null for a new one. */
  about: { id: string; title: string } | null;
  organisations: readonly { key: string; name: string }[];
  /** Where a new plan may be at home. */
  partnerships: readonly { id: string; title: string | null }[];
  readers: readonly string[];
  sheet: Sheet;
  problems?: Problems | undefined;
  findings?: readonly PlanFinding[] | undefined;
  at?: Reshaped['at'];
};
type Props = { frame: Frame; view: PlanFormView };

const filledFrom = ({ frame, view }: Props): PlanFilled => ({
  frame,
  sheet: view.sheet,
  problems: view.problems ?? {},
  notes: notesOf(frame, view.findings ?? []),
  at: view.at ?? null,
  suggested: suggestedBy(view.sheet),
  organisations: view.organisations,
});

const Home = ({ frame, view }: Props) => {
  if (view.form !== 'new') return null;
  return (
    <Select
      frame={frame}
      name="partnership"
      label={frame.t('engagement.edit.inPartnership')}
      error={view.problems?.['partnership']}
      value={textOf(view.sheet.fields, 'partnership')}
      options={[
        ...view.partnerships.map(({ id, title }) => ({
          value: id,
          label: title ?? frame.t('engagement.list.unreadable'),
        })),
        { value: '', label: frame.t('engagement.edit.ownDraft') },
      ]}
    />
  );
};

const Note = ({ frame, view }: Props) =>
  view.form === 'counter' ? (
    <TextArea
      frame={frame}
      name="note"
      label={frame.t('engagement.request.counterNote')}
      error={view.problems?.['note']}
      value={textOf(view.sheet.fields, 'note')}
      maxlength={longestNote}
      rows={3}
      optional
    />
  ) : null;

const saveKey = {
  new: 'engagement.edit.save',
  change: 'engagement.edit.save',
  counter: 'engagement.request.counterSubmit',
} as const;
const titleKey = {
  new: 'engagement.edit.newTitle',
  change: 'engagement.edit.title',
  counter: 'engagement.request.counterTitle',
} as const;
const leadKey = {
  new: 'engagement.edit.newLead',
  change: 'engagement.edit.lead',
  counter: 'engagement.request.counterLead',
} as const;

/** The form of a plan, inside: who could be asked is known, and nothing about them is typed. */
export const PlanPage = ({ frame, view }: Props) => {
  const { t } = frame;
  const problems = view.problems ?? {};
  const title = t(titleKey[view.form]);
  return (
    <Page
      frame={frame}
      title={title}
      lead={t(leadKey[view.form])}
      trail={trailTo(frame, view.about ?? undefined)}
      here="engagements"
      problem={Object.keys(problems).length > 0}
      asideFirst
      aside={<PlanContents frame={frame} known />}
    >
      <ErrorSummary frame={frame} problems={problems} labels={labelsOf(t, problems)} />
      {view.findings && <FindingsList frame={frame} findings={view.findings} linked />}
      <Form frame={frame} action={view.action}>
        <button type="submit" class="unseen" name="do" value="check" tabindex={-1}>
          {t('engagement.edit.check')}
        </button>
        <input type="hidden" name="version" value={textOf(view.sheet.fields, 'version')} />
        <PlanSections filled={filledFrom({ frame, view })} known />
        <Part id="finish" title={t('engagement.plan.section.finish')}>
          <Home frame={frame} view={view} />
          <Note frame={frame} view={view} />
          <WhoCanSee
            frame={frame}
            now={
              view.readers.length > 0
                ? t('engagement.see.partnership', { organisations: sayList(frame, view.readers) })
                : t('engagement.see.own')
            }
            seized={t('engagement.see.seized')}
          />
          <p class="acts">
            <Submit name="do" value="save" label={t(saveKey[view.form])} />
            <Submit name="do" value="check" label={t('engagement.edit.check')} variant="quiet" />
            {view.about && (
              <a class="button quiet" href={routes.engagement.url({ engagement: view.about.id })}>
                {t('engagement.edit.back')}
              </a>
            )}
          </p>
        </Part>
      </Form>
    </Page>
  );
};
