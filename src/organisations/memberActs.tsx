import type { PropsWithChildren } from 'hono/jsx';
import { StepUpField } from '../identity/stepUpField.tsx';
import type { PersonId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { ActionButton, Form, type Variant } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import type { SignedIn } from '../web/visit.ts';
import { type CameBack, IfAllowed } from './cameBack.tsx';
import type { MemberRow } from './memberStore.ts';
import { changeRole } from './rules.ts';

/** Which form came back: whom it is about, and what it was to do. */
export type Tried = { person: PersonId; act: 'role' | 'recovery' | 'removal' };
export type MembersCameBack = CameBack & { tried?: Tried | undefined };

export type One = {
  frame: Frame;
  member: SignedIn;
  row: MemberRow;
  stewards: readonly PersonId[];
  state: MembersCameBack;
};

/** Two forms of one page share no id. */
export const prefixOf = ({ act, person }: Tried): string => `${act}-${person}-`;

type ActProps = PropsWithChildren<{
  one: One;
  act: Tried['act'];
  action: string;
  title: string;
  submit: string;
  variant: Variant;
}>;

/** An act that an open page alone must not be enough for: what it brings about, the passphrase, the button. */
const SteppedUp = ({ one, act, action, title, submit, variant, children }: ActProps) => {
  const { frame, row, state } = one;
  const here = state.tried?.person === row.person && state.tried.act === act;
  return (
    <details class="more" open={here}>
      <summary>{title}</summary>
      <Form frame={frame} action={action} submit={submit} variant={variant}>
        {children}
        <StepUpField
          frame={frame}
          id={`${prefixOf({ act, person: row.person })}passphrase`}
          error={here ? state.problems.passphrase : undefined}
        />
      </Form>
    </details>
  );
};

/** Step up or step down: the one act that a steward may also do to herself. */
const Role = (one: One) => {
  const { frame, member, row, stewards } = one;
  const { t } = frame;
  const at = { organisation: member.organisation.id, person: row.person };
  const role = row.role === 'steward' ? 'member' : 'steward';
  const label = t(
    role === 'steward' ? 'organisations.members.makeSteward' : 'organisations.members.makeMember',
  );
  return (
    <IfAllowed
      frame={frame}
      ruling={changeRole(member, { stewards, person: row.person }, role)}
      label={label}
    >
      <SteppedUp
        one={one}
        act="role"
        action={routes.changeRole.url(at)}
        title={label}
        submit={label}
        variant="quiet"
      >
        <p>{t('organisations.members.roleNote')}</p>
        <input type="hidden" name="role" value={role} />
      </SteppedUp>
    </IfAllowed>
  );
};

/** What a steward may do about somebody else, each act with what it brings about. */
const Others = (one: One) => {
  const { frame, member, row } = one;
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
      <SteppedUp
        one={one}
        act="recovery"
        action={routes.issueRecovery.url(at)}
        title={t('organisations.members.recovery')}
        submit={t('organisations.members.recoveryConfirm')}
        variant="quiet"
      >
        <p>{t('organisations.members.recoveryNote')}</p>
      </SteppedUp>
      <SteppedUp
        one={one}
        act="removal"
        action={routes.removeMember.url(at)}
        title={t('organisations.members.remove')}
        submit={t('organisations.members.removeConfirm')}
        variant="danger"
      >
        <p>{t('organisations.members.removeNote')}</p>
      </SteppedUp>
    </>
  );
};

/** What a steward may do about one person. */
export const Acts = (one: One) => {
  const { t } = one.frame;
  return (
    <details class="more" open={one.state.tried?.person === one.row.person}>
      <summary>{t('organisations.members.manage')}</summary>
      <Role {...one} />
      {one.row.person === one.member.person ? <p>{t('organisations.members.self')}</p> : <Others {...one} />}
    </details>
  );
};
