import type { Day } from '../kernel/clock.ts';
import { routes } from '../routes.ts';
import { Radios, TextArea } from '../web/fields.tsx';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { dayInWords, listInWords } from '../web/inWords.ts';
import { Page } from '../web/layout.tsx';
import { Card } from '../web/parts.tsx';
import type { SignedIn } from '../web/visit.ts';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { type CameBack, fresh, IfAllowed, RefusalNotice, text } from './cameBack.tsx';
import { ClaimForm, ProfileChoice } from './claimPage.tsx';
import { Answers, communitiesInWords, Earlier, Readings } from './claimView.tsx';
import { LedSeal } from './ledSeal.tsx';
import type { ProfileId } from './profiles.ts';
import { type ClaimFacts, mayAnswerStatus, mayClaim } from './rules.ts';
import type { Claim, Standing } from './statusStore.ts';
import type { Listing, Organisation } from './store.ts';

/** What a status page knows; `statement` is null where it is not this reader's to open. */
export type StatusFacts = {
  member: SignedIn;
  organisation: Organisation;
  standing: Standing;
  /** Does the reader's own organisation stand on the community's side today? */
  ownStands: boolean;
  statement: string | null;
  reasons: ReadonlyMap<string, string>;
  asked: readonly { name: string | null }[];
  earlier: readonly Claim[];
  peers: readonly Listing[];
  profile: ProfileId | null;
  today: Day;
};
/** Which of the page's two forms came back. */
export type StatusForms = { claim?: CameBack; answer?: CameBack };
type Props = { frame: Frame; facts: StatusFacts; forms: StatusForms; done: string | null };

export const factsOf = (claim: Claim, own: string): ClaimFacts => ({
  organisation: claim.organisation,
  claimedOn: claim.claimedOn,
  latest: true,
  before: claim.answers.find(({ by }) => by === own)?.answer ?? null,
});

const Said = ({ frame, facts, claim }: { frame: Frame; facts: StatusFacts; claim: Claim }) => {
  const { t, language } = frame;
  const { statement, asked } = facts;
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
      {facts.reasons.size > 0 && (
        <>
          <h3>{t('organisations.status.reasons')}</h3>
          <Answers frame={frame} claim={claim} reasons={facts.reasons} />
        </>
      )}
      {names.length > 0 && (
        <p>{t('organisations.status.waitingFor', { names: listInWords(names, language) })}</p>
      )}
    </>
  );
};

const AnswerForm = ({
  frame,
  facts,
  claim,
  state,
}: {
  frame: Frame;
  facts: StatusFacts;
  claim: Claim;
  state: CameBack;
}) => {
  const { t } = frame;
  const { organisation } = facts;
  const { typed, problems } = state;
  return (
    <Form
      frame={frame}
      action={routes.answerStatus.url({ organisation: organisation.id, claim: claim.id })}
      submit={t('organisations.status.answer.submit')}
    >
      <Radios
        frame={frame}
        name="answer"
        label={t('organisations.status.answer.question', { name: organisation.name })}
        error={problems.answer}
        value={text(typed.answer)}
        options={(['confirmed', 'questioned'] as const).map((value) => ({
          value,
          label: t(`organisations.status.answer.${value}`),
          hint: t(`organisations.status.answer.${value}Hint`),
        }))}
      />
      <TextArea
        frame={frame}
        name="reason"
        label={t('organisations.status.answer.reason')}
        hint={t('organisations.status.answer.reasonHint')}
        error={problems.reason}
        value={text(typed.reason)}
        maxlength={4000}
        optional
      />
      <WhoCanSee
        frame={frame}
        now={t('organisations.status.answer.now')}
        seized={t('organisations.status.answer.seized')}
      />
    </Form>
  );
};

/** A peer's or the host's word; whoever may not give it sees why, and by which principle. */
const YourAnswer = ({
  frame,
  facts,
  claim,
  state,
}: {
  frame: Frame;
  facts: StatusFacts;
  claim: Claim;
  state: CameBack;
}) => {
  const { t } = frame;
  const own = facts.member.organisation.id;
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
      <ErrorSummary
        frame={frame}
        problems={state.problems}
        labels={{
          answer: t('organisations.status.answer.question', { name: facts.organisation.name }),
          reason: t('organisations.status.answer.reason'),
        }}
      />
      <IfAllowed
        frame={frame}
        ruling={mayAnswerStatus(facts.member, facts.ownStands, factsOf(claim, own), facts.today)}
        label={t('organisations.status.answer.button')}
      >
        <AnswerForm frame={frame} facts={facts} claim={claim} state={state} />
      </IfAllowed>
    </Card>
  );
};

const OwnClaim = ({ frame, facts, state }: { frame: Frame; facts: StatusFacts; state: CameBack }) => {
  const { organisation, profile, peers, standing } = facts;
  const again = standing.claim !== null;
  return (
    <IfAllowed
      frame={frame}
      ruling={mayClaim(facts.member, organisation.communities)}
      label={frame.t('organisations.status.claim.title')}
    >
      {profile ? (
        <ClaimForm
          frame={frame}
          organisation={organisation}
          profile={profile}
          peers={peers}
          again={again}
          state={state}
        />
      ) : (
        <ProfileChoice frame={frame} organisation={organisation} again={again} />
      )}
    </IfAllowed>
  );
};

export const StatusPage = ({ frame, facts, forms, done }: Props) => {
  const { t } = frame;
  const { member, organisation, standing, earlier } = facts;
  const { claim } = standing;
  const own = organisation.id === member.organisation.id;
  const ally = member.organisation.kind === 'ally';
  const state = forms.answer ?? forms.claim ?? fresh;
  return (
    <Page
      frame={frame}
      title={t('organisations.status.title')}
      lead={
        own ? t('organisations.status.leadOwn') : t('organisations.status.lead', { name: organisation.name })
      }
      trail={[{ label: organisation.name, href: routes.organisation.url({ organisation: organisation.id }) }]}
      done={done}
      problem={Object.keys(state.problems).length > 0}
    >
      <RefusalNotice frame={frame} refusal={state.refusal} />
      <LedSeal frame={frame} organisation={organisation} standing={standing} more={false} />
      {ally && !own && <p>{t('organisations.status.notForAllies')}</p>}
      {claim && !ally && <Said frame={frame} facts={facts} claim={claim} />}
      {claim && !own && (
        <YourAnswer frame={frame} facts={facts} claim={claim} state={forms.answer ?? fresh} />
      )}
      {own && <OwnClaim frame={frame} facts={facts} state={forms.claim ?? fresh} />}
      {earlier.length > 0 && !ally && <Earlier frame={frame} claims={earlier} reasons={facts.reasons} />}
    </Page>
  );
};
