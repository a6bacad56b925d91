import type { OrganisationId } from '../../kernel/ids.ts';
import { type CommunityKey, communityKeys } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, Select } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { Card, EmptyState, Notice, Onward, Tag } from '../../web/parts/cards.tsx';
import { readsDraft } from '../draft.ts';
import { DraftPage, Folded, Refused } from '../parts.tsx';
import { sayGroup, sayList, sayOrganisation } from '../words.ts';
import { FindOrganisation, type GroupsProps } from './findOrganisation.tsx';
import { askFields, listFields } from './form.ts';
import { Drafters } from './parts.tsx';
import { mayAskFor } from './rules.ts';
import { groupsStep } from './view.ts';

const Suggest = ({ frame, view, returned }: GroupsProps) => {
  const { t } = frame;
  const { groups } = view.facts;
  const label = t('statement.groups.list');
  if (!view.may.write.ok) return <Refused frame={frame} label={label} may={view.may.write} />;
  const others = communityKeys.filter((key) => !groups.includes(key) && !view.suggested.includes(key));
  const suggested = view.suggested.filter((key) => !groups.includes(key));
  const boxes = (keys: readonly CommunityKey[]) =>
    keys.map((value) => ({ value, label: sayGroup(frame, value) }));
  const action = routes.listGroups.url({ statement: view.facts.id });
  const field = bound(frame, returned, {
    ...{ action, fields: listFields, labels: { group: t('statement.groups.suggested') } },
    values: { group: suggested },
  })('group');
  return (
    <Form frame={frame} action={action} submit={label}>
      {suggested.length > 0 && (
        <Checkboxes {...field} hint={t('statement.groups.suggestedHint')} options={boxes(suggested)} />
      )}
      <details class="option" open={suggested.length === 0}>
        <summary>
          <span class="button">{t('statement.groups.others')}</span>
          <span>{t('statement.groups.othersText')}</span>
        </summary>
        <Checkboxes
          {...field}
          id="group-more"
          label={t('statement.groups.all')}
          optional
          error={suggested.length === 0 ? field.error : undefined}
          options={boxes(others)}
        />
      </details>
    </Form>
  );
};

/** Who is asked for a group: somebody on the draft already, or an organisation that it leads. */
const AskFor = ({ frame, view, group }: GroupsProps & { group: CommunityKey }) => {
  const { t } = frame;
  const statement = view.facts.id;
  const led = view.askable.filter((one) => mayAskFor(one, group));
  const onDraft = (id: OrganisationId): boolean =>
    view.facts.drafters.some((drafter) => drafter.organisation === id && readsDraft(drafter));
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

const Group = ({ frame, view, group }: GroupsProps & { group: CommunityKey }) => {
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
const AskAnother = ({ frame, view, returned }: GroupsProps) => {
  const { t } = frame;
  const onDraft = view.facts.drafters.filter(readsDraft).map(({ organisation }) => organisation);
  const others = view.askable.filter(({ organisation }) => !onDraft.includes(organisation));
  if (!view.may.lead.ok || others.length === 0) return null;
  const action = routes.askOnto.url({ statement: view.facts.id });
  const labels = { organisation: t('statement.page.organisation'), group: '' };
  const f = bound(frame, returned, { action, fields: askFields, labels });
  return (
    <Folded
      open={returned?.action === action}
      label={t('statement.groups.another')}
      text={t('statement.groups.anotherText')}
    >
      <Form frame={frame} action={action} submit={t('statement.groups.askSubmit')}>
        <Select
          {...f('organisation')}
          options={others.map(({ organisation, name }) => ({ value: organisation, label: name }))}
        />
      </Form>
    </Folded>
  );
};

/** What keeps the text from being final until it is mended here: the text names them, and nobody listed them. P9 */
const NamedOnly = ({ frame, view }: GroupsProps) => {
  const named = view.locks.filter(({ lock }) => lock === 'group-named');
  if (named.length === 0) return null;
  return (
    <Notice tone="warn" title={frame.t('statement.groups.named')}>
      <ul>
        {named.map(({ subject }) => (
          <li>{sayGroup(frame, subject)}</li>
        ))}
      </ul>
      <p>{frame.t('statement.groups.namedText')}</p>
    </Notice>
  );
};

const nextOf = ({ t }: GroupsProps['frame'], view: GroupsProps['view']) => {
  const step = groupsStep(view);
  if (step === null) return undefined;
  return step === 'ask'
    ? { text: t('statement.groups.next.ask'), href: '#groups', label: t('statement.groups.to.ask') }
    : { text: t(`statement.groups.next.${step}`), href: '#add', label: t('statement.groups.more') };
};

export const GroupsPage = ({ frame, view, returned, done, now }: GroupsProps & { now: Temporal.Instant }) => {
  const { t } = frame;
  return (
    <DraftPage
      frame={frame}
      view={view}
      returned={returned}
      title={t('statement.groups.title')}
      lead={t('statement.groups.lead')}
      done={done}
      next={nextOf(frame, view)}
    >
      <NamedOnly frame={frame} view={view} />
      {view.found !== null && <FindOrganisation frame={frame} view={view} returned={returned} />}
      {view.facts.groups.length === 0 ? (
        <EmptyState title={t('statement.groups.empty.title')} text={t('statement.groups.empty.text')} />
      ) : (
        <div id="groups">
          {view.facts.groups.map((group) => (
            <Group frame={frame} view={view} group={group} />
          ))}
        </div>
      )}
      <section class="part" id="add">
        <h2>{t('statement.groups.more')}</h2>
        <Suggest frame={frame} view={view} returned={returned} />
      </section>
      {view.found === null && <FindOrganisation frame={frame} view={view} returned={returned} />}
      <AskAnother frame={frame} view={view} returned={returned} />
      <Drafters frame={frame} view={view} now={now} />
    </DraftPage>
  );
};
