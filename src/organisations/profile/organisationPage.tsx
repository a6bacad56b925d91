import {
  languageCode,
  languageName,
  regionKey,
  vocabularies,
  vocabularyId,
} from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import { isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Facts, Onward, Tag } from '../../web/parts/cards.tsx';
import { dayInWords, listInWords } from '../../web/words/figures.ts';
import { communityInWords } from '../ledStatus/claimParts.tsx';
import { LedSeal } from '../ledStatus/seal.tsx';
import type { Organisation } from '../store.ts';
import { AskClause, QuestionsAsked } from './clauseCards.tsx';
import { Permission, PermissionSeenByAlly } from './permissionCards.tsx';
import type { OrganisationView } from './view.ts';

type Props = {
  frame: Frame;
  view: OrganisationView;
  returned: ReturnedForm | undefined;
  done: string | null;
};

const regionInWords = ({ t }: Frame, key: string): string => {
  const known = regionKey.safeParse(key);
  return known.success ? t(`vocabulary.region.${known.data}`) : key;
};

const languageInWords = ({ language }: Frame, key: string): string => {
  const known = languageCode.safeParse(key);
  return known.success ? languageName(known.data, language) : key;
};

const editionOf = (vocabulary: string): string | null => {
  const known = vocabularyId.safeParse(vocabulary);
  return known.success ? vocabularies[known.data].edition : null;
};

const Communities = ({ frame, organisation }: { frame: Frame; organisation: Organisation }) => {
  const { t } = frame;
  const edition = editionOf(organisation.vocabulary);
  if (organisation.communities.length === 0) return <>{t('organisations.page.notSaid')}</>;
  return (
    <>
      {listInWords(
        organisation.communities.map((key) => communityInWords(frame, key)),
        frame.language,
      )}
      {edition && <span class="hint"> {t('organisations.page.edition', { edition })}</span>}
    </>
  );
};

const About = ({ frame, organisation, own }: { frame: Frame; organisation: Organisation; own: boolean }) => {
  const { t, language } = frame;
  const said = (list: string[]): string =>
    list.length > 0 ? listInWords(list, language) : t('organisations.page.notSaid');
  const led = organisation.kind === 'community-led';
  const listing = {
    term: t('organisations.page.listing'),
    fact: t(organisation.listed ? 'organisations.page.listedFact' : 'organisations.page.unlistedFact'),
  };
  return (
    <Facts
      items={[
        { term: t('organisations.page.kind'), fact: t(`organisations.kind.${organisation.kind}`) },
        {
          term: t(led ? 'organisations.page.ledBy' : 'organisations.page.worksWith'),
          fact: <Communities frame={frame} organisation={organisation} />,
        },
        {
          term: t('organisations.page.regions'),
          fact: said(organisation.regions.map((key) => regionInWords(frame, key))),
        },
        {
          term: t('organisations.page.languages'),
          fact: said(organisation.languages.map((key) => languageInWords(frame, key))),
        },
        { term: t('organisations.page.founded'), fact: dayInWords(organisation.founded_on, language) },
        ...(own ? [listing] : []),
      ]}
    />
  );
};

const OwnLinks = ({ frame, organisation }: { frame: Frame; organisation: Organisation }) => {
  const { t } = frame;
  const at = { organisation: organisation.id };
  return (
    <nav class="acts" aria-label={t('organisations.page.own')}>
      <a class="button" href={routes.members.url(at)}>
        {t('organisations.page.links.members')}
      </a>
      <a class="button" href={routes.invitations.url(at)}>
        {t('organisations.page.links.invitations')}
      </a>
      <a class="button" href={routes.profile.url(at)}>
        {t('organisations.page.links.profile')}
      </a>
      {organisation.kind === 'community-led' && (
        <>
          <a class="button" href={routes.calendar.url(at)}>
            {t('calendar.title')}
          </a>
          <a class="button" href={routes.status.url(at)}>
            {t('organisations.page.links.status')}
          </a>
        </>
      )}
    </nav>
  );
};

/** Between the reader's organisation and this one: permission to propose, and the question about funders. */
const Between = ({ frame, view }: Pick<Props, 'frame' | 'view'>) => {
  const { member, organisation } = view;
  const readerLed = member.organisation.kind === 'community-led';
  if (readerLed && organisation.kind === 'ally') {
    return (
      <>
        <Permission frame={frame} {...view} />
        <AskClause frame={frame} {...view} />
      </>
    );
  }
  return !readerLed && organisation.kind === 'community-led' ? (
    <PermissionSeenByAlly frame={frame} {...view} />
  ) : null;
};

const Marks = ({ frame: { t }, own, host }: { frame: Frame; own: boolean; host: boolean }) => {
  if (!own && !host) return null;
  return (
    <p>
      {own && (
        <>
          <Tag tone="good">{t('organisations.page.own')}</Tag>{' '}
        </>
      )}
      {host && <Tag>{t('organisations.page.host')}</Tag>}
    </p>
  );
};

/** What depends on who leads it: the status it claims, or, of an ally, what its partners say of it together. */
const ByKind = ({ frame, view: { organisation, led } }: Pick<Props, 'frame' | 'view'>) =>
  organisation.kind === 'community-led' ? (
    <>
      <h2>{frame.t('organisations.page.status')}</h2>
      <LedSeal frame={frame} organisation={organisation} led={led} />
    </>
  ) : (
    <p class="acts">
      <Onward href={routes.pooledResults.url({ organisation: organisation.id })}>
        {frame.t('assessment.together.link')}
      </Onward>
    </p>
  );

export const OrganisationPage = ({ frame, view, returned, done }: Props) => {
  const { t } = frame;
  const { member, organisation, questions } = view;
  const own = organisation.id === member.organisation.id;
  return (
    <Page
      frame={frame}
      title={t('organisations.page.title')}
      heading={organisation.name}
      trail={[{ label: t('organisations.list.title'), href: routes.organisations.url() }]}
      here="organisations"
      done={done}
      problem={isWrong(returned)}
    >
      <RefusalNotice frame={frame} returned={returned} title={t('organisations.refused')} />
      <Marks frame={frame} own={own} host={organisation.host} />
      {own && <OwnLinks frame={frame} organisation={organisation} />}
      <About frame={frame} organisation={organisation} own={own} />
      <ByKind frame={frame} view={view} />
      {!own && <Between frame={frame} view={view} />}
      {own && questions.length > 0 && (
        <QuestionsAsked frame={frame} member={member} questions={questions} returned={returned} />
      )}
    </Page>
  );
};
