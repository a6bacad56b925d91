import type { Day } from '../kernel/clock.ts';
import type { InvitationId } from '../kernel/ids.ts';
import { organisationKinds, type Role } from '../kernel/organisation.ts';
import { routes } from '../routes.ts';
import { Radios } from '../web/fields.tsx';
import { ActionButton, ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { dayInWords } from '../web/inWords.ts';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Pager, Tag } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import type { SignedIn } from '../web/visit.ts';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { type CameBack, IfAllowed, RefusalNotice, text } from './cameBack.tsx';
import type { Invitation } from './invitationStore.ts';
import { type InvitationKind, invite } from './rules.ts';

type MakeProps = { frame: Frame; member: SignedIn; standing: boolean; state: CameBack };

const roleOrder: readonly Role[] = ['member', 'steward'];

const Choice = ({ frame, kind, state }: { frame: Frame; kind: InvitationKind; state: CameBack }) => {
  const { t } = frame;
  const { typed, problems } = state;
  if (kind === 'person') {
    return (
      <Radios
        frame={frame}
        name="role"
        label={t('organisations.invitations.person.role')}
        error={problems.role}
        value={text(typed.role) ?? 'member'}
        options={roleOrder.map((value) => ({
          value,
          label: t(`organisations.invitations.person.${value}`),
          hint: t(`organisations.invitations.person.${value}Hint`),
        }))}
      />
    );
  }
  if (kind === 'organisation') {
    return (
      <Radios
        frame={frame}
        name="organisationKind"
        label={t('organisations.invitations.organisation.kind')}
        error={problems.organisationKind}
        value={text(typed.organisationKind)}
        options={organisationKinds.map((value) => ({
          value,
          label: t(`organisations.invitations.organisation.${value}`),
          hint: t(`organisations.invitations.organisation.${value}Hint`),
        }))}
      />
    );
  }
  return null;
};

/** One kind of link: what it is for, and the form, or why this organisation does not make such links. */
const Make = ({ frame, member, standing, state, kind }: MakeProps & { kind: InvitationKind }) => {
  const { t } = frame;
  const label = t(`organisations.invitations.${kind}.submit`);
  const variant = kind === 'person' ? 'primary' : 'quiet';
  return (
    <Card title={t(`organisations.invitations.${kind}.title`)}>
      <p>{t(`organisations.invitations.${kind}.text`)}</p>
      <IfAllowed frame={frame} ruling={invite(member, standing, kind)} label={label}>
        <Form
          frame={frame}
          action={routes.invite.url({ organisation: member.organisation.id })}
          submit={label}
          variant={variant}
        >
          <input type="hidden" name="kind" value={kind} />
          <Choice frame={frame} kind={kind} state={state} />
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
  next: InvitationId | null;
  done: string | null;
};

export const InvitationsPage = ({
  frame,
  member,
  standing,
  state,
  today,
  invitations,
  onward,
  next,
  done,
}: Props) => {
  const { t } = frame;
  const organisation = member.organisation.id;
  const here = routes.invitations.url({ organisation });
  const make = { frame, member, standing, state };
  return (
    <Page
      frame={frame}
      title={t('organisations.invitations.title')}
      lead={t('organisations.invitations.lead')}
      trail={[{ label: member.organisationName, href: routes.organisation.url({ organisation }) }]}
      done={done}
      problem={Object.keys(state.problems).length > 0}
    >
      <RefusalNotice frame={frame} refusal={state.refusal} />
      <ErrorSummary
        frame={frame}
        problems={state.problems}
        labels={{
          role: t('organisations.invitations.person.role'),
          organisationKind: t('organisations.invitations.organisation.kind'),
        }}
      />
      <Make {...make} kind="person" />
      <Make {...make} kind="organisation" />
      <Make {...make} kind="introduction" />
      <h2>{t('organisations.invitations.list')}</h2>
      {invitations.length > 0 ? (
        <Links frame={frame} member={member} today={today} invitations={invitations} />
      ) : (
        <EmptyState
          title={t('organisations.invitations.empty.title')}
          text={t('organisations.invitations.empty.text')}
        />
      )}
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
