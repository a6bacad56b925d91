import { routes } from '../../routes.ts';
import { Select, TextArea } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form, Submit } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Part } from '../../web/parts/sections.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { FindingsList } from '../findings/list.tsx';
import { labelsOf } from '../plan/form/labels.ts';
import { PlanContents, PlanSections } from '../plan/form/sections.tsx';
import { textOf } from '../plan/form/sheet.ts';
import { longestNote } from '../requests/form.ts';
import { sayList, trailTo } from '../words.ts';
import { type PlanState, planFilled } from './filled.ts';

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
  state: PlanState;
};
type Props = { frame: Frame; view: PlanFormView };

const Home = ({ frame, view }: Props) => {
  if (view.form !== 'new') return null;
  return (
    <Select
      frame={frame}
      name="partnership"
      label={frame.t('engagement.edit.inPartnership')}
      error={view.state.problems?.['partnership']}
      value={textOf(view.state.sheet.fields, 'partnership')}
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
      error={view.state.problems?.['note']}
      value={textOf(view.state.sheet.fields, 'note')}
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

const Finish = ({ frame, view }: Props) => {
  const { t } = frame;
  return (
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
  );
};

/** The form of a plan, inside: who could be asked is known, and nothing about them is typed. */
export const PlanPage = ({ frame, view }: Props) => {
  const { t } = frame;
  const { problems = {}, findings } = view.state;
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
      {findings && <FindingsList frame={frame} findings={findings} linked />}
      <Form frame={frame} action={view.action}>
        <button type="submit" class="unseen" name="do" value="check" tabindex={-1}>
          {t('engagement.edit.check')}
        </button>
        <input type="hidden" name="version" value={textOf(view.state.sheet.fields, 'version')} />
        <PlanSections filled={planFilled(frame, view.state, view.organisations)} known />
        <Finish frame={frame} view={view} />
      </Form>
    </Page>
  );
};
