import { OwnWords } from '../../checking/ownWords.tsx';
import { routes } from '../../routes.ts';
import { ActionButton } from '../../web/forms/form.tsx';
import { Code, Tag, type Tone } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { Refused, type StatementProps } from '../parts.tsx';
import { speakersInWords } from '../words.ts';
import { linkLivesDays } from './acts.ts';
import type { EndorsementView, SigningView } from './view.ts';

export type SigningProps = Omit<StatementProps, 'view'> & { view: SigningView };

const endorsedTones: Record<EndorsementView['state'], Tone> = {
  counts: 'good',
  confirm: 'warn',
  unnamed: 'warn',
  waits: 'warn',
  withdrawn: 'plain',
};

const Endorsements = ({ frame, view }: SigningProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  if (view.endorsements.length === 0) return null;
  return (
    <DataTable
      caption={t('statement.signOn.count', {
        count: view.endorsements.filter(({ state }) => state === 'counts' || state === 'unnamed').length,
      })}
      head={[t('statement.page.organisation'), t('statement.signOn.state')]}
      rows={view.endorsements.map(({ id, name, state }) => [
        name,
        <>
          <Tag tone={endorsedTones[state]}>{t(`statement.signOn.is.${state}`)}</Tag>
          {(state === 'waits' || state === 'unnamed') && view.may.lead.ok && (
            <div class="row">
              {(view.own.side === 'community' ? (['take', 'aside'] as const) : (['aside'] as const)).map(
                (what) => (
                  <ActionButton
                    frame={frame}
                    action={routes.lookAtSignature.url({ statement, endorsement: id })}
                    label={t(`statement.signOn.${what}`)}
                    fields={{ look: what }}
                  />
                ),
              )}
            </div>
          )}
        </>,
      ])}
    />
  );
};

export const SignOn = ({ frame, view, link }: SigningProps & { link: string | null }) => {
  const { t } = frame;
  const statement = view.facts.id;
  return (
    <section class="part" id="sign-on">
      <h2>{t('statement.signOn.title')}</h2>
      <p>{t(view.open ? 'statement.signOn.open' : 'statement.signOn.closed')}</p>
      {view.ownWords.map((own) => (
        <OwnWords teller={frame} own={own} speakers={speakersInWords(frame, view)} />
      ))}
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
      {view.open && view.may.link.ok && (
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
