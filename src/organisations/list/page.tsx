import { type OrganisationKind, organisationKinds } from '../../kernel/organisation.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextField } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../../web/forms/form.tsx';
import { isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { EmptyState, Onward, Pager } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { LedTag } from '../ledStatus/seal.tsx';
import { searchFields } from './form.ts';
import type { Found } from './view.ts';

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
          <LedTag frame={frame} led={one.led} host={one.host} />
        ),
        t(`organisations.list.${how(one)}`),
      ])}
    />
  );
};

const Search = ({ frame, returned }: { frame: Frame; returned?: ReturnedForm | undefined }) => {
  const { t } = frame;
  const action = routes.searchOrganisations.url();
  const labels = { name: t('organisations.list.search.label') };
  const f = bound(frame, returned, { action, fields: searchFields, labels });
  return (
    <>
      <ErrorSummary {...f.summary} />
      <Form frame={frame} action={action} submit={t('organisations.list.search.submit')} variant="quiet">
        <TextField {...f('name')} hint={t('organisations.list.search.hint')} size={28} />
      </Form>
    </>
  );
};

const linkTo = (kind: OrganisationKind | null, after?: string): string => {
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

const NobodyYet = ({ frame: { t }, own }: { frame: Frame; own: string | undefined }) => (
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
);

type ListProps = {
  frame: Frame;
  found: readonly Found[];
  kind: OrganisationKind | null;
  /** Not at the start of the list. */
  onward: boolean;
  next: string | null;
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
          <Search frame={frame} />
          <Filter frame={frame} kind={kind} />
        </>
      )}
      {!empty && <Table frame={frame} found={found} caption={t('organisations.list.caption')} />}
      {empty && kind && <p>{t('organisations.list.emptyKind')}</p>}
      {empty && !kind && <NobodyYet frame={frame} own={own} />}
      <Pager frame={frame} first={onward ? linkTo(kind) : null} next={next && linkTo(kind, next)} />
    </Page>
  );
};

type SearchProps = { frame: Frame; returned: ReturnedForm; found: readonly Found[]; more: boolean };

/** The answer to a search: a page without an address of its own, so that no history keeps what was typed (C32). */
export const SearchPage = ({ frame, returned, found, more }: SearchProps) => {
  const { t } = frame;
  const problem = isWrong(returned);
  return (
    <Page
      frame={frame}
      title={t('organisations.list.search.title')}
      here="organisations"
      wide
      problem={problem}
    >
      <Search frame={frame} returned={returned} />
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
