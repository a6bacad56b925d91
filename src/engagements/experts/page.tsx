import { type LanguageCode, languageName, languagesByName, regionKeys } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, TextArea, TextField } from '../../web/forms/fields.tsx';
import { ActionButton, ErrorSummary, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Pager } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { sayList, trailTo } from '../words.ts';
import { type Expert, expertFormats } from './facts.ts';
import { expertFields } from './form.ts';
import type { ListedExpert } from './store.ts';

const Seen = ({ frame }: { frame: Frame }) => (
  <WhoCanSee
    frame={frame}
    now={frame.t('engagement.see.own')}
    seized={frame.t('engagement.experts.seized')}
  />
);

const sayLanguages = (frame: Frame, codes: readonly LanguageCode[]): string =>
  sayList(
    frame,
    codes.map((code) => languageName(code, frame.language)),
  );

const Item = ({ frame, item: { id, about } }: { frame: Frame; item: ListedExpert }) => (
  <Card title={about.name} href={routes.expert.url({ expert: id })}>
    {about.skills && <p class="written">{about.skills}</p>}
    {about.languages.length > 0 && <p class="muted">{sayLanguages(frame, about.languages)}</p>}
  </Card>
);

type ListProps = {
  frame: Frame;
  items: readonly ListedExpert[];
  /** What was looked for; null for the whole list. */
  wanted: string | null;
  next: string | null;
  further: boolean;
  done: string | null;
};

export const ExpertsPage = ({ frame, items, wanted, next, further, done }: ListProps) => {
  const { t } = frame;
  const add = (
    <a class="button primary" href={routes.newExpert.url()}>
      {t('engagement.experts.add')}
    </a>
  );
  const empty = items.length === 0 && wanted === null && !further;
  return (
    <Page
      frame={frame}
      title={t('engagement.experts.tab')}
      heading={t('engagement.experts.title')}
      lead={t('engagement.experts.lead')}
      trail={trailTo(frame)}
      here="engagements"
      done={done}
    >
      {empty ? (
        <EmptyState
          title={t('engagement.experts.empty')}
          text={t('engagement.experts.emptyText')}
          action={add}
        />
      ) : (
        <>
          <Form
            frame={frame}
            action={routes.searchExperts.url()}
            submit={t('engagement.experts.search')}
            variant="quiet"
          >
            <TextField
              frame={frame}
              name="wanted"
              label={t('engagement.experts.wanted')}
              hint={t('engagement.experts.wantedHint')}
              value={wanted ?? ''}
              maxlength={100}
              optional
            />
          </Form>
          {items.length === 0 && <p>{t('engagement.experts.none')}</p>}
          {items.map((item) => (
            <Item frame={frame} item={item} />
          ))}
          <Pager
            frame={frame}
            first={further || wanted !== null ? routes.experts.url() : null}
            next={next && `${routes.experts.url()}?after=${encodeURIComponent(next)}`}
          />
          {add}
        </>
      )}
      <Seen frame={frame} />
    </Page>
  );
};

type FormProps = {
  frame: Frame;
  item: ListedExpert | null;
  returned: ReturnedForm | undefined;
  done: string | null;
};

const expertForm = (frame: Frame, item: ListedExpert | null, returned: ReturnedForm | undefined) => {
  const label = (name: keyof Expert) => frame.t(`engagement.experts.field.${name}`);
  return bound(frame, returned, {
    action: item ? routes.changeExpert.url({ expert: item.id }) : routes.listExpert.url(),
    fields: expertFields,
    labels: {
      ...{ name: label('name'), skills: label('skills'), formats: label('formats'), notes: label('notes') },
      ...{ availability: label('availability'), feeFloor: label('feeFloor') },
      ...{ languages: label('languages'), regions: label('regions') },
    },
    values: item?.about ?? {},
  });
};

export const ExpertPage = ({ frame, item, returned, done }: FormProps) => {
  const { t } = frame;
  const f = expertForm(frame, item, returned);
  return (
    <Page
      frame={frame}
      title={t('engagement.experts.tab')}
      heading={item ? item.about.name : t('engagement.experts.add')}
      trail={[...trailTo(frame), { label: t('engagement.experts.title'), href: routes.experts.url() }]}
      here="engagements"
      done={done}
      problem={returned !== undefined}
    >
      <ErrorSummary {...f.summary} problems={returned?.problems ?? {}} />
      <Form
        frame={frame}
        action={item ? routes.changeExpert.url({ expert: item.id }) : routes.listExpert.url()}
        submit={t('engagement.experts.save')}
      >
        <TextField {...f('name')} hint={t('engagement.experts.nameHint')} />
        <TextArea {...f('skills')} hint={t('engagement.experts.skillsHint')} />
        <Checkboxes
          {...f('formats')}
          options={expertFormats.map((value) => ({ value, label: t(`engagement.experts.format.${value}`) }))}
        />
        <TextField {...f('availability')} />
        <TextField {...f('feeFloor')} hint={t('engagement.experts.feeFloorHint')} />
        <TextArea {...f('notes')} hint={t('engagement.experts.notesHint')} />
        <details class="more">
          <summary>{f('languages').label}</summary>
          <Checkboxes
            {...f('languages')}
            options={languagesByName(frame.language).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </details>
        <details class="more">
          <summary>{f('regions').label}</summary>
          <Checkboxes
            {...f('regions')}
            options={regionKeys.map((value) => ({ value, label: t(`vocabulary.region.${value}`) }))}
          />
        </details>
      </Form>
      {item && (
        <ActionButton
          frame={frame}
          action={routes.removeExpert.url({ expert: item.id })}
          label={t('engagement.experts.remove')}
          variant="danger"
        />
      )}
      <Seen frame={frame} />
    </Page>
  );
};
