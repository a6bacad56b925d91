import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { ActionButton, DisabledAction } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import { Card } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { dayInWords } from '../../web/words/figures.ts';
import { IfAllowed } from '../allowed.tsx';
import { mayPermitProposals } from '../rules.ts';
import type { Organisation } from '../store.ts';

type Props = {
  frame: Frame;
  member: SignedIn;
  organisation: Organisation;
  /** Since when the ally among the two may propose a partnership to the other. */
  since: string | null;
};

/** On an ally's page: a community-led organisation permits it to propose a partnership, or no longer does. P6 */
export const Permission = ({ frame, member, organisation, since }: Props) => {
  const { t } = frame;
  const label = t(since ? 'organisations.door.close' : 'organisations.door.open');
  const route = since ? routes.withdrawPermission : routes.permitProposals;
  return (
    <Card title={t('organisations.door.title')}>
      {since && (
        <p class="strong">{t('organisations.door.since', { day: dayInWords(since, frame.language) })}</p>
      )}
      <p>{t('organisations.door.text')}</p>
      <IfAllowed frame={frame} outcome={mayPermitProposals(member, organisation)} label={label}>
        <ActionButton
          frame={frame}
          action={route.url({ organisation: organisation.id })}
          label={label}
          variant={since ? 'quiet' : 'primary'}
        />
      </IfAllowed>
      {!since && (
        <WhoCanSee
          frame={frame}
          now={t('organisations.door.now')}
          seized={t('organisations.door.seized')}
          sealed={false}
        />
      )}
    </Card>
  );
};

/** On a community-led organisation's page: may the reader's own, an ally, propose to it? */
export const PermissionSeenByAlly = ({ frame, since }: Props) => {
  const { t } = frame;
  return (
    <Card title={t('organisations.door.title')}>
      <p>
        {since
          ? t('organisations.door.openedTo', { day: dayInWords(since, frame.language) })
          : t('organisations.door.notOpened')}
      </p>
      {since ? (
        <p>
          <a class="button primary" href={routes.newPartnership.url()}>
            {t('organisations.door.propose')}
          </a>
        </p>
      ) : (
        <DisabledAction
          frame={frame}
          label={t('organisations.door.propose')}
          reason={t('organisations.door.needed')}
          principle="P6"
        />
      )}
    </Card>
  );
};
