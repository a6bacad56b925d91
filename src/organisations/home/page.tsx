import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Onward, Steps } from '../../web/parts/cards.tsx';
import { HappenedList } from '../../web/parts/happenedList.tsx';
import type { Happened, WaitingLine } from '../../web/waiting.ts';
import { dayInWords } from '../../web/words/figures.ts';
import { type FirstStep, type HomeFacts, stepsOf, type Waiting, waitingFor } from './waiting.ts';

const lineOf = (
  { t }: Frame,
  { id: own, kind }: HomeFacts['member']['organisation'],
  waiting: Waiting,
): WaitingLine => {
  const label = t(`organisations.home.act.${waiting.for}`);
  const say = 'organisations.home.waiting';
  switch (waiting.for) {
    case 'profile':
      return {
        text: t(`${say}.${kind === 'ally' ? 'profileAlly' : 'profile'}`),
        href: routes.profile.url({ organisation: own }),
        label,
      };
    case 'confirm':
      return {
        text: t(`${say}.confirm`, { name: waiting.name }),
        href: routes.status.url({ organisation: waiting.organisation }),
        label,
      };
    case 'clause':
      return {
        text: waiting.name === null ? t(`${say}.clauseUnnamed`) : t(`${say}.clause`, { name: waiting.name }),
        href: routes.organisation.url({ organisation: own }),
        label,
      };
    case 'invitations':
      return {
        text: t(`${say}.invitations`, { count: waiting.count }),
        href: routes.invitations.url({ organisation: own }),
        label,
      };
    default:
      return { text: t(`${say}.${waiting.for}`), href: routes.status.url({ organisation: own }), label };
  }
};

const stepHref = (own: string): Record<FirstStep['step'], string> => ({
  profile: routes.profile.url({ organisation: own }),
  status: routes.status.url({ organisation: own }),
  people: routes.invitations.url({ organisation: own }),
  partnership: routes.newPartnership.url(),
});

const FirstSteps = ({ frame, facts }: { frame: Frame; facts: HomeFacts }) => {
  const { t } = frame;
  const { id, kind } = facts.member.organisation;
  const label = (step: FirstStep['step']) =>
    step === 'partnership' && kind === 'ally'
      ? t('organisations.home.stepAlly.partnership')
      : t(`organisations.home.step.${step}`);
  return (
    <>
      <h2>{t('organisations.home.steps')}</h2>
      <Steps
        frame={frame}
        items={stepsOf(facts).map(({ step, state }) => ({
          label: label(step),
          state,
          ...(state === 'now' ? { href: stepHref(id)[step] } : {}),
        }))}
      />
    </>
  );
};

const Places = ({ frame, own }: { frame: Frame; own: string }) => {
  const { t } = frame;
  const at = { organisation: own };
  return (
    <>
      <h2>{t('organisations.home.places')}</h2>
      <ul>
        <li>
          <a href={routes.organisation.url(at)}>{frame.member?.organisationName}</a>
        </li>
        <li>
          <a href={routes.members.url(at)}>{t('organisations.page.links.members')}</a>
        </li>
        <li>
          <a href={routes.invitations.url(at)}>{t('organisations.page.links.invitations')}</a>
        </li>
        <li>
          <a href={routes.profile.url(at)}>{t('organisations.page.links.profile')}</a>
        </li>
      </ul>
    </>
  );
};

const Also = ({ line: { text, href, label } }: { line: WaitingLine }) => (
  <Card>
    <p>{text}</p>
    <p>
      <Onward href={href}>{label}</Onward>
    </p>
  </Card>
);

const News = ({ frame, happened }: { frame: Frame; happened: Happened }) => {
  const { t, language } = frame;
  const { since, lines, more } = happened;
  return (
    <>
      <h2>
        {since === null
          ? t('happened.home.title')
          : t('happened.home.since', { day: dayInWords(since, language) })}
      </h2>
      <HappenedList frame={frame} lines={lines} />
      <p>
        <Onward href={routes.happened.url()}>{t(more ? 'happened.home.more' : 'happened.home.read')}</Onward>
      </p>
    </>
  );
};

type HomeProps = {
  frame: Frame;
  facts: HomeFacts;
  /** What waits in shared work: somebody else stands still until it is answered, so it comes first. */
  elsewhere: readonly WaitingLine[];
  happened: Happened;
  done: string | null;
};

/** What waits for the one who looks, first; then the way on. */
export const HomePage = ({ frame, facts, elsewhere, happened, done }: HomeProps) => {
  const { t } = frame;
  const { member } = facts;
  const own = member.organisation.id;
  const [first, ...others] = [
    ...elsewhere,
    ...waitingFor(facts).map((waiting) => lineOf(frame, member.organisation, waiting)),
  ];
  const unfinished = stepsOf(facts).some(({ state }) => state !== 'done');
  const nothing = member.role === 'steward' ? 'nothing' : 'member';
  return (
    <Page
      frame={frame}
      title={t('organisations.home.title')}
      heading={frame.member?.organisationName}
      lead={t('organisations.home.lead', {
        role: t(`organisations.role.${member.role}`).toLocaleLowerCase(frame.language),
      })}
      here="home"
      done={done}
      next={first}
      aside={<Places frame={frame} own={own} />}
    >
      {!first && (
        <EmptyState
          title={t(`organisations.home.${nothing}.title`)}
          text={t(`organisations.home.${nothing}.text`)}
        />
      )}
      {others.length > 0 && <h2>{t('organisations.home.also')}</h2>}
      {others.map((line) => (
        <Also line={line} />
      ))}
      {happened.lines.length > 0 && <News frame={frame} happened={happened} />}
      {member.role === 'steward' && unfinished && <FirstSteps frame={frame} facts={facts} />}
    </Page>
  );
};
