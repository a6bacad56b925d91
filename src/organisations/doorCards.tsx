import { routes } from '../routes.ts';
import { ActionButton, DisabledAction } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { dayInWords } from '../web/inWords.ts';
import { Card } from '../web/parts.tsx';
import type { SignedIn } from '../web/visit.ts';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { IfAllowed } from './cameBack.tsx';
import { letIn } from './rules.ts';
import type { Organisation } from './store.ts';

type Props = {
  frame: Frame;
  member: SignedIn;
  organisation: Organisation;
  /** Since when the community-led one of the two lets the ally in. */
  since: string | null;
};

/** On an ally's page, as a community-led organisation sees it: the door is hers. P6 */
export const Door = ({ frame, member, organisation, since }: Props) => {
  const { t } = frame;
  const label = t(since ? 'organisations.door.close' : 'organisations.door.open');
  const route = since ? routes.closeDoor : routes.letIn;
  return (
    <Card title={t('organisations.door.title')}>
      {since && (
        <p class="strong">{t('organisations.door.since', { day: dayInWords(since, frame.language) })}</p>
      )}
      <p>{t('organisations.door.text')}</p>
      <IfAllowed frame={frame} ruling={letIn(member, organisation)} label={label}>
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

/** On a community-led organisation's page, as an ally sees it. */
export const DoorSeenByAlly = ({ frame, since }: Props) => {
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
