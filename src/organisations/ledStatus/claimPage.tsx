import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, Radios, Select, TextArea } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Card, Notice, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import type { Listing, Organisation } from '../store.ts';
import { claimFields, groupsAsked, questionsAsked } from './claimForm.ts';
import { countBands, type Group, type ProfileId, profileIds, profiles, shareBands } from './profiles.ts';

type FormProps = {
  frame: Frame;
  organisation: Organisation;
  profile: ProfileId;
  /** Peers whose own status is in force, whom it may ask; the host is asked in any case. */
  peers: readonly Listing[];
  /** There is an earlier statement, which this one would replace. */
  again: boolean;
  returned: ReturnedForm | undefined;
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

const boundClaim = ({ frame, organisation, profile, returned }: FormProps) => {
  const { t } = frame;
  const [share, count] = [t('profiles.question.share'), t('profiles.question.count')];
  return bound(frame, returned, {
    action: routes.claimStatus.url({ organisation: organisation.id }),
    fields: claimFields,
    labels: {
      profile: t(`profiles.profile.${profile}.name`),
      'share-decision-makers': share,
      'count-decision-makers': count,
      'share-spokespeople': share,
      'count-spokespeople': count,
      'share-staff': share,
      'count-staff': count,
      'share-members-and-volunteers': share,
      'count-members-and-volunteers': count,
      'same-conditions': t('profiles.question.same-conditions'),
      accountable: t('profiles.question.accountable'),
      statement: t('organisations.status.claim.statement'),
      asked: t('organisations.status.claim.ask'),
    },
  });
};
type Claiming = { frame: Frame; f: ReturnType<typeof boundClaim> };

/** How many of a group, in two bands; what is not stated stays so. */
const GroupFields = ({ frame: { t }, f, group }: Claiming & { group: Group }) => {
  const [share, count] = [f(`share-${group}`), f(`count-${group}`)];
  return (
    <fieldset class="field pair">
      <legend>{t(`profiles.group.${group}`)}</legend>
      <Select
        {...share}
        optional={false}
        chosen
        value={share.value ?? 'not-stated'}
        options={(['not-stated', ...shareBands] as const).map((value) => ({
          value,
          label: t(`profiles.share.${value}`),
        }))}
      />
      <Select
        {...count}
        optional={false}
        chosen
        value={count.value ?? 'not-stated'}
        options={(['not-stated', ...countBands] as const).map((value) => ({
          value,
          label: t(`profiles.count.${value}`),
        }))}
      />
    </fieldset>
  );
};

const Questions = ({ frame: { t }, f, profile }: Claiming & { profile: ProfileId }) => (
  <>
    {questionsAsked(profile).map((question) => (
      <Radios
        {...f(question)}
        optional={false}
        value={f(question).value ?? 'not-stated'}
        options={(['yes', 'no', 'not-stated'] as const).map((value) => ({
          value,
          label: t(`profiles.answer.${value}`),
        }))}
      />
    ))}
  </>
);

const Peers = ({ frame: { t }, f, peers }: Claiming & Pick<FormProps, 'peers'>) =>
  peers.length === 0 ? (
    <p>{t('organisations.status.claim.askNobody')}</p>
  ) : (
    <Checkboxes
      {...f('asked')}
      hint={t('organisations.status.claim.askHint')}
      options={peers.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );

const ChosenProfile = ({ frame: { t }, organisation, profile, again }: FormProps) => (
  <>
    <h2 id="claim">
      {t('organisations.status.claim.by', { profile: t(`profiles.profile.${profile}.name`) })}
    </h2>
    <p>
      {t(`profiles.profile.${profile}.says`)}{' '}
      <a href={`${routes.status.url({ organisation: organisation.id })}#claim`}>
        {t('organisations.status.claim.other')}
      </a>
    </p>
    <p>{t('profiles.intro')}</p>
    {again && (
      <Notice tone="warn">
        <p>{t('organisations.status.claim.void')}</p>
      </Notice>
    )}
  </>
);

/** Bands, never numbers or names; then, in words and under seal, what a peer should know. */
export const ClaimForm = (props: FormProps) => {
  const { frame, organisation, profile, peers } = props;
  const { t } = frame;
  const f = boundClaim(props);
  return (
    <>
      <ChosenProfile {...props} />
      <ErrorSummary {...f.fieldSummary} />
      <Form
        frame={frame}
        action={routes.claimStatus.url({ organisation: organisation.id })}
        submit={t('organisations.status.claim.submit')}
      >
        <input type="hidden" name="profile" value={profile} />
        {groupsAsked(profile).map((group) => (
          <GroupFields frame={frame} f={f} group={group} />
        ))}
        <Questions frame={frame} f={f} profile={profile} />
        <TextArea
          {...f('statement')}
          hint={t(`profiles.profile.${profile}.ask`)}
          rows={6}
          optional={profiles[profile].asks === 'anything'}
        />
        <Peers frame={frame} f={f} peers={peers} />
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
