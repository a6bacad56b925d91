import type { Outcome } from '../../kernel/outcome.ts';
import { routes } from '../../routes.ts';
import { RefusedAction } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import { Facts, Fingerprint, Onward, Tag } from '../../web/parts/cards.tsx';
import { sayDay } from '../words.ts';
import { stateTones } from './parts.tsx';
import type { AgreementView, PartnershipView } from './view.ts';

type Props = { frame: Frame; view: PartnershipView };

const InForce = ({ frame, agreement }: { frame: Frame; agreement: AgreementView }) => {
  const { t } = frame;
  const { number, inForceOn, sha256Hex, text } = agreement;
  return (
    <Facts
      items={[
        {
          term: t('partnership.page.number'),
          fact: (
            <>
              {t('partnership.page.numberFact', { number })} <Fingerprint hash={sha256Hex} />
            </>
          ),
        },
        { term: t('partnership.page.since'), fact: sayDay(frame, inForceOn) },
        ...(text ? [{ term: t('partnership.page.review'), fact: sayDay(frame, text.reviewOn) }] : []),
      ]}
    />
  );
};

type ActProps = { frame: Frame; label: string; href: string; may: Outcome };

const Act = ({ frame, label, href, may }: ActProps) =>
  may.ok ? (
    <p>
      <Onward href={href}>{label}</Onward>
    </p>
  ) : (
    <RefusedAction frame={frame} label={label} refusal={may} />
  );

const Ways = ({ frame, view }: Props) => {
  const { t } = frame;
  const { may, state } = view;
  const at = { partnership: view.id };
  const proposal = routes.newProposal.url(at);
  const open = { ok: true } as const;
  const ways: readonly Omit<ActProps, 'frame'>[] = [
    { label: t('partnership.page.engagements'), href: routes.partnershipEngagements.url(at), may: open },
    { label: t('partnership.page.power'), href: routes.power.url(at), may: open },
    ...(state === 'proposed'
      ? []
      : [{ label: t('assessment.list.title'), href: routes.rounds.url(at), may: open }]),
    { label: t('partnership.page.recordLink'), href: routes.record.url(at), may: open },
    { label: t('partnership.page.proposeLink'), href: proposal, may: may.propose },
    ...(may.propose.ok
      ? [{ label: t('partnership.page.endLink'), href: `${proposal}?change=ending`, may: open }]
      : []),
    ...(state === 'ended'
      ? []
      : [{ label: t('partnership.page.leaveLink'), href: routes.leaving.url(at), may: may.leave }]),
  ];
  return (
    <nav aria-label={t('partnership.page.actions')}>
      {ways.map((way) => (
        <Act frame={frame} {...way} />
      ))}
    </nav>
  );
};

/** At a glance: how it stands, and where one can go from here. */
export const PartnershipMargin = ({ frame, view }: Props) => (
  <>
    <Tag tone={stateTones[view.state]}>{frame.t(`partnership.state.${view.state}`)}</Tag>
    {view.agreement && <InForce frame={frame} agreement={view.agreement} />}
    <Ways frame={frame} view={view} />
  </>
);
