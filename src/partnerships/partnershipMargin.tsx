import type { Outcome } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { DisabledAction } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Facts, Fingerprint, Onward, Tag, type Tone } from '../web/parts.tsx';
import { sayDay } from './inWords.ts';
import { refusalInWords } from './refusals.ts';
import type { AgreementView, PartnershipView } from './views.ts';

type Looking = { frame: Frame; view: PartnershipView };

const tones: Record<PartnershipView['state'], Tone> = {
  proposed: 'warn',
  'in-force': 'good',
  ended: 'plain',
};

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
    <DisabledAction
      frame={frame}
      label={label}
      reason={refusalInWords(may, frame.t)}
      principle={may.principle}
    />
  );

const Ways = ({ frame, view }: Looking) => {
  const { t } = frame;
  const { may, state } = view;
  const at = { partnership: view.id };
  const proposal = routes.newProposal.url(at);
  return (
    <nav aria-label={t('partnership.page.actions')}>
      <p>
        <Onward href={routes.partnershipEngagements.url(at)}>{t('partnership.page.engagements')}</Onward>
      </p>
      <p>
        <Onward href={routes.power.url(at)}>{t('partnership.page.power')}</Onward>
      </p>
      {state !== 'proposed' && (
        <p>
          <Onward href={routes.rounds.url(at)}>{t('assessment.list.title')}</Onward>
        </p>
      )}
      <p>
        <Onward href={routes.record.url(at)}>{t('partnership.page.recordLink')}</Onward>
      </p>
      <Act frame={frame} label={t('partnership.page.proposeLink')} href={proposal} may={may.propose} />
      {may.propose.ok && (
        <Act
          frame={frame}
          label={t('partnership.page.endLink')}
          href={`${proposal}?change=ending`}
          may={may.propose}
        />
      )}
      {state !== 'ended' && (
        <Act
          frame={frame}
          label={t('partnership.page.leaveLink')}
          href={routes.leaving.url(at)}
          may={may.leave}
        />
      )}
    </nav>
  );
};

/** At a glance: how it stands, and where one can go from here. */
export const PartnershipMargin = ({ frame, view }: Looking) => (
  <>
    <Tag tone={tones[view.state]}>{frame.t(`partnership.state.${view.state}`)}</Tag>
    {view.agreement && <InForce frame={frame} agreement={view.agreement} />}
    <Ways frame={frame} view={view} />
  </>
);
