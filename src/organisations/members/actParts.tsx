import type { PropsWithChildren } from 'hono/jsx';
import { StepUpField } from '../../identity/stepUp/field.tsx';
import type { PersonId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { ActionButton, Form, type Variant } from '../../web/forms/form.tsx';
import { type ReturnedForm, returnedTo } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { IfAllowed } from '../allowed.tsx';
import { changeRole } from '../rules.ts';
import type { MemberRow } from './store.ts';

export type One = {
  frame: Frame;
  member: SignedIn;
  row: MemberRow;
  stewards: readonly PersonId[];
  returned: ReturnedForm | undefined;
};

/** Two forms of one page share no id. */
export const prefixOf = (action: string): string => `${action.split('/').slice(-2).reverse().join('-')}-`;

type ActProps = PropsWithChildren<{
  one: One;
  action: string;
  title: string;
  submit: string;
  variant: Variant;
}>;

/** An act that an open page alone must not be enough for: what it brings about, the passphrase, the button. */
const SteppedUp = ({ one, action, title, submit, variant, children }: ActProps) => {
  const { frame, returned } = one;
  const own = returnedTo(action, returned);
  return (
    <details class="more" open={own !== undefined}>
      <summary>{title}</summary>
      <Form frame={frame} action={action} submit={submit} variant={variant}>
        {children}
        <StepUpField frame={frame} id={`${prefixOf(action)}passphrase`} error={own?.problems['passphrase']} />
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
      outcome={changeRole(member, { stewards, person: row.person }, role)}
      label={label}
    >
      <SteppedUp one={one} action={routes.changeRole.url(at)} title={label} submit={label} variant="quiet">
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
        action={routes.issueRecovery.url(at)}
        title={t('organisations.members.recovery')}
        submit={t('organisations.members.recoveryConfirm')}
        variant="quiet"
      >
        <p>{t('organisations.members.recoveryNote')}</p>
      </SteppedUp>
      <SteppedUp
        one={one}
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
    <details class="more" open={one.returned?.action.includes(one.row.person)}>
      <summary>{t('organisations.members.manage')}</summary>
      <Role {...one} />
      {one.row.person === one.member.person ? <p>{t('organisations.members.self')}</p> : <Others {...one} />}
    </details>
  );
};
