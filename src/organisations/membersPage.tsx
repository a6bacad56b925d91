import type { PersonId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { ActionButton } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { dayInWords } from '../web/inWords.ts';
import { Page } from '../web/layout.tsx';
import { Card, Pager, Tag } from '../web/parts.tsx';
import type { SignedIn } from '../web/visit.ts';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { type CameBack, IfAllowed, RefusalNotice } from './cameBack.tsx';
import type { MemberRow } from './memberStore.ts';
import { changeRole } from './rules.ts';

type One = { frame: Frame; member: SignedIn; row: MemberRow; stewards: readonly PersonId[] };

/** Step up or step down: the one act that a steward may also do to herself. */
const Role = ({ frame, member, row, stewards }: One) => {
  const { t } = frame;
  const at = { organisation: member.organisation.id, person: row.person };
  const role = row.role === 'steward' ? 'member' : 'steward';
  const label = t(
    role === 'steward' ? 'organisations.members.makeSteward' : 'organisations.members.makeMember',
  );
  return (
    <>
      <p>{t('organisations.members.roleNote')}</p>
      <IfAllowed
        frame={frame}
        ruling={changeRole(member, { stewards, person: row.person }, role)}
        label={label}
      >
        <ActionButton frame={frame} action={routes.changeRole.url(at)} label={label} fields={{ role }} />
      </IfAllowed>
    </>
  );
};

/** What a steward may do about somebody else, each act with what it brings about. */
const Others = ({ frame, member, row }: One) => {
  const { t } = frame;
  const at = { organisation: member.organisation.id, person: row.person };
  return (
    <>
      <p>{t('organisations.members.sessionsNote')}</p>
      <ActionButton
        frame={frame}
        action={routes.endMemberSessions.url(at)}
        label={t('organisations.members.sessions')}
      />
      <p>{t('organisations.members.recoveryNote')}</p>
      <ActionButton
        frame={frame}
        action={routes.issueRecovery.url(at)}
        label={t('organisations.members.recovery')}
      />
      <details class="more">
        <summary>{t('organisations.members.remove')}</summary>
        <p>{t('organisations.members.removeNote')}</p>
        <ActionButton
          frame={frame}
          action={routes.removeMember.url(at)}
          label={t('organisations.members.removeConfirm')}
          variant="danger"
        />
      </details>
    </>
  );
};

const Acts = (one: One) => {
  const { t } = one.frame;
  return (
    <details class="more">
      <summary>{t('organisations.members.manage')}</summary>
      <Role {...one} />
      {one.row.person === one.member.person ? <p>{t('organisations.members.self')}</p> : <Others {...one} />}
    </details>
  );
};

const Member = (one: One) => {
  const { frame, member, row } = one;
  const { t } = frame;
  const you = row.person === member.person;
  return (
    <Card title={row.name ?? t('organisations.members.sealed')}>
      <p>
        <Tag tone={row.role === 'steward' ? 'good' : 'plain'}>{t(`organisations.role.${row.role}`)}</Tag>{' '}
        {you && (
          <>
            <Tag>{t('organisations.members.you')}</Tag>{' '}
          </>
        )}
        <span class="muted">
          {t('organisations.members.joined', { day: dayInWords(row.joinedOn, frame.language) })}
        </span>
      </p>
      {member.role === 'steward' && <Acts {...one} />}
    </Card>
  );
};

type Props = {
  frame: Frame;
  member: SignedIn;
  rows: readonly MemberRow[];
  stewards: readonly PersonId[];
  onward: boolean;
  next: PersonId | null;
  state: CameBack;
  done: string | null;
};

export const MembersPage = ({ frame, member, rows, stewards, onward, next, state, done }: Props) => {
  const { t } = frame;
  const organisation = member.organisation.id;
  const here = routes.members.url({ organisation });
  const alone = !onward && rows.length === 1 && member.role === 'steward';
  const invitations = routes.invitations.url({ organisation });
  return (
    <Page
      frame={frame}
      title={t('organisations.members.title')}
      lead={t('organisations.members.lead')}
      trail={[{ label: member.organisationName, href: routes.organisation.url({ organisation }) }]}
      done={done}
      next={
        alone
          ? {
              text: t('organisations.members.next'),
              href: invitations,
              label: t('organisations.members.invite'),
            }
          : undefined
      }
    >
      <RefusalNotice frame={frame} refusal={state.refusal} />
      {rows.map((row) => (
        <Member frame={frame} member={member} row={row} stewards={stewards} />
      ))}
      <Pager frame={frame} first={onward ? here : null} next={next && `${here}?after=${next}`} />
      {member.role === 'steward' && !alone && (
        <p>
          <a class="button" href={invitations}>
            {t('organisations.members.invite')}
          </a>
        </p>
      )}
      <WhoCanSee
        frame={frame}
        now={t('organisations.members.now')}
        seized={t('organisations.members.seized')}
      />
    </Page>
  );
};
