import type { Side } from '../../kernel/organisation.ts';
import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Pager, type Tone } from '../../web/parts/cards.tsx';
import { SideBySide } from '../../web/parts/redline.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { sayDay } from '../words.ts';
import type { PartnershipState, PartnershipView, PartyView } from './view.ts';

export const stateTones: Record<PartnershipState, Tone> = {
  proposed: 'warn',
  'in-force': 'good',
  ended: 'plain',
};

type Props = { frame: Frame; view: PartnershipView };

const sinceOf = (frame: Frame, party: PartyView): string => {
  if (party.leftOn) return frame.t('partnership.page.leftOn', { day: sayDay(frame, party.leftOn) });
  if (party.newcomer) return frame.t('partnership.page.newcomer');
  return party.joinedOn
    ? frame.t('partnership.page.joined', { day: sayDay(frame, party.joinedOn) })
    : frame.t('partnership.page.askedOn', { day: sayDay(frame, party.askedOn) });
};

const Party = ({ frame, party, you }: { frame: Frame; party: PartyView; you: boolean }) => (
  <li>
    <a href={routes.organisation.url({ organisation: party.organisation })}>{party.name}</a>
    {you && <span class="muted"> ({frame.t('partnership.page.you')})</span>}
    <span class="hint"> {sinceOf(frame, party)}</span>
  </li>
);

/** The community side stands first. P7 */
export const Parties = ({ frame, view }: Props) => {
  const half = (side: Side) => ({
    title: frame.t(`partnership.side.${side}`),
    content: (
      <ul class="parties">
        {view.parties
          .filter((party) => party.side === side)
          .map((party) => (
            <Party frame={frame} party={party} you={party.organisation === view.me.organisation} />
          ))}
      </ul>
    ),
  });
  return (
    <section class="part">
      <h2>{frame.t('partnership.page.parties')}</h2>
      <SideBySide first={half('community')} second={half('ally')} />
    </section>
  );
};

export const EarlierAgreements = ({ frame, view }: Props) => {
  const { items, next } = view.history;
  const here = routes.partnership.url({ partnership: view.id });
  if (items.length === 0) return null;
  return (
    <section class="part">
      <h2>{frame.t('partnership.page.history')}</h2>
      <ul class="links">
        {items.map(({ number, inForceOn, decision }) => (
          <li>
            <a href={routes.decision.url({ partnership: view.id, decision })}>
              {frame.t('partnership.page.historyRow', { number, day: sayDay(frame, inForceOn) })}
            </a>
          </li>
        ))}
      </ul>
      <Pager frame={frame} next={next && `${here}?before=${encodeURIComponent(next)}`} />
    </section>
  );
};

export const ClosedDecisions = ({ frame, view }: Props) => {
  const { t } = frame;
  const { items, next } = view.closedDecisions;
  const here = routes.partnership.url({ partnership: view.id });
  if (items.length === 0) return null;
  return (
    <section class="part">
      <h2>{t('partnership.page.closed')}</h2>
      <DataTable
        caption={t('partnership.page.closed')}
        quietCaption
        head={(['what', 'who', 'how', 'when'] as const).map((key) => t(`partnership.page.${key}`))}
        rows={items.map((item) => [
          <a href={routes.decision.url({ partnership: view.id, decision: item.id })}>
            {t(`partnership.change.${item.change}`)}
          </a>,
          item.proposedBy,
          t(`partnership.outcome.${item.outcome}`),
          sayDay(frame, item.closedOn),
        ])}
      />
      <Pager frame={frame} next={next && `${here}?after=${encodeURIComponent(next)}`} />
    </section>
  );
};
