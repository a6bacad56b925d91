import type { EndorsementId, OrganisationId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { ActionButton } from '../web/forms.tsx';
import { Code, Tag, type Tone } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { linkLivesDays } from './finishing.ts';
import { Refused, type Seen } from './parts.tsx';
import type { Block } from './published/outline.ts';
import type { Ruling } from './ruling.ts';
import type { StatementView } from './views.ts';

export type EndorsementView = {
  id: EndorsementId;
  name: string;
  state: 'counts' | 'confirm' | 'waits' | 'withdrawn';
};
export type SigningView = StatementView & {
  reservations: ReadonlyMap<OrganisationId, string>;
  endorsements: readonly EndorsementView[];
  maySign: Ruling;
  mayAgree: Ruling;
  mayLink: Ruling;
  /** How the public page will say that it was made. */
  made: readonly Block[];
  /** The public page's own address, as people type it. */
  address: string;
};
export type SeenSigning = Omit<Seen, 'view'> & { view: SigningView };

const endorsedTones: Record<EndorsementView['state'], Tone> = {
  counts: 'good',
  confirm: 'warn',
  waits: 'warn',
  withdrawn: 'plain',
};

const Endorsements = ({ frame, view }: SeenSigning) => {
  const { t } = frame;
  const statement = view.facts.id;
  if (view.endorsements.length === 0) return null;
  return (
    <DataTable
      caption={t('statement.signOn.count', {
        count: view.endorsements.filter(({ state }) => state === 'counts').length,
      })}
      head={[t('statement.page.organisation'), t('statement.signOn.state')]}
      rows={view.endorsements.map(({ id, name, state }) => [
        name,
        <>
          <Tag tone={endorsedTones[state]}>{t(`statement.signOn.is.${state}`)}</Tag>
          {state === 'waits' && view.may.lead.ok && (
            <div class="row">
              {(['take', 'aside'] as const).map((what) => (
                <ActionButton
                  frame={frame}
                  action={routes.lookAtSignature.url({ statement, endorsement: id })}
                  label={t(`statement.signOn.${what}`)}
                  fields={{ look: what }}
                />
              ))}
            </div>
          )}
        </>,
      ])}
    />
  );
};

export const SignOn = ({ frame, view, link }: SeenSigning & { link: string | null }) => {
  const { t } = frame;
  const statement = view.facts.id;
  return (
    <section class="part">
      <h2>{t('statement.signOn.title')}</h2>
      <p>{t(view.open ? 'statement.signOn.open' : 'statement.signOn.closed')}</p>
      {link && (
        <Code
          label={t('statement.signOn.link')}
          value={link}
          kind="link"
          note={t('statement.signOn.linkNote', { count: linkLivesDays })}
        />
      )}
      {!view.open &&
        (view.may.open.ok ? (
          <>
            <WhoCanSee
              frame={frame}
              now={t('statement.signOn.see')}
              seized={t('statement.signOn.seized')}
              sealed={false}
            />
            <ActionButton
              frame={frame}
              action={routes.openSignOn.url({ statement })}
              label={t('statement.signOn.openIt')}
              variant="primary"
            />
          </>
        ) : (
          <Refused frame={frame} label={t('statement.signOn.openIt')} may={view.may.open} />
        ))}
      {view.open && view.mayLink.ok && (
        <ActionButton
          frame={frame}
          action={routes.linkSigner.url({ statement })}
          label={t('statement.signOn.makeLink')}
        />
      )}
      <Endorsements frame={frame} view={view} />
    </section>
  );
};
