import type { Day } from '../../kernel/clock.ts';
import { organisationKinds, type Role } from '../../kernel/organisation.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import { isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Pager, Tag } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { dayInWords } from '../../web/words/figures.ts';
import { IfAllowed } from '../allowed.tsx';
import { type InvitationKind, mayInvite } from '../rules.ts';
import { inviteFields } from './form.ts';
import type { Invitation } from './store.ts';

type MakeProps = { frame: Frame; member: SignedIn; stands: boolean; returned: ReturnedForm | undefined };

const roleOrder: readonly Role[] = ['member', 'steward'];

const labelsOf = ({ t }: Frame) => ({
  role: t('organisations.invitations.person.role'),
  organisationKind: t('organisations.invitations.organisation.kind'),
});

const boundInvitation = ({ frame, member, returned }: MakeProps) =>
  bound(frame, returned, {
    action: routes.invite.url({ organisation: member.organisation.id }),
    fields: inviteFields,
    labels: labelsOf(frame),
  });

const Choice = ({ kind, ...props }: MakeProps & { kind: InvitationKind }) => {
  const { t } = props.frame;
  const f = boundInvitation(props);
  if (kind === 'person') {
    const role = f('role');
    return (
      <Radios
        {...role}
        value={role.value ?? 'member'}
        options={roleOrder.map((value) => ({
          value,
          label: t(`organisations.invitations.person.${value}`),
          hint: t(`organisations.invitations.person.${value}Hint`),
        }))}
      />
    );
  }
  if (kind === 'introduction') return null;
  return (
    <Radios
      {...f('organisationKind')}
      options={organisationKinds.map((value) => ({
        value,
        label: t(`organisations.invitations.organisation.${value}`),
        hint: t(`organisations.invitations.organisation.${value}Hint`),
      }))}
    />
  );
};

/** One kind of link: what it is for, and the form, or why this organisation does not make such links. */
const Make = (props: MakeProps & { kind: InvitationKind }) => {
  const { frame, member, stands, kind } = props;
  const { t } = frame;
  const label = t(`organisations.invitations.${kind}.submit`);
  const variant = kind === 'person' ? 'primary' : 'quiet';
  const action = routes.invite.url({ organisation: member.organisation.id });
  return (
    <Card title={t(`organisations.invitations.${kind}.title`)}>
      <p>{t(`organisations.invitations.${kind}.text`)}</p>
      <IfAllowed frame={frame} outcome={mayInvite(member, stands, kind)} label={label}>
        <Form frame={frame} action={action} submit={label} variant={variant}>
          <input type="hidden" name="kind" value={kind} />
          <Choice {...props} />
        </Form>
      </IfAllowed>
    </Card>
  );
};

type Row = { frame: Frame; member: SignedIn; today: Day; invitation: Invitation };

const isOpen = ({ invitation, today }: Row): boolean =>
  invitation.used_on === null && invitation.expires_on >= today;

const State = (row: Row) => {
  const { frame, invitation } = row;
  const on = (day: Day) => ({ day: dayInWords(day, frame.language) });
  if (invitation.used_on)
    return <Tag>{frame.t('organisations.invitations.used', on(invitation.used_on))}</Tag>;
  return isOpen(row) ? (
    <Tag tone="good">{frame.t('organisations.invitations.open', on(invitation.expires_on))}</Tag>
  ) : (
    <Tag tone="warn">{frame.t('organisations.invitations.expired', on(invitation.expires_on))}</Tag>
  );
};

const whatFor = ({ kind, role, organisation_kind: organisationKind }: Invitation) =>
  kind === 'person' ? (role ?? 'member') : kind === 'organisation' ? (organisationKind ?? 'ally') : kind;

const Links = ({
  frame,
  member,
  today,
  invitations,
}: Omit<Row, 'invitation'> & { invitations: readonly Invitation[] }) => {
  const { t, language } = frame;
  const organisation = member.organisation.id;
  return (
    <DataTable
      caption={t('organisations.invitations.caption')}
      quietCaption
      head={(['what', 'made_on', 'state', 'act'] as const).map((column) =>
        t(`organisations.invitations.${column}`),
      )}
      rows={invitations.map((invitation) => [
        t(`organisations.invitations.kind.${whatFor(invitation)}`),
        dayInWords(invitation.made_on, language),
        <State frame={frame} member={member} today={today} invitation={invitation} />,
        isOpen({ frame, member, today, invitation }) && member.role === 'steward' ? (
          <ActionButton
            frame={frame}
            action={routes.withdrawInvitation.url({ organisation, invitation: invitation.id })}
            label={t('organisations.invitations.withdraw')}
          />
        ) : (
          '–'
        ),
      ])}
    />
  );
};

type Props = MakeProps & {
  today: Day;
  invitations: readonly Invitation[];
  onward: boolean;
  next: string | null;
  done: string | null;
};

const Made = ({ frame, member, today, invitations }: Props) => {
  const { t } = frame;
  return (
    <>
      <h2>{t('organisations.invitations.list')}</h2>
      {invitations.length > 0 ? (
        <Links frame={frame} member={member} today={today} invitations={invitations} />
      ) : (
        <EmptyState
          title={t('organisations.invitations.empty.title')}
          text={t('organisations.invitations.empty.text')}
        />
      )}
    </>
  );
};

export const InvitationsPage = (props: Props) => {
  const { frame, member, stands, returned, onward, next, done } = props;
  const { t } = frame;
  const organisation = member.organisation.id;
  const here = routes.invitations.url({ organisation });
  const make = { frame, member, stands, returned };
  return (
    <Page
      frame={frame}
      title={t('organisations.invitations.title')}
      lead={t('organisations.invitations.lead')}
      trail={[{ label: member.organisationName, href: routes.organisation.url({ organisation }) }]}
      done={done}
      problem={isWrong(returned)}
    >
      <ReturnedNotices
        frame={frame}
        returned={returned}
        title={t('organisations.refused')}
        labels={labelsOf(frame)}
      />
      <Make {...make} kind="person" />
      <Make {...make} kind="organisation" />
      <Make {...make} kind="introduction" />
      <Made {...props} />
      <Pager frame={frame} first={onward ? here : null} next={next && `${here}?after=${next}`} />
      <WhoCanSee
        frame={frame}
        now={t('organisations.invitations.now')}
        seized={t('organisations.invitations.seized')}
        sealed={false}
      />
    </Page>
  );
};
