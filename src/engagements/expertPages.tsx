import { type LanguageCode, languageName, languagesByName, regionKeys } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { Checkboxes, TextArea, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ActionButton, ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Pager } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { sayList, trailTo } from './engagementWords.ts';
import { type Expert, expertFormats } from './expert.ts';
import type { ListedExpert } from './expertStore.ts';

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
  typed: Typed;
  problems: Problems;
  done: string | null;
};

const textIn = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
};

/** What the form shows of an expert who is listed already. */
export const typedExpert = (about: Expert | null): Typed =>
  about
    ? { ...about, languages: [...about.languages], regions: [...about.regions], formats: [...about.formats] }
    : {};

export const ExpertPage = ({ frame, item, typed, problems, done }: FormProps) => {
  const { t } = frame;
  const field = (name: Exclude<keyof Expert, 'languages' | 'regions' | 'formats'>) => ({
    frame,
    name,
    label: t(`engagement.experts.field.${name}`),
    error: problems[name],
    value: textIn(typed, name),
  });
  return (
    <Page
      frame={frame}
      title={t('engagement.experts.tab')}
      heading={item ? item.about.name : t('engagement.experts.add')}
      trail={[...trailTo(frame), { label: t('engagement.experts.title'), href: routes.experts.url() }]}
      here="engagements"
      done={done}
      problem={Object.keys(problems).length > 0}
    >
      <ErrorSummary frame={frame} problems={problems} labels={{ name: t('engagement.experts.field.name') }} />
      <Form
        frame={frame}
        action={item ? routes.changeExpert.url({ expert: item.id }) : routes.listExpert.url()}
        submit={t('engagement.experts.save')}
      >
        <TextField {...field('name')} hint={t('engagement.experts.nameHint')} maxlength={80} />
        <TextArea {...field('skills')} hint={t('engagement.experts.skillsHint')} maxlength={2000} optional />
        <Checkboxes
          frame={frame}
          name="formats"
          label={t('engagement.experts.field.formats')}
          values={typed['formats']}
          options={expertFormats.map((value) => ({ value, label: t(`engagement.experts.format.${value}`) }))}
          optional
        />
        <TextField {...field('availability')} maxlength={500} optional />
        <TextField
          {...field('feeFloor')}
          hint={t('engagement.experts.feeFloorHint')}
          maxlength={120}
          optional
        />
        <TextArea {...field('notes')} hint={t('engagement.experts.notesHint')} maxlength={2000} optional />
        <details class="more">
          <summary>{t('engagement.experts.field.languages')}</summary>
          <Checkboxes
            frame={frame}
            name="languages"
            label={t('engagement.experts.field.languages')}
            values={typed['languages']}
            options={languagesByName(frame.language).map(({ code, name }) => ({ value: code, label: name }))}
            optional
          />
        </details>
        <details class="more">
          <summary>{t('engagement.experts.field.regions')}</summary>
          <Checkboxes
            frame={frame}
            name="regions"
            label={t('engagement.experts.field.regions')}
            values={typed['regions']}
            options={regionKeys.map((value) => ({ value, label: t(`vocabulary.region.${value}`) }))}
            optional
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
