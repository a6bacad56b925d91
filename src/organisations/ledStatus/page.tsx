import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, TextArea } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import { isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { dayInWords, listInWords } from '../../web/words/figures.ts';
import { IfAllowed } from '../allowed.tsx';
import { mayAnswerStatus, mayClaim } from '../rules.ts';
import { answerFields } from './claimForm.ts';
import { ClaimForm, ProfileChoice } from './claimPage.tsx';
import { Answers, communitiesInWords, Earlier, Readings } from './claimParts.tsx';
import { LedSeal } from './seal.tsx';
import type { Claim } from './store.ts';
import { factsOf, type StatusView } from './view.ts';

type Props = {
  frame: Frame;
  view: StatusView;
  returned: ReturnedForm | undefined;
  done: string | null;
};

type ClaimProps = Pick<Props, 'frame' | 'view'> & { claim: Claim };

const Stated = ({ frame, view, claim }: ClaimProps) => {
  const { t, language } = frame;
  const { statement, asked, reasons } = view;
  const names = asked.map(({ name }) => name ?? t('organisations.status.unlisted'));
  return (
    <>
      <h2>{t('organisations.status.said')}</h2>
      <p>{t('organisations.status.ledBy', { communities: communitiesInWords(frame, claim.communities) })}</p>
      <Readings frame={frame} claim={claim} />
      <h3>{t('organisations.status.statement')}</h3>
      {statement ? (
        <blockquote>{statement}</blockquote>
      ) : (
        <p>
          {t(
            statement === '' ? 'organisations.status.statementNone' : 'organisations.status.statementSealed',
          )}
        </p>
      )}
      {reasons.size > 0 && (
        <>
          <h3>{t('organisations.status.reasons')}</h3>
          <Answers frame={frame} claim={claim} reasons={reasons} />
        </>
      )}
      {names.length > 0 && (
        <p>{t('organisations.status.waitingFor', { names: listInWords(names, language) })}</p>
      )}
    </>
  );
};

type AnswerProps = ClaimProps & Pick<Props, 'returned'>;

const AnswerForm = ({ frame, view: { organisation }, claim, returned }: AnswerProps) => {
  const { t } = frame;
  const action = routes.answerStatus.url({ organisation: organisation.id, claim: claim.id });
  const f = bound(frame, returned, {
    action,
    fields: answerFields,
    labels: {
      answer: t('organisations.status.answer.question', { name: organisation.name }),
      reason: t('organisations.status.answer.reason'),
    },
  });
  const options = (['confirmed', 'questioned'] as const).map((value) => ({
    value,
    label: t(`organisations.status.answer.${value}`),
    hint: t(`organisations.status.answer.${value}Hint`),
  }));
  return (
    <>
      <ErrorSummary {...f.fieldSummary} />
      <Form frame={frame} action={action} submit={t('organisations.status.answer.submit')}>
        <Radios {...f('answer')} options={options} />
        <TextArea {...f('reason')} hint={t('organisations.status.answer.reasonHint')} />
        <WhoCanSee
          frame={frame}
          now={t('organisations.status.answer.now')}
          seized={t('organisations.status.answer.seized')}
        />
      </Form>
    </>
  );
};

/** A peer's or the host's word; whoever may not give it sees why, and by which principle. */
const YourAnswer = (props: AnswerProps) => {
  const { frame, view, claim } = props;
  const { t } = frame;
  const own = view.member.organisation.id;
  const before = claim.answers.find(({ by }) => by === own);
  return (
    <Card title={t('organisations.status.answer.title')}>
      {before && (
        <p>
          {t('organisations.status.answer.given', {
            answer: t(`organisations.status.answer.word.${before.answer}`),
            day: dayInWords(before.answeredOn, frame.language),
          })}
        </p>
      )}
      <IfAllowed
        frame={frame}
        outcome={mayAnswerStatus(view.member, view.ownStands, factsOf(claim, own), view.today)}
        label={t('organisations.status.answer.button')}
      >
        <AnswerForm {...props} />
      </IfAllowed>
    </Card>
  );
};

const OwnClaim = ({ frame, view, returned }: Omit<Props, 'done'>) => {
  const { organisation, profile, peers, led, member } = view;
  const again = led.claim !== null;
  const around = { frame, organisation, again };
  return (
    <IfAllowed
      frame={frame}
      outcome={mayClaim(member, organisation.communities)}
      label={frame.t('organisations.status.claim.title')}
    >
      {profile ? (
        <ClaimForm {...around} profile={profile} peers={peers} returned={returned} />
      ) : (
        <ProfileChoice {...around} />
      )}
    </IfAllowed>
  );
};

export const StatusPage = ({ frame, view, returned, done }: Props) => {
  const { t } = frame;
  const { member, organisation, led, earlier } = view;
  const { claim } = led;
  const own = organisation.id === member.organisation.id;
  const ally = member.organisation.kind === 'ally';
  return (
    <Page
      frame={frame}
      title={t('organisations.status.title')}
      lead={
        own ? t('organisations.status.leadOwn') : t('organisations.status.lead', { name: organisation.name })
      }
      trail={[{ label: organisation.name, href: routes.organisation.url({ organisation: organisation.id }) }]}
      done={done}
      problem={isWrong(returned)}
    >
      <RefusalNotice frame={frame} returned={returned} title={t('organisations.refused')} />
      <LedSeal frame={frame} organisation={organisation} led={led} more={false} />
      {ally && !own && <p>{t('organisations.status.notForAllies')}</p>}
      {claim && !ally && <Stated frame={frame} view={view} claim={claim} />}
      {claim && !own && <YourAnswer frame={frame} view={view} claim={claim} returned={returned} />}
      {own && <OwnClaim frame={frame} view={view} returned={returned} />}
      {earlier.length > 0 && !ally && <Earlier frame={frame} claims={earlier} reasons={view.reasons} />}
    </Page>
  );
};
