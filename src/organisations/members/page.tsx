import type { OrganisationId, PersonId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { ErrorSummary } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import { fieldProblems, isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Onward, Pager, Tag } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { dayInWords } from '../../web/words/figures.ts';
import { Acts, type One, prefixOf } from './actParts.tsx';
import type { MemberRow } from './store.ts';

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
        {row.keysSince && (
          <>
            {' '}
            <Tag tone="warn">{t('keys.givenOn', { day: dayInWords(row.keysSince, frame.language) })}</Tag>
          </>
        )}
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
  next: string | null;
  returned: ReturnedForm | undefined;
  done: string | null;
};

/** What is wrong with the form that came back, of the one person it is about. */
const WhatIsWrong = ({ frame, returned }: Pick<Props, 'frame' | 'returned'>) => (
  <>
    <RefusalNotice frame={frame} returned={returned} title={frame.t('organisations.refused')} />
    <ErrorSummary
      frame={frame}
      problems={fieldProblems(returned)}
      labels={{ passphrase: frame.t('identity.stepUp.label') }}
      prefix={prefixOf(returned?.action ?? '')}
      secrets
    />
  </>
);

type FurtherProps = {
  frame: Frame;
  organisation: OrganisationId;
  invite: { href: string; label: string } | null;
};

/** Where one goes on from here: to ask somebody in, and to compare keys with those who are. */
const Further = ({ frame, organisation, invite }: FurtherProps) => (
  <>
    {invite && (
      <p>
        <a class="button" href={invite.href}>
          {invite.label}
        </a>
      </p>
    )}
    <p>
      <Onward href={routes.ownKeys.url({ organisation })}>{frame.t('keys.own.link')}</Onward>
    </p>
  </>
);

export const MembersPage = (props: Props) => {
  const { frame, member, rows, stewards, onward, next, returned, done } = props;
  const { t } = frame;
  const organisation = member.organisation.id;
  const here = routes.members.url({ organisation });
  const alone = !onward && rows.length === 1 && member.role === 'steward';
  const invite = {
    href: routes.invitations.url({ organisation }),
    label: t('organisations.members.invite'),
  };
  return (
    <Page
      frame={frame}
      title={t('organisations.members.title')}
      lead={t('organisations.members.lead')}
      trail={[{ label: member.organisationName, href: routes.organisation.url({ organisation }) }]}
      done={done}
      problem={isWrong(returned)}
      next={alone ? { text: t('organisations.members.next'), ...invite } : undefined}
    >
      <WhatIsWrong frame={frame} returned={returned} />
      {rows.map((row) => (
        <Member frame={frame} member={member} row={row} stewards={stewards} returned={returned} />
      ))}
      <Pager frame={frame} first={onward ? here : null} next={next && `${here}?after=${next}`} />
      <Further
        frame={frame}
        organisation={organisation}
        invite={member.role === 'steward' && !alone ? invite : null}
      />
      <WhoCanSee
        frame={frame}
        now={t('organisations.members.now')}
        seized={t('organisations.members.seized')}
      />
    </Page>
  );
};
