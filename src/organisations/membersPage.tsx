import type { PersonId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { ErrorSummary } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { dayInWords } from '../web/inWords.ts';
import { Page } from '../web/layout.tsx';
import { Card, Pager, Tag } from '../web/parts.tsx';
import type { SignedIn } from '../web/visit.ts';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { RefusalNotice } from './cameBack.tsx';
import { Acts, type MembersCameBack, type One, prefixOf } from './memberActs.tsx';
import type { MemberRow } from './memberStore.ts';

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
  state: MembersCameBack;
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
      problem={Object.keys(state.problems).length > 0}
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
      <ErrorSummary
        frame={frame}
        problems={state.problems}
        labels={{ passphrase: t('identity.stepUp.label') }}
        prefix={state.tried ? prefixOf(state.tried) : ''}
        secrets
      />
      {rows.map((row) => (
        <Member frame={frame} member={member} row={row} stewards={stewards} state={state} />
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
