import { languageCode, languageName, regionKey, vocabularies, vocabularyId } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { dayInWords, listInWords } from '../web/inWords.ts';
import { Page } from '../web/layout.tsx';
import { Facts, Onward, Tag } from '../web/parts.tsx';
import type { SignedIn } from '../web/visit.ts';
import { type CameBack, fresh, RefusalNotice } from './cameBack.tsx';
import { communityInWords } from './claimView.tsx';
import { AskClause, type ClauseForm, QuestionsAsked } from './clauseCards.tsx';
import type { ClauseQuestion } from './clauseStore.ts';
import { Door, DoorSeenByAlly } from './doorCards.tsx';
import { LedSeal } from './ledSeal.tsx';
import type { Standing } from './statusStore.ts';
import type { Organisation } from './store.ts';

export type OrganisationFacts = {
  member: SignedIn;
  organisation: Organisation;
  standing: Standing;
  /** Since when the community-led one of the two lets the ally in. */
  since: string | null;
  /** What the reader's organisation asked this ally. */
  question: ClauseQuestion | null;
  /** What the reader's own organisation, an ally, was asked. */
  questions: readonly ClauseQuestion[];
};
type Props = {
  frame: Frame;
  facts: OrganisationFacts;
  state?: CameBack;
  clauseForm?: ClauseForm | null;
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

/** What lies between the reader's organisation and this one: the door, and the question about funders. */
const Between = ({ frame, facts }: { frame: Frame; facts: OrganisationFacts }) => {
  const { member, organisation } = facts;
  const readerLed = member.organisation.kind === 'community-led';
  if (readerLed && organisation.kind === 'ally') {
    return (
      <>
        <Door frame={frame} {...facts} />
        <AskClause frame={frame} {...facts} />
      </>
    );
  }
  return !readerLed && organisation.kind === 'community-led' ? (
    <DoorSeenByAlly frame={frame} {...facts} />
  ) : null;
};

export const OrganisationPage = ({ frame, facts, state = fresh, clauseForm = null, done }: Props) => {
  const { t } = frame;
  const { member, organisation, standing, questions } = facts;
  const own = organisation.id === member.organisation.id;
  return (
    <Page
      frame={frame}
      title={t('organisations.page.title')}
      heading={organisation.name}
      trail={[{ label: t('organisations.list.title'), href: routes.organisations.url() }]}
      here="organisations"
      done={done}
      problem={clauseForm !== null}
    >
      <RefusalNotice frame={frame} refusal={state.refusal ?? clauseForm?.state.refusal} />
      {(own || organisation.host) && (
        <p>
          {own && (
            <>
              <Tag tone="good">{t('organisations.page.own')}</Tag>{' '}
            </>
          )}
          {organisation.host && <Tag>{t('organisations.page.host')}</Tag>}
        </p>
      )}
      {own && <OwnLinks frame={frame} organisation={organisation} />}
      <About frame={frame} organisation={organisation} own={own} />
      {organisation.kind === 'community-led' && (
        <>
          <h2>{t('organisations.page.status')}</h2>
          <LedSeal frame={frame} organisation={organisation} standing={standing} />
        </>
      )}
      {organisation.kind === 'ally' && (
        <p class="acts">
          <Onward href={routes.together.url({ organisation: organisation.id })}>
            {t('assessment.together.link')}
          </Onward>
        </p>
      )}
      {!own && <Between frame={frame} facts={facts} />}
      {own && questions.length > 0 && (
        <QuestionsAsked frame={frame} member={member} questions={questions} form={clauseForm} />
      )}
    </Page>
  );
};
