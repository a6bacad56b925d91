import { routes } from '../routes.ts';
import { Checkboxes, Radios, Select, TextArea } from '../web/fields.tsx';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Card, Notice, Onward } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { type CameBack, text } from './cameBack.tsx';
import { groupsAsked, questionsAsked } from './claimForm.ts';
import { countBands, type Group, type ProfileId, profileIds, profiles, shareBands } from './profiles.ts';
import type { Listing, Organisation } from './store.ts';

type FormProps = {
  frame: Frame;
  organisation: Organisation;
  profile: ProfileId;
  /** Peers whose own status is in force, whom it may ask; the host is asked in any case. */
  peers: readonly Listing[];
  /** There is an earlier statement, which this one would replace. */
  again: boolean;
  state: CameBack;
};

/** First the yardstick: definitions differ from movement to movement, and none is the right one. */
export const ProfileChoice = ({
  frame,
  organisation,
  again,
}: Pick<FormProps, 'frame' | 'organisation' | 'again'>) => {
  const { t } = frame;
  const here = routes.status.url({ organisation: organisation.id });
  return (
    <>
      <h2 id="claim">{t(again ? 'organisations.status.claim.again' : 'organisations.status.claim.title')}</h2>
      <p>{t('organisations.status.claim.choose')}</p>
      {profileIds.map((id) => (
        <Card level={3} title={t(`profiles.profile.${id}.name`)}>
          <p>{t(`profiles.profile.${id}.says`)}</p>
          <p class="hint">{t(`profiles.profile.${id}.note`)}</p>
          <p>
            <Onward href={`${here}?profile=${id}#claim`}>{t('organisations.status.claim.use')}</Onward>
          </p>
        </Card>
      ))}
    </>
  );
};

const GroupFields = ({ frame, group, state }: { frame: Frame; group: Group; state: CameBack }) => {
  const { t } = frame;
  const share = `share-${group}`;
  const count = `count-${group}`;
  return (
    <fieldset class="field pair">
      <legend>{t(`profiles.group.${group}`)}</legend>
      <Select
        frame={frame}
        name={share}
        label={t('profiles.question.share')}
        error={state.problems[share]}
        chosen
        value={text(state.typed[share]) ?? 'not-stated'}
        options={(['not-stated', ...shareBands] as const).map((value) => ({
          value,
          label: t(`profiles.share.${value}`),
        }))}
      />
      <Select
        frame={frame}
        name={count}
        label={t('profiles.question.count')}
        error={state.problems[count]}
        chosen
        value={text(state.typed[count]) ?? 'not-stated'}
        options={(['not-stated', ...countBands] as const).map((value) => ({
          value,
          label: t(`profiles.count.${value}`),
        }))}
      />
    </fieldset>
  );
};

const Questions = ({ frame, profile, state }: Pick<FormProps, 'frame' | 'profile' | 'state'>) => (
  <>
    {questionsAsked(profile).map((question) => (
      <Radios
        frame={frame}
        name={question}
        label={frame.t(`profiles.question.${question}`)}
        error={state.problems[question]}
        value={text(state.typed[question]) ?? 'not-stated'}
        options={(['yes', 'no', 'not-stated'] as const).map((value) => ({
          value,
          label: frame.t(`profiles.answer.${value}`),
        }))}
      />
    ))}
  </>
);

const Asking = ({ frame, peers, state }: Pick<FormProps, 'frame' | 'peers' | 'state'>) =>
  peers.length === 0 ? (
    <p>{frame.t('organisations.status.claim.askNobody')}</p>
  ) : (
    <Checkboxes
      frame={frame}
      name="asked"
      label={frame.t('organisations.status.claim.ask')}
      hint={frame.t('organisations.status.claim.askHint')}
      error={state.problems.asked}
      values={state.typed.asked}
      optional
      options={peers.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );

/** Bands, never numbers or names; then, in words and under seal, what a peer should know. */
export const ClaimForm = ({ frame, organisation, profile, peers, again, state }: FormProps) => {
  const { t } = frame;
  const here = routes.status.url({ organisation: organisation.id });
  return (
    <>
      <h2 id="claim">
        {t('organisations.status.claim.by', { profile: t(`profiles.profile.${profile}.name`) })}
      </h2>
      <p>
        {t(`profiles.profile.${profile}.says`)}{' '}
        <a href={`${here}#claim`}>{t('organisations.status.claim.other')}</a>
      </p>
      <p>{t('profiles.intro')}</p>
      {again && (
        <Notice tone="warn">
          <p>{t('organisations.status.claim.void')}</p>
        </Notice>
      )}
      <ErrorSummary
        frame={frame}
        problems={state.problems}
        labels={{ statement: t('organisations.status.claim.statement') }}
      />
      <Form
        frame={frame}
        action={routes.claimStatus.url({ organisation: organisation.id })}
        submit={t('organisations.status.claim.submit')}
      >
        <input type="hidden" name="profile" value={profile} />
        {groupsAsked(profile).map((group) => (
          <GroupFields frame={frame} group={group} state={state} />
        ))}
        <Questions frame={frame} profile={profile} state={state} />
        <TextArea
          frame={frame}
          name="statement"
          label={t('organisations.status.claim.statement')}
          hint={t(`profiles.profile.${profile}.ask`)}
          error={state.problems.statement}
          value={text(state.typed.statement)}
          maxlength={4000}
          rows={6}
          optional={profiles[profile].asks === 'anything'}
        />
        <Asking frame={frame} peers={peers} state={state} />
        <p class="hint">{t('profiles.expires')}</p>
        <WhoCanSee
          frame={frame}
          now={t('organisations.status.claim.now')}
          seized={t('organisations.status.claim.seized')}
        />
      </Form>
    </>
  );
};
