import { type CommunityKey, communityKeys } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { Checkboxes, Select } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Onward, Tag } from '../web/parts.tsx';
import type { NamedAskable } from './askableStore.ts';
import { FindOrganisation } from './findPart.tsx';
import { Folded, Refused, SaidNo, Seeing, type Seen, Ways } from './parts.tsx';
import { mayAskFor } from './rules.ts';
import { Drafters } from './statementPage.tsx';
import { listIn, problemIn, sayGroup, sayList, sayOrganisation, trailTo, typedIn } from './statementWords.ts';
import type { StatementView } from './views.ts';

export type GroupsView = StatementView & {
  /** What the purpose and the text name, and what the subjects suggest: nobody confirmed them. */
  suggested: readonly CommunityKey[];
  /** Whom she knows and could ask. */
  askable: readonly NamedAskable[];
  /** Whom a search by name found; null where nobody searched. */
  found: readonly NamedAskable[] | null;
  mayDrop: boolean;
};
export type SeenGroups = Omit<Seen, 'view'> & { view: GroupsView };

const Suggest = ({ frame, view, sent }: SeenGroups) => {
  const { t } = frame;
  const { groups } = view.facts;
  const label = t('statement.groups.list');
  if (!view.may.write.ok) return <Refused frame={frame} label={label} may={view.may.write} />;
  const others = communityKeys.filter((key) => !groups.includes(key) && !view.suggested.includes(key));
  const suggested = view.suggested.filter((key) => !groups.includes(key));
  const boxes = (keys: readonly CommunityKey[]) =>
    keys.map((value) => ({ value, label: sayGroup(frame, value) }));
  return (
    <Form frame={frame} action={routes.listGroups.url({ statement: view.facts.id })} submit={label}>
      {suggested.length > 0 && (
        <Checkboxes
          frame={frame}
          name="group"
          label={t('statement.groups.suggested')}
          hint={t('statement.groups.suggestedHint')}
          error={problemIn(sent, 'groups', 'group')}
          options={boxes(suggested)}
          values={listIn(sent, 'groups', 'group', suggested)}
        />
      )}
      <details class="option" open={suggested.length === 0}>
        <summary>
          <span class="button">{t('statement.groups.others')}</span>
          <span>{t('statement.groups.othersText')}</span>
        </summary>
        <Checkboxes
          frame={frame}
          name="group"
          id="group-more"
          label={t('statement.groups.all')}
          optional
          error={suggested.length === 0 ? problemIn(sent, 'groups', 'group') : undefined}
          options={boxes(others)}
          values={listIn(sent, 'groups', 'group')}
        />
      </details>
    </Form>
  );
};

/** Who is asked for a group: somebody on the draft already, or an organisation that it leads. */
const AskFor = ({ frame, view, group }: SeenGroups & { group: CommunityKey }) => {
  const { t } = frame;
  const statement = view.facts.id;
  const led = view.askable.filter((one) => mayAskFor(one, group));
  const onDraft = (id: string): boolean =>
    view.facts.drafters.some(
      ({ organisation, answer, leftOn }) => organisation === id && leftOn === null && answer !== 'declined',
    );
  if (!view.may.lead.ok)
    return <Refused frame={frame} label={t('statement.groups.ask')} may={view.may.lead} />;
  if (led.length === 0)
    return (
      <>
        <p class="muted">{t('statement.groups.nobody')}</p>
        <Onward href="#find">{t('statementFind.title')}</Onward>
      </>
    );
  return (
    <div class="row">
      {led.map(({ organisation, name }) => (
        <ActionButton
          frame={frame}
          action={
            onDraft(organisation) ? routes.assignGroups.url({ statement }) : routes.askOnto.url({ statement })
          }
          label={t(onDraft(organisation) ? 'statement.groups.assign' : 'statement.groups.askOne', {
            organisation: name,
          })}
          fields={{ organisation, group }}
        />
      ))}
    </div>
  );
};

const Group = ({ frame, view, group }: SeenGroups & { group: CommunityKey }) => {
  const { t } = frame;
  const asked = view.facts.drafters.filter(({ asksFor }) => asksFor.includes(group));
  return (
    <Card
      overline={
        <Tag tone={asked.length > 0 ? 'good' : 'warn'}>
          {t(asked.length > 0 ? 'statement.groups.isAsked' : 'statement.groups.isUnasked')}
        </Tag>
      }
      title={sayGroup(frame, group)}
    >
      {asked.length > 0 && (
        <p>
          {t('statement.groups.askedThrough', {
            organisations: sayList(
              frame,
              asked.map(({ organisation }) => sayOrganisation(frame, view, organisation)),
            ),
          })}
        </p>
      )}
      {asked.length === 0 && <AskFor frame={frame} view={view} group={group} />}
      {view.mayDrop && asked.length === 0 && (
        <ActionButton
          frame={frame}
          action={routes.dropGroup.url({ statement: view.facts.id })}
          label={t('statement.groups.drop')}
          fields={{ group }}
        />
      )}
    </Card>
  );
};

/** Anybody else whom she knows: a further co-drafter, for no listed group. */
const AskAnother = ({ frame, view, sent }: SeenGroups) => {
  const { t } = frame;
  const others = view.askable.filter(
    ({ organisation }) =>
      !view.facts.drafters.some(
        (drafter) =>
          drafter.organisation === organisation && drafter.leftOn === null && drafter.answer !== 'declined',
      ),
  );
  if (!view.may.lead.ok || others.length === 0) return null;
  return (
    <Folded
      open={sent?.form === 'ask'}
      label={t('statement.groups.another')}
      text={t('statement.groups.anotherText')}
    >
      <Form
        frame={frame}
        action={routes.askOnto.url({ statement: view.facts.id })}
        submit={t('statement.groups.askSubmit')}
      >
        <Select
          frame={frame}
          name="organisation"
          label={t('statement.page.organisation')}
          error={problemIn(sent, 'ask', 'organisation')}
          value={typedIn(sent, 'ask', 'organisation')}
          options={others.map(({ organisation, name }) => ({ value: organisation, label: name }))}
        />
      </Form>
    </Folded>
  );
};

export const GroupsPage = ({ frame, view, sent, done, now }: SeenGroups & { now: Temporal.Instant }) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.groups.title')}
      lead={t('statement.groups.lead')}
      trail={trailTo(frame, view)}
      here="statements"
      done={done}
      problem={Object.keys(sent?.problems ?? {}).length > 0}
      next={{ text: t('statement.groups.next') }}
      aside={<Ways frame={frame} view={view} />}
    >
      <SaidNo sent={sent} />
      {view.found !== null && <FindOrganisation frame={frame} view={view} sent={sent} />}
      {view.facts.groups.length === 0 ? (
        <EmptyState title={t('statement.groups.empty.title')} text={t('statement.groups.empty.text')} />
      ) : (
        view.facts.groups.map((group) => <Group frame={frame} view={view} group={group} />)
      )}
      <section class="part">
        <h2>{t('statement.groups.more')}</h2>
        <Suggest frame={frame} view={view} sent={sent} />
      </section>
      {view.found === null && <FindOrganisation frame={frame} view={view} sent={sent} />}
      <AskAnother frame={frame} view={view} sent={sent} />
      <Drafters frame={frame} view={view} now={now} />
      <Seeing frame={frame} view={view} />
    </Page>
  );
};
