import type { OrganisationId } from '../kernel/ids.ts';
import { type OrganisationKind, organisationKinds } from '../kernel/organisation.ts';
import { routes } from '../routes.ts';
import { TextField } from '../web/fields.tsx';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { EmptyState, Onward, Pager } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import { type CameBack, fresh, text } from './cameBack.tsx';
import { LedTag } from './ledSeal.tsx';
import type { Standing } from './statusStore.ts';
import type { Listing } from './store.ts';

export type Found = Listing & { host: boolean; standing: Standing; acquainted: boolean };

const how = ({ listed, acquainted }: Found): 'both' | 'listed' | 'introduced' =>
  listed && acquainted ? 'both' : listed ? 'listed' : 'introduced';

const Table = ({ frame, found, caption }: { frame: Frame; found: readonly Found[]; caption: string }) => {
  const { t } = frame;
  return (
    <DataTable
      caption={caption}
      quietCaption
      head={(['name', 'kind', 'status', 'known'] as const).map((column) => t(`organisations.list.${column}`))}
      rows={found.map((one) => [
        <a href={routes.organisation.url({ organisation: one.id })}>{one.name}</a>,
        t(`organisations.list.kinds.${one.kind}`),
        one.kind === 'ally' ? (
          <span class="muted">{t('organisations.list.ally')}</span>
        ) : (
          <LedTag frame={frame} standing={one.standing} host={one.host} />
        ),
        t(`organisations.list.${how(one)}`),
      ])}
    />
  );
};

const Search = ({ frame, state }: { frame: Frame; state: CameBack }) => {
  const { t } = frame;
  return (
    <>
      <ErrorSummary
        frame={frame}
        problems={state.problems}
        labels={{ name: t('organisations.list.search.label') }}
      />
      <Form
        frame={frame}
        action={routes.searchOrganisations.url()}
        submit={t('organisations.list.search.submit')}
        variant="quiet"
      >
        <TextField
          frame={frame}
          name="name"
          label={t('organisations.list.search.label')}
          hint={t('organisations.list.search.hint')}
          error={state.problems.name}
          value={text(state.typed.name)}
          maxlength={120}
          size={28}
        />
      </Form>
    </>
  );
};

const linkTo = (kind: OrganisationKind | null, after?: OrganisationId): string => {
  const query = new URLSearchParams([
    ...(kind ? [['kind', kind]] : []),
    ...(after ? [['after', after]] : []),
  ]);
  return query.size > 0 ? `${routes.organisations.url()}?${query}` : routes.organisations.url();
};

const Filter = ({ frame, kind }: { frame: Frame; kind: OrganisationKind | null }) => (
  <nav class="filter" aria-label={frame.t('organisations.list.filter')}>
    {[null, ...organisationKinds].map((one) => (
      <a href={linkTo(one)} aria-current={one === kind ? 'page' : undefined}>
        {frame.t(`organisations.list.only.${one ?? 'all'}`)}
      </a>
    ))}
  </nav>
);

type ListProps = {
  frame: Frame;
  found: readonly Found[];
  kind: OrganisationKind | null;
  /** Not at the start of the list. */
  onward: boolean;
  next: OrganisationId | null;
};

export const ListPage = ({ frame, found, kind, onward, next }: ListProps) => {
  const { t } = frame;
  const own = frame.member?.organisationUrl;
  const empty = found.length === 0;
  return (
    <Page
      frame={frame}
      title={t('organisations.list.title')}
      lead={t('organisations.list.lead')}
      here="organisations"
      wide
    >
      {own && (
        <p>
          <Onward href={own}>{`${frame.member?.organisationName} (${t('organisations.page.own')})`}</Onward>
        </p>
      )}
      {(!empty || kind || onward) && (
        <>
          <Search frame={frame} state={fresh} />
          <Filter frame={frame} kind={kind} />
        </>
      )}
      {!empty && <Table frame={frame} found={found} caption={t('organisations.list.caption')} />}
      {empty && kind && <p>{t('organisations.list.emptyKind')}</p>}
      {empty && !kind && (
        <EmptyState
          title={t('organisations.list.empty.title')}
          text={t('organisations.list.empty.text')}
          action={
            own && (
              <a class="button" href={`${own}/invitations`}>
                {t('organisations.list.empty.action')}
              </a>
            )
          }
        />
      )}
      <Pager frame={frame} first={onward ? linkTo(kind) : null} next={next && linkTo(kind, next)} />
    </Page>
  );
};

/** The answer to a search: a page without an address of its own, so that no history keeps what was typed (C32). */
export const SearchPage = ({
  frame,
  state,
  found,
  more,
}: {
  frame: Frame;
  state: CameBack;
  found: readonly Found[];
  more: boolean;
}) => {
  const { t } = frame;
  const problem = Object.keys(state.problems).length > 0;
  return (
    <Page
      frame={frame}
      title={t('organisations.list.search.title')}
      here="organisations"
      wide
      problem={problem}
    >
      <Search frame={frame} state={state} />
      {found.length > 0 && (
        <Table frame={frame} found={found} caption={t('organisations.list.search.caption')} />
      )}
      {found.length === 0 && !problem && <p>{t('organisations.list.search.none')}</p>}
      {more && <p>{t('organisations.list.search.more')}</p>}
      <p>
        <Onward href={routes.organisations.url()}>{t('organisations.list.search.back')}</Onward>
      </p>
    </Page>
  );
};
